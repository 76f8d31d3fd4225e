using Microsoft.EntityFrameworkCore;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>Confirms the warehouse's papers: locks the stock, decides on it, posts it.</summary>
internal sealed class StockPosting(Database db, StockLocks locks, StockLedger ledger, BatchBook batches, CurrentUser user, TimeProvider clock)
{
    /// <summary>The permission to issue batches past their expiry date.</summary>
    public const string IssueExpired = "stock-outs.issue-expired";

    /// <summary>The goods of the paper come in, each line at its own value, else at its unit cost, else at the average of what is there.</summary>
    public async Task Receive(StockIn paper, DateTimeOffset? effectiveAt, CancellationToken ct)
    {
        paper.RequireConfirmable();
        var lines = paper.Lines.OrderBy(l => l.Position).ToList();
        var warehouse = await db.Warehouses.AsNoTracking().Include(w => w.Bins).FirstAsync(w => w.Id == paper.WarehouseId, ct);
        var named = await batches.Resolve(lines, ct);
        var sheet = await locks.ForReceiving([.. lines.Select(l => l.ItemId).Distinct()], warehouse.Id, ct);
        foreach (var line in lines)
        {
            var level = sheet.Find(line.ItemId, warehouse.Id)!;
            var bin = warehouse.Bins.FirstOrDefault(b => b.Id == line.BinId) ?? warehouse.StorageBin();
            var value = line.Value ?? (line.UnitCost is { } cost ? (line.Quantity * cost).ToCents() : null);
            line.Value = sheet.Put(level, level.In(bin, line.BatchId is { } batch ? named[batch] : null), line.Id, line.BaseQuantity, value);
        }
        var at = await ledger.Post(sheet, paper.Ref, holder: null, effectiveAt, ct);
        paper.Confirm(by: user.Id, at: clock.GetUtcNow(), effectiveAt: at);
    }

    /// <summary>The goods of the paper leave; each line learns what it cost.</summary>
    public async Task Issue(StockOut paper, CheckedPaper allowed, DateTimeOffset? effectiveAt, CancellationToken ct)
    {
        var lines = paper.Lines.OrderBy(l => l.Position).ToList();
        var sheet = await locks.ForIssuing([.. lines.Select(l => l.ItemId).Distinct()], allowed.Authority.HeldBy, ct);
        var issuing = new Issuing(sheet, allowed);
        issuing.CheckBatches(lines, mayIssueExpired: user.May(IssueExpired));
        issuing.Take(lines);
        var at = await ledger.Post(sheet, paper.Ref, allowed.Authority.HeldBy, effectiveAt, ct);
        paper.Confirm(by: user.Id, at: clock.GetUtcNow(), effectiveAt: at);
    }
}

/// <summary>The bins that a warehouse uses where nobody names one.</summary>
internal static class UsualBins
{
    public static Bin StorageBin(this Warehouse warehouse) => First(warehouse, BinPurpose.Storage);

    public static Bin QuarantineBin(this Warehouse warehouse) => First(warehouse, BinPurpose.Quarantine);

    /// <summary>A warehouse is born with one bin of each purpose, MAIN and QUARANTINE.</summary>
    private static Bin First(Warehouse warehouse, BinPurpose purpose) =>
        warehouse.Bins.Where(b => b.Purpose == purpose).OrderBy(b => b.Code is "MAIN" or "QUARANTINE" ? 0 : 1).ThenBy(b => b.Code, StringComparer.Ordinal).First();
}
