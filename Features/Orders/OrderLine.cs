using System.Diagnostics.CodeAnalysis;
using Waybill.Features.Items;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>
/// One item of an order at its price. Its counters are in base units and only ever move by what happens: released deliveries note what they will
/// deliver, stock-outs what was issued, invoices what they claim.
/// </summary>
public sealed class OrderLine : SalesLine
{
    public OrderLine() { }

    [SetsRequiredMembers]
    public OrderLine(SalesLine origin) : base(origin) { }

    public DateOnly? PromisedDate { get; init; }
    public Guid? WarehouseId { get; init; }

    /// <summary>What released deliveries will deliver, and closed ones did.</summary>
    [Quantity(OrZero = true)]
    public decimal Delivered { get; internal set; }

    [Quantity(OrZero = true)]
    public decimal Issued { get; internal set; }

    /// <summary>What came back by sales returns.</summary>
    [Quantity(OrZero = true)]
    public decimal Returned { get; private set; }

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

    /// <summary>What is still wanted of it.</summary>
    public decimal Wanted => BaseQuantity - Cancelled;
    public decimal OpenToDeliver => Math.Max(0, Wanted - Delivered);
    public decimal OpenToInvoice => Math.Max(0, Wanted - Claimed);

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
