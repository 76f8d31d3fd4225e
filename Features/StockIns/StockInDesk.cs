using Microsoft.EntityFrameworkCore;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockIns;

/// <summary>Where goods come in by a paper: it locks the stock, decides on it, posts it.</summary>
public sealed class StockInDesk(Database db, BatchBook batches, StockLocks locks, StockLedger ledger, CurrentUser user, TimeProvider clock)
{
    /// <summary>A new paper is written down and confirmed in one go.</summary>
    public async Task Enter(StockIn paper, DateTimeOffset? effectiveAt, CancellationToken ct)
    {
        db.StockIns.Add(paper);
        await Confirm(paper, effectiveAt, ct);
    }

    /// <summary>The goods of the paper come in, each line at its own value, else at its unit cost, else at the average of what is there.</summary>
    public async Task Confirm(StockIn paper, DateTimeOffset? effectiveAt, CancellationToken ct)
    {
        paper.RequireConfirmable();
        var lines = paper.Lines.OrderBy(l => l.Position).ToList();
        var warehouse = await db.Warehouses.AsNoTracking().Include(w => w.Bins).FirstAsync(w => w.Id == paper.WarehouseId, ct);
        var known = await batches.Resolve([.. lines.Select(NamedBatchOf).OfType<NamedBatch>()], ct);
        var sheet = await locks.ForReceiving([.. lines.Select(l => l.ItemId).Distinct()], warehouse.Id, ct);
        foreach (var line in lines)
        {
            var level = sheet.Find(line.ItemId, warehouse.Id)!;
            var bin = warehouse.Bins.FirstOrDefault(b => b.Id == line.BinId) ?? warehouse.StorageBin();
            var batch = line.BatchNumber is { } number ? known[(line.ItemId, number)] : null;
            var value = line.Value ?? (line.UnitCost is { } cost ? (line.Quantity * cost).ToCents() : null);
            line.BatchId = batch?.Id;
            line.Value = sheet.Put(level, level.In(bin, batch), line.Id, line.BaseQuantity, value);
        }
        var at = await ledger.Post(sheet, paper.Ref, holder: null, effectiveAt, ct);
        paper.Confirm(by: user.Id, at: clock.GetUtcNow(), effectiveAt: at);
    }

    /// <summary>The goods of a confirmed paper leave the bins they were put into, at what they came in with where the stock is still worth that; says what they took with them.</summary>
    internal async Task<(decimal Value, bool AtAverage)> TakeOut(StockIn paper, CancellationToken ct)
    {
        var entries = await db.StockMovements.AsNoTracking().Where(m => m.DocumentId == paper.Id && m.DocumentKind == paper.Ref.Kind).OrderBy(m => m.Sequence).ToListAsync(ct);
        var sheet = await locks.ForIssuing([.. entries.Select(m => m.ItemId).Distinct()], holder: null, ct);
        var shorts = new List<(string Item, decimal Short, string Pointer)>();
        var (taken, atAverage) = (0m, false);
        foreach (var entry in entries)
        {
            var level = sheet.Find(entry.ItemId, entry.WarehouseId)!;
            var bin = level.Balances.FirstOrDefault(b => b.BinId == entry.BinId && b.BatchId == entry.BatchId);
            var free = bin is null ? 0 : sheet.Free(bin);
            if (free < entry.Quantity)
            {
                shorts.Add((level.ItemCode, entry.Quantity - free, ""));
                continue;
            }
            var worth = sheet.Remove(bin!, entry.LineId, entry.Quantity, entry.Value);
            (taken, atAverage) = (taken + worth, atAverage || worth != entry.Value);
        }
        if (shorts.Count > 0) throw StockRefusals.Short(shorts);
        await ledger.Post(sheet, paper.Ref, holder: null, effectiveAt: null, ct);
        return (taken, atAverage);
    }

    private static NamedBatch? NamedBatchOf(StockInLine line) => line.BatchNumber is not { } number ? null
        : new(line.ItemId, number, line.ProductionDate, line.ExpiryDate, line.Grade, line.Supplier, $"/lines/{line.Position - 1}/batch");
}
