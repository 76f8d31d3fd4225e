using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockOuts;

/// <summary>A line of a stock-out as the warehouse enters it, in base units.</summary>
/// <param name="AuthorityLineId">The line of the authorising document.</param>
/// <param name="Quantity">What leaves, as it was counted.</param>
/// <param name="DamagedQuantity">What was found damaged besides; it goes to the quarantine bin and does not count as issued.</param>
/// <param name="BinId">Where it is taken from; left open, from any storage bin.</param>
/// <param name="BatchId">Which batch; left open where the authorising document fixes it.</param>
public sealed record StockOutEntry(Guid AuthorityLineId, [Quantity(OrZero = true)] decimal Quantity, [Quantity(OrZero = true)] decimal? DamagedQuantity, Guid? BinId, Guid? BatchId)
{
    /// <summary>The lines that the entries stand for, or UNKNOWN_REFERENCE for each that the authorising document does not have.</summary>
    internal static IReadOnlyList<StockOutLine> Lines(IReadOnlyList<StockOutEntry> entries, StockOutAuthority authority)
    {
        var known = authority.Lines.ToDictionary(l => l.LineId);
        var faults = entries.Index().Where(e => !known.ContainsKey(e.Item.AuthorityLineId))
            .Select(e => PlatformRefusals.UnknownReference.Fault($"/lines/{e.Index}/authorityLineId", ("kind", "line"))).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        return [.. entries.Select(e => e.Line(known[e.AuthorityLineId]))];
    }

    private StockOutLine Line(AuthorisedLine allowed) => new()
    {
        AuthorityLineId = AuthorityLineId, ItemId = allowed.ItemId, Quantity = Quantity, DamagedQuantity = DamagedQuantity ?? 0, BinId = BinId, BatchId = BatchId ?? allowed.BatchId,
    };
}
