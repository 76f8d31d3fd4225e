using Waybill.Features.Items;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>
/// One item of an order at its price. Its counters are in base units and only ever move by what happens: released deliveries note what they will
/// deliver, stock-outs what was issued, invoices what they claim.
/// </summary>
public sealed class OrderLine : Entity
{
    /// <summary>Its place in the order, from 1.</summary>
    public int Position { get; private set; }
    public required Guid ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string Description { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }
    public required string Unit { get; init; }
    public required string BaseUnit { get; init; }

    /// <summary>How many base units one unit was when the line was made.</summary>
    [Factor]
    public required decimal Factor { get; init; }

    [Quantity]
    public required decimal BaseQuantity { get; init; }

    [Price(OrZero = true)]
    public required decimal UnitPrice { get; init; }

    /// <summary>What the price lists say at their base level; absent where they say nothing.</summary>
    [Price(OrZero = true)]
    public decimal? ListPrice { get; init; }
    public required PriceSource PriceSource { get; init; }

    [Rate(OrZero = true)]
    public decimal DiscountRate { get; init; }

    [Rate(OrZero = true)]
    public decimal TaxRate { get; init; }
    public bool TaxIncluded { get; init; }

    [Amount(OrZero = true)]
    public decimal Net { get; private set; }

    [Amount(OrZero = true)]
    public decimal Tax { get; private set; }
    public DateOnly? PromisedDate { get; init; }
    public Guid? WarehouseId { get; init; }

    /// <summary>What released deliveries will deliver, and closed ones did.</summary>
    [Quantity(OrZero = true)]
    public decimal Delivered { get; internal set; }

    [Quantity(OrZero = true)]
    public decimal Issued { get; internal set; }

    /// <summary>What came back by sales returns.</summary>
    [Quantity(OrZero = true)]
    public decimal Returned { get; internal set; }

    /// <summary>What of that, or before it came, is to be delivered again.</summary>
    [Quantity(OrZero = true)]
    public decimal Reopened { get; internal set; }

    /// <summary>What was issued again for goods given back; it costs nothing more.</summary>
    [Quantity(OrZero = true)]
    public decimal Redelivered { get; internal set; }

    /// <summary>What sales returns credited, tax included.</summary>
    [Amount(OrZero = true)]
    public decimal Credited { get; internal set; }

    /// <summary>What will never be delivered: the order was cancelled or closed before.</summary>
    [Quantity(OrZero = true)]
    public decimal Cancelled { get; internal set; }

    /// <summary>What requested and issued invoices claim.</summary>
    [Quantity(OrZero = true)]
    public decimal Claimed { get; private set; }

    [Amount(OrZero = true)]
    public decimal ClaimedNet { get; private set; }

    [Amount(OrZero = true)]
    public decimal ClaimedTax { get; private set; }

    /// <summary>What issued invoices claim, a part of <see cref="Claimed"/>.</summary>
    [Quantity(OrZero = true)]
    public decimal Invoiced { get; internal set; }

    public decimal Gross => Net + Tax;

    /// <summary>What is still wanted of it.</summary>
    public decimal Wanted => BaseQuantity - Cancelled;
    public decimal OpenToDeliver => Math.Max(0, Wanted + Reopened - Delivered);

    /// <summary>What was issued for the first time, and is charged: all that was issued, less what replaced goods given back.</summary>
    public decimal FirstIssued => Issued - Redelivered;
    public decimal OpenToInvoice => Math.Max(0, Wanted - Claimed);

    public LineTerms Terms => new(Quantity, UnitPrice, DiscountRate, TaxRate, TaxIncluded);

    /// <summary>
    /// What this many base units are worth with tax. What is charged for an issue is the difference between the values after and before it,
    /// so that whatever the issues and reversals, the charges add up to the line's amount exactly.
    /// </summary>
    public decimal ValueOf(decimal baseQuantity) => Split.Share(Gross, baseQuantity, BaseQuantity, alreadyTaken: 0);

    /// <summary>A quantity of the line's unit in base units, by the factor that the line froze; QUANTITY_TOO_FINE when the item is not counted so finely.</summary>
    public decimal InBase(decimal quantity, Item item, string pointer)
    {
        var inBase = quantity * Factor;
        return inBase.To(item.QuantityDecimals) == inBase ? inBase
            : throw ItemRefusals.QuantityTooFine.At(pointer, ("item", item.Code), ("decimals", item.QuantityDecimals), ("unit", item.Unit));
    }

    internal void Place(int position, TaxedAmount amount) => (Position, Net, Tax) = (position, amount.Net, amount.Tax);

    /// <summary>
    /// The amount of the next part to be invoiced: up to here the invoices come to what <see cref="ValueOf"/> says, and with the last part to the
    /// line's own net and tax exactly. Neither net nor tax is ever negative.
    /// </summary>
    internal TaxedAmount Claim(decimal baseQuantity)
    {
        Claimed += baseQuantity;
        var gross = Split.Share(Gross, Claimed, BaseQuantity, ClaimedNet + ClaimedTax);
        var net = Math.Clamp(Split.Share(Net, Claimed, BaseQuantity, ClaimedNet), Math.Max(0, gross - (Tax - ClaimedTax)), Math.Min(gross, Net - ClaimedNet));
        (ClaimedNet, ClaimedTax) = (ClaimedNet + net, ClaimedTax + gross - net);
        return new(net, gross - net);
    }

    internal void Disclaim(decimal baseQuantity, TaxedAmount amount) =>
        (Claimed, ClaimedNet, ClaimedTax) = (Claimed - baseQuantity, ClaimedNet - amount.Net, ClaimedTax - amount.Tax);
}
