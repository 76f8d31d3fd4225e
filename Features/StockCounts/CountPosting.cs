using Microsoft.EntityFrameworkCore;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockCounts;

/// <summary>Posts the differences of a count: it locks the stock, reads the books under that lock, decides, posts.</summary>
internal sealed class CountPosting(Database db, StockLocks locks, StockLedger ledger, CurrentUser user)
{
    public async Task Post(StockCount count, CancellationToken ct)
    {
        var lines = count.Lines.OrderBy(l => l.Position).ToList();
        var sheet = await locks.ForReceiving([.. lines.Select(l => l.ItemId).Distinct()], count.WarehouseId, ct);
        await Expect(count, lines, ct);
        if (lines.Any(count.IsLarge)) user.Require(PostStockCount.PostLarge);
        var warehouse = await db.Warehouses.AsNoTracking().Include(w => w.Bins).FirstAsync(w => w.Id == count.WarehouseId, ct);
        foreach (var line in lines.Where(l => l.Difference > 0)) Add(sheet, warehouse, line);
        var shorts = lines.Where(l => l.Difference < 0).Select(l => (l.Item.Code, Short: Take(sheet, warehouse, l), "")).Where(s => s.Short > 0).ToList();
        if (shorts.Count > 0) throw StockRefusals.Short(shorts);
        if (sheet.Entries.Count > 0) await ledger.Post(sheet, count.Ref, holder: null, effectiveAt: null, ct);
    }

    /// <summary>What the books say now of the moments of counting; refuses with COUNT_OVERTAKEN where another count was posted since, for it has found the same difference.</summary>
    private async Task Expect(StockCount count, List<StockCountLine> lines, CancellationToken ct)
    {
        var faults = new List<Fault>();
        foreach (var (line, booked) in lines.Zip(await Books.When(db, count.WarehouseId, lines, ct)))
        {
            line.Expect(booked.Quantity);
            if (booked.Overtaken) faults.Add(StockCountRefusals.Overtaken.Fault("", ("item", line.Item.Code)));
        }
        if (faults.Count > 0) throw StockRefusals.Of(faults);
    }

    /// <summary>Surplus is booked before shortage, so that goods which only lay in another bin keep their value.</summary>
    private static void Add(StockSheet sheet, Warehouse warehouse, StockCountLine line)
    {
        var level = sheet.Find(line.ItemId, warehouse.Id)!;
        line.Value = sheet.Put(level, level.In(warehouse.Bins.Single(b => b.Id == line.BinId), line.Batch), line.Id, line.Difference!.Value, value: null);
    }

    /// <summary>Takes what is missing, or says how much of it cannot be taken.</summary>
    private static decimal Take(StockSheet sheet, Warehouse warehouse, StockCountLine line)
    {
        var bin = sheet.Find(line.ItemId, warehouse.Id)!.Balances.FirstOrDefault(b => b.BinId == line.BinId && b.BatchId == line.BatchId);
        var (missing, there) = (-line.Difference!.Value, bin is null ? 0 : StockSheet.Unheld(bin));
        if (there < missing) return missing - there;
        line.Value = -sheet.Remove(bin!, line.Id, missing);
        return 0;
    }
}
