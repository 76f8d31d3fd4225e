namespace Waybill.Features.Stock;

/// <summary>Where goods are proposed to be taken from.</summary>
internal sealed record Pick(Balance From, decimal Quantity);

/// <summary>Proposes what to take: what expires first goes first, then what came first, never an expired batch and never what others hold.</summary>
internal static class Picking
{
    /// <summary>Bins and batches for the quantity, or for as much of it as is available; what is proposed is taken off the sheet, so that the next line looks further.</summary>
    public static IReadOnlyList<Pick> Propose(StockSheet sheet, Level level, Guid? batchId, decimal quantity)
    {
        var picks = new List<Pick>();
        var rest = Math.Min(quantity, sheet.Available(level));
        var inOrder = level.Storage.Where(b => !sheet.IsExpired(b.ExpiryDate) && (batchId is null || b.BatchId == batchId))
            .OrderBy(b => b.ExpiryDate ?? DateOnly.MaxValue).ThenBy(b => b.BatchCreatedAt).ThenBy(b => b.BatchNumber, StringComparer.Ordinal).ThenBy(b => b.BinCode, StringComparer.Ordinal).ToList();
        foreach (var balance in inOrder)
        {
            var part = Math.Min(rest, Free(level, balance));
            if (part <= 0) continue;
            picks.Add(new(balance, part));
            balance.Change(by: -part);
            level.Become(level.Cost.Out(part).Left);
            rest -= part;
        }
        return picks;
    }

    /// <summary>What of the bin may be taken without touching what is held of its batch.</summary>
    private static decimal Free(Level level, Balance balance) => Math.Min(balance.OnHand, level.Of(balance.BatchId).Sum(b => b.OnHand - b.Reserved));
}
