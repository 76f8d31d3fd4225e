using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockIns;

/// <summary>Holds a stock-in against what its authorising document lets in. Drafts are held to it as well as confirmations.</summary>
internal sealed class Receiving(Database db, IEnumerable<IAuthoriseStockIn> authorisers)
{
    /// <summary>What the document lets in; its rows are locked from here on.</summary>
    public Task<StockInAuthority> Authorise(DocumentRef document, CancellationToken ct) =>
        (authorisers.FirstOrDefault(a => a.Kind == document.Kind) ?? throw StockRefusals.NotAuthorised.At("/authorityKind", ("kind", document.Kind))).Authorise(document.Id, ct);

    /// <summary>The entries with the batch and the quarantine bin that the document fixes; without entries, everything open that may come into this warehouse.</summary>
    public async Task<IReadOnlyList<StockInEntry>> Complete(StockInAuthority authority, Guid warehouseId, IReadOnlyList<StockInEntry>? entries, CancellationToken ct)
    {
        var warehouse = await db.Warehouses.AsNoTracking().Include(w => w.Bins).Refer(w => w.Id == warehouseId, "/warehouseId", ct);
        var known = authority.Lines.ToDictionary(l => l.LineId);
        entries ??= [.. authority.Lines.Where(l => l.Open > 0 && (l.WarehouseId is null || l.WarehouseId == warehouseId)).Select(Everything)];
        if (entries.Count == 0) throw StockInRefusals.NothingToReceive.Because(("number", authority.Number));
        var faults = entries.Index().SelectMany(e => FaultsOf(e.Item, known, $"/lines/{e.Index}")).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        var numbers = await FixedBatches(authority, ct);
        return [.. entries.Select(e => Completed(e, known[e.AuthorityLineId!.Value]))];

        StockInEntry Completed(StockInEntry entry, ExpectedLine line) => entry with
        {
            BinId = entry.BinId ?? (line.Quarantine ? warehouse.QuarantineBin().Id : null),
            Batch = entry.Batch ?? (line.BatchId is { } batch ? new(numbers[batch], null, null, null, null) : null),
        };
    }

    /// <summary>Refuses with everything about the paper that the document does not allow.</summary>
    public async Task Check(StockInAuthority authority, StockIn paper, CancellationToken ct)
    {
        var known = authority.Lines.ToDictionary(l => l.LineId);
        var named = authority.Lines.Select(l => l.WarehouseId).OfType<Guid>().Append(paper.WarehouseId).Distinct().ToArray();
        var warehouses = await db.Warehouses.AsNoTracking().Include(w => w.Bins).Where(w => named.Contains(w.Id)).ToDictionaryAsync(w => w.Id, ct);
        var quarantine = warehouses[paper.WarehouseId].Bins.Where(b => b.Purpose == BinPurpose.Quarantine).Select(b => b.Id).ToHashSet();
        var (numbers, codes) = (await FixedBatches(authority, ct), await Codes(authority, ct));
        var faults = new List<Fault>();
        foreach (var line in paper.Lines.OrderBy(l => l.Position))
        {
            var at = $"/lines/{line.Position - 1}";
            if (!known.TryGetValue(line.AuthorityLineId!.Value, out var allowed))
            {
                faults.Add(PlatformRefusals.UnknownReference.Fault($"{at}/authorityLineId", ("kind", "line")));
                continue;
            }
            if (line.ItemId != allowed.ItemId) faults.Add(StockInRefusals.ItemFixed.Fault($"{at}/itemId", ("item", codes[allowed.ItemId])));
            if (allowed.BatchId is { } batch && line.BatchNumber != numbers[batch]) faults.Add(StockRefusals.BatchFixed.Fault($"{at}/batch", ("batch", numbers[batch])));
            if (allowed.Quarantine && !(line.BinId is { } bin && quarantine.Contains(bin))) faults.Add(StockInRefusals.QuarantineFixed.Fault($"{at}/binId"));
            if (allowed.WarehouseId is { } warehouse && warehouse != paper.WarehouseId)
                faults.Add(StockRefusals.WarehouseFixed.Fault("/warehouseId", ("warehouse", warehouses[warehouse].Code)));
        }
        faults.AddRange(from allowed in authority.Lines
                        let own = paper.Lines.Where(l => l.AuthorityLineId == allowed.LineId).ToList()
                        where own.Sum(l => l.BaseQuantity) > allowed.Open
                        select StockInRefusals.OverReceipt.Fault($"/lines/{own.Max(l => l.Position) - 1}/quantity", ("item", codes[allowed.ItemId]), ("open", allowed.Open)));
        if (faults.Count > 0) throw StockRefusals.Of(faults);
    }

    /// <summary>Gives each line its share of what the document says the open goods are worth.</summary>
    public static void Value(StockInAuthority authority, StockIn paper)
    {
        foreach (var allowed in authority.Lines.Where(l => l.Value is not null))
        {
            var open = new CostState(allowed.Open, allowed.Value!.Value);
            foreach (var line in paper.Lines.Where(l => l.AuthorityLineId == allowed.LineId).OrderBy(l => l.Position)) (open, line.Value) = open.Out(line.BaseQuantity);
        }
    }

    private static StockInEntry Everything(ExpectedLine line) => new(line.ItemId, line.Open, null, null, null, null, line.LineId);

    private static IEnumerable<Fault> FaultsOf(StockInEntry entry, Dictionary<Guid, ExpectedLine> known, string at)
    {
        if (entry.AuthorityLineId is not { } line) yield return ShapeRefusals.Required.Fault($"{at}/authorityLineId");
        else if (!known.ContainsKey(line)) yield return PlatformRefusals.UnknownReference.Fault($"{at}/authorityLineId", ("kind", "line"));
        if (entry.UnitCost is not null) yield return StockInRefusals.CostFixed.Fault($"{at}/unitCost");
    }

    private Task<Dictionary<Guid, string>> FixedBatches(StockInAuthority authority, CancellationToken ct)
    {
        var batches = authority.Lines.Select(l => l.BatchId).OfType<Guid>().Distinct().ToArray();
        return db.Batches.AsNoTracking().Where(b => batches.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Number, ct);
    }

    private Task<Dictionary<Guid, string>> Codes(StockInAuthority authority, CancellationToken ct)
    {
        var items = authority.Lines.Select(l => l.ItemId).Distinct().ToArray();
        return db.Items.AsNoTracking().Where(i => items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Code, ct);
    }
}
