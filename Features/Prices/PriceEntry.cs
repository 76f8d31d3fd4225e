using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>
/// What one unit of an item costs in a list, from a quantity on. A list may have a hundred thousand of them, so each stands for itself,
/// with a version and a history of its own.
/// </summary>
public sealed class PriceEntry : Root
{
    private PriceEntry() { }

    public PriceEntry(Guid priceListId, Guid itemId, string unit, decimal minQuantity, decimal unitPrice) =>
        (PriceListId, ItemId, Unit, MinQuantity, UnitPrice) = (priceListId, itemId, unit, minQuantity, unitPrice);

    public Guid PriceListId { get; private set; }
    public Guid ItemId { get; private set; }

    /// <summary>The unit that is sold at this price, and that <see cref="MinQuantity"/> counts.</summary>
    public string Unit { get; private set; } = "";

    [Quantity(OrZero = true)]
    public decimal MinQuantity { get; private set; }

    /// <summary>In the currency of the list, at most 6 decimals.</summary>
    [Price]
    public decimal UnitPrice { get; private set; }

    public void Reprice(decimal unitPrice) => UnitPrice = unitPrice;
}
