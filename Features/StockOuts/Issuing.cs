using Waybill.Features.Stock;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockOuts;

/// <summary>
/// Takes the goods of a stock-out from a sheet. What the authorising document's own holder has reserved is used first, in this warehouse, and as much is
/// let go elsewhere; the rest comes out of what nobody has reserved. Damaged goods leave the free stock first.
/// </summary>
internal sealed class Issuing(StockSheet sheet, CheckedPaper paper)
{
    private readonly Dictionary<Level, decimal> free = sheet.Levels.ToDictionary(l => l, sheet.Available);
    private readonly Dictionary<Guid, AuthorisedLine> allowed = paper.Authority.Lines.ToDictionary(l => l.LineId);

    /// <summary>Refuses lines without the batch they need, and expired batches unless the caller may issue them.</summary>
    public void CheckBatches(IReadOnlyList<StockOutLine> lines, bool mayIssueExpired)
    {
        var faults = new List<Fault>();
        foreach (var (i, line) in lines.Index())
        {
            var item = paper.Items[line.ItemId];
            if (line.BatchId is null && item.BatchControlled) faults.Add(StockRefusals.BatchRequired.Fault($"/lines/{i}/batchId", ("item", item.Code)));
            if (!mayIssueExpired && line.BatchId is { } id && paper.Batches[id] is var batch && sheet.IsExpired(batch.ExpiryDate))
                faults.Add(StockOutRefusals.BatchExpired.Fault($"/lines/{i}/batchId", ("item", item.Code), ("batch", batch.Number), ("expiryDate", batch.ExpiryDate)));
        }
        if (faults.Count > 0) throw StockRefusals.Of(faults);
    }

    /// <summary>Takes it all and notes each line's cost, or refuses with STOCK_SHORT.</summary>
    public void Take(IReadOnlyList<StockOutLine> lines)
    {
        var shorts = new List<(string Item, decimal Short, string Pointer)>();
        foreach (var (i, line) in lines.Index())
        {
            var lacking = Take(line);
            if (lacking > 0) shorts.Add((paper.Items[line.ItemId].Code, lacking, $"/lines/{i}/quantity"));
        }
        foreach (var level in sheet.Levels.Where(l => shorts.Count == 0 && l.Reserved > l.OnHand - l.Quarantined))
            shorts.Add((level.ItemCode, level.Reserved - level.OnHand + level.Quarantined, ""));
        if (shorts.Count > 0) throw StockRefusals.Short(shorts);
    }

    /// <summary>Takes one line, or says how much is lacking.</summary>
    private decimal Take(StockOutLine line)
    {
        var level = sheet.Find(line.ItemId, paper.Warehouse.Id);
        if (level is null) return line.Quantity + line.DamagedQuantity;
        var lacking = Claim(level, line);
        lacking = Math.Max(lacking, StockSheet.Missing(level, line.BinId, line.BatchId, line.Quantity + line.DamagedQuantity));
        if (lacking > 0) return lacking;
        line.Cost = sheet.Take(level, line.Id, line.BinId, line.BatchId, line.Quantity);
        if (line.DamagedQuantity > 0)
            sheet.Quarantine(level, line.Id, line.BinId, line.BatchId, line.DamagedQuantity,
                level.In(paper.Warehouse.QuarantineBin(), line.BatchId is { } batch ? paper.Batches[batch] : null));
        return 0;
    }

    /// <summary>Uses up reservations and free stock for the line, and says how much neither of them covers. An expired batch is not part of the free stock.</summary>
    private decimal Claim(Level level, StockOutLine line)
    {
        var expired = line.BatchId is { } batch && sheet.IsExpired(paper.Batches[batch].ExpiryDate);
        var own = Holds(line).OrderBy(h => h.BatchId == line.BatchId ? 0 : h.BatchId is null ? 1 : 2).ToList();
        var rest = line.Quantity;
        foreach (var hold in own.Where(h => h.Level == level)) rest -= StockSheet.Release(hold, rest);
        var elsewhere = rest;
        foreach (var hold in own.Where(h => h.Level != level)) elsewhere -= StockSheet.Release(hold, elsewhere);
        rest -= expired ? rest : FromFree(level, rest);
        var damaged = line.DamagedQuantity;
        damaged -= expired ? damaged : FromFree(level, damaged);
        foreach (var hold in own.Where(h => h.Level == level)) damaged -= StockSheet.Release(hold, damaged);
        return rest + damaged;
    }

    private decimal FromFree(Level level, decimal wanted)
    {
        var part = Math.Min(wanted, free[level]);
        free[level] -= part;
        return part;
    }

    private IEnumerable<Hold> Holds(StockOutLine line) => sheet.Holds.Where(h => h.LineId == allowed[line.AuthorityLineId].HeldLineId && h.Level.ItemId == line.ItemId);
}
