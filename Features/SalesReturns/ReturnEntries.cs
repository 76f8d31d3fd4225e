using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesReturns;

/// <summary>Goods that come back, as a client enters them.</summary>
/// <param name="BatchId">Which batch comes back; may be left out where only one was issued.</param>
/// <param name="Quantity">In the order line's unit, or in the one that is given.</param>
/// <param name="UnitPrice">What one of the order line's unit is credited at, tax included; what it was sold for if not given.</param>
/// <param name="Disposition">What becomes of them; quarantine if not given.</param>
/// <param name="GoodsStay">The customer keeps the goods: nothing comes in.</param>
/// <param name="WarehouseId">Fixes the warehouse they come into.</param>
/// <param name="Unit">The order line's unit, or the item's own where less than one of the order line's comes back; the order line's if not given.</param>
public sealed record ReturnLineEntry(Guid DeliveryLineId, Guid? BatchId, [Quantity] decimal Quantity, [Price(OrZero = true), SellingPrice] Money? UnitPrice, ReturnResolution Resolution,
    ReturnDisposition? Disposition, bool GoodsStay = false, Guid? WarehouseId = null, [MaxLength(500)] string? Reason = null,
    [MaxLength(20)] string? Unit = null);

/// <summary>Other terms for a line of a return; what is left out stays as it was.</summary>
public sealed record ReturnTermsEntry(Guid LineId, [Price(OrZero = true), SellingPrice] Money? UnitPrice = null, ReturnResolution? Resolution = null, ReturnDisposition? Disposition = null, bool? GoodsStay = null)
{
    /// <summary>The terms line by line, or every line that is unknown or named twice.</summary>
    internal static Dictionary<Guid, ReturnTerms> Of(SalesReturn back, IReadOnlyList<ReturnTermsEntry>? entries)
    {
        var lines = back.Lines.ToDictionary(l => l.Id);
        var faults = (entries ?? []).Index().Select(e => !lines.ContainsKey(e.Item.LineId) ? PlatformRefusals.UnknownReference.Fault($"/lines/{e.Index}/lineId", ("kind", "return line"))
            : entries!.Take(e.Index).Any(b => b.LineId == e.Item.LineId) ? SalesReturnRefusals.LineRepeated.Fault($"/lines/{e.Index}/lineId") : null).OfType<Fault>().ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        return (entries ?? []).Index().ToDictionary(e => e.Item.LineId, e => e.Item.Over(lines[e.Item.LineId], back.Currency, e.Index));
    }

    private ReturnTerms Over(SalesReturnLine line, string currency, int i) => new(UnitPrice?.In(currency, $"/lines/{i}/unitPrice/currency") ?? line.UnitPrice, Resolution ?? line.Resolution,
        (GoodsStay ?? line.Disposition is null) ? null : Disposition ?? line.Disposition ?? ReturnDisposition.Quarantine);
}
