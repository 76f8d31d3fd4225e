using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Numbering;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockAdjustments;

/// <summary>Writes down what is done with goods and posts it: it locks the stock, decides on it, posts it.</summary>
internal sealed class Adjusting(Database db, NumberingDesk numbers, CompanyDesk companies, StockLocks locks, StockLedger ledger)
{
    public async Task<StockAdjustment> Post(StockAction action, Guid warehouseId, Guid? toBinId, string? reason, IReadOnlyList<StockAdjustmentEntry> entries, CancellationToken ct)
    {
        var warehouse = await db.Warehouses.AsNoTracking().Include(w => w.Bins).Refer(w => w.Id == warehouseId, "/warehouseId", ct);
        var to = Target(action, warehouse, toBinId);
        var items = await db.Items.AsNoTracking().Include(i => i.Units).ReferAll(entries.Index().Select(e => (e.Item.ItemId, $"/lines/{e.Index}/itemId")), ct);
        var batches = await db.Batches.AsNoTracking().ReferAll(entries.Index().Where(e => e.Item.BatchId is not null).Select(e => (e.Item.BatchId!.Value, $"/lines/{e.Index}/batchId")), ct);
        var faults = entries.Index().SelectMany(e => FaultsOf(e.Item, items[e.Item.ItemId], batches, action, warehouse, to, $"/lines/{e.Index}")).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);

        var adjustment = new StockAdjustment(await numbers.Draw("stock-adjustment", ct), action, warehouse.Id, to?.Id, reason, (await companies.Get(ct)).Currency);
        foreach (var (i, entry) in entries.Index()) adjustment.Add(Line(entry, items[entry.ItemId], $"/lines/{i}/quantity"));
        db.StockAdjustments.Add(adjustment);
        var sheet = await locks.ForIssuing([.. items.Keys], holder: null, ct);
        Do(sheet, adjustment, to, items, batches);
        adjustment.Post(at: await ledger.Post(sheet, adjustment.Ref, holder: null, effectiveAt: null, ct));
        return adjustment;
    }

    /// <summary>Does it all on the sheet, or refuses with STOCK_SHORT. What is only moved need not be free; what leaves storage must be.</summary>
    private static void Do(StockSheet sheet, StockAdjustment adjustment, Bin? to, Dictionary<Guid, Item> items, Dictionary<Guid, Batch> batches)
    {
        var shorts = new List<(string Item, decimal Short, string Pointer)>();
        foreach (var (i, line) in adjustment.Lines.Index())
        {
            var level = sheet.Find(line.ItemId, adjustment.WarehouseId);
            var from = level?.Balances.FirstOrDefault(b => b.BinId == line.BinId && b.BatchId == line.BatchId);
            var there = from is null ? 0 : adjustment.Action == StockAction.Move ? from.OnHand : sheet.Free(from);
            if (there < line.BaseQuantity) shorts.Add((items[line.ItemId].Code, line.BaseQuantity - there, $"/lines/{i}/quantity"));
            else if (to is null) line.Value = sheet.Remove(from!, line.Id, line.BaseQuantity);
            else sheet.Move(from!, level!.In(to, line.BatchId is { } batch ? batches[batch] : null), line.Id, line.BaseQuantity);
        }
        if (shorts.Count > 0) throw StockRefusals.Short(shorts);
    }

    private static Bin? Target(StockAction action, Warehouse warehouse, Guid? toBinId)
    {
        if (action == StockAction.Scrap) return null;
        var bin = toBinId is null ? action == StockAction.Quarantine ? warehouse.QuarantineBin() : warehouse.StorageBin()
            : warehouse.Bins.FirstOrDefault(b => b.Id == toBinId) ?? throw PlatformRefusals.UnknownReference.At("/toBinId", ("kind", "bin"));
        var fits = action == StockAction.Move || (bin.Purpose == BinPurpose.Quarantine) == (action == StockAction.Quarantine);
        return fits ? bin : throw StockAdjustmentRefusals.WrongBin.At("/toBinId", ("bin", bin.Code), ("purpose", bin.Purpose));
    }

    private static IEnumerable<Fault> FaultsOf(StockAdjustmentEntry entry, Item item, Dictionary<Guid, Batch> batches, StockAction action, Warehouse warehouse, Bin? to, string at)
    {
        if (warehouse.Bins.FirstOrDefault(b => b.Id == entry.BinId) is not { } bin) yield return PlatformRefusals.UnknownReference.Fault($"{at}/binId", ("kind", "bin"));
        else if (bin.Id == to?.Id) yield return StockAdjustmentRefusals.SameBin.Fault($"{at}/binId", ("bin", bin.Code));
        else if (to is not null && (bin.Purpose == to.Purpose) != (action == StockAction.Move))
            yield return StockAdjustmentRefusals.WrongBin.Fault($"{at}/binId", ("bin", bin.Code), ("purpose", bin.Purpose));
        if (entry.BatchId is null && item.BatchControlled) yield return StockRefusals.BatchRequired.Fault($"{at}/batchId", ("item", item.Code));
        if (entry.BatchId is not null && !item.BatchControlled) yield return StockRefusals.BatchNotAllowed.Fault($"{at}/batchId", ("item", item.Code));
        else if (entry.BatchId is { } batch && batches[batch].ItemId != item.Id) yield return PlatformRefusals.UnknownReference.Fault($"{at}/batchId", ("kind", "batch"));
    }

    private static StockAdjustmentLine Line(StockAdjustmentEntry entry, Item item, string at) => new()
    {
        ItemId = item.Id, Quantity = entry.Quantity, Unit = entry.Unit ?? item.Unit, BaseQuantity = item.ToBase(entry.Quantity, entry.Unit ?? item.Unit, at),
        BinId = entry.BinId, BatchId = entry.BatchId,
    };
}
