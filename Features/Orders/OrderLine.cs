using System.Diagnostics.CodeAnalysis;
using Waybill.Features.Items;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>
/// One item of an order at its price. Its counters are in base units and only ever move by what happens: released deliveries note what they will
/// deliver, stock-outs what was issued, invoices what they claim.
/// </summary>
public sealed class OrderLine : SalesLine
{
    private DateOnly? promisedDate;

    public OrderLine() { }

    [SetsRequiredMembers]
    public OrderLine(SalesLine origin) : base(origin) { }

    public Guid OrderId { get; private set; }

    /// <summary>For lists that ask about its order; loaded by nobody else.</summary>
    public Order Order { get; private set; } = null!;
    public DateOnly? PromisedDate { get => promisedDate; init => promisedDate = value; }
    public Guid? WarehouseId { get; init; }

    /// <summary>The line whose rest it took over at another price.</summary>
    public Guid? ContinuesLineId { get; private init; }

    /// <summary>How much more than ordered may be delivered, by the rate that the order froze.</summary>
    [Quantity(OrZero = true)]
    public decimal Tolerance { get; private set; }

    /// <summary>What released deliveries will deliver, and closed ones did.</summary>
    [Quantity(OrZero = true)]
    public decimal Delivered { get; internal set; }

    [Quantity(OrZero = true)]
    public decimal Issued { get; internal set; }

    /// <summary>What shipments took of what was issued.</summary>
    [Quantity(OrZero = true)]
    public decimal Shipped { get; internal set; }

    /// <summary>What came back by sales returns.</summary>
    [Quantity(OrZero = true)]
    public decimal Returned { get; internal set; }

    /// <summary>What agreed returns will open it for again once the goods have come back.</summary>
    [Quantity(OrZero = true)]
    public decimal ToReopen { get; internal set; }

    /// <summary>What of that, or before it came, is to be delivered again.</summary>
    [Quantity(OrZero = true)]
    public decimal Reopened { get; internal set; }

    /// <summary>What was issued again for goods given back; it costs nothing more.</summary>
    [Quantity(OrZero = true)]
    public decimal Redelivered { get; internal set; }

    /// <summary>What sales returns credited, tax included.</summary>
    [Amount(OrZero = true)]
    public decimal Credited { get; internal set; }

    /// <summary>What will never be delivered: its remainder was dropped, or the order cancelled or closed before.</summary>
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

    /// <summary>What the customer will have had in the end: what is wanted, or what left beyond it.</summary>
    public decimal Taken => Math.Max(Wanted, FirstIssued);

    /// <summary>What was issued for the first time, and is charged: all that was issued, less what replaced goods given back.</summary>
    public decimal FirstIssued => Issued - Redelivered;

    /// <summary>What is still to leave: what is wanted and not issued, and what is to be delivered again.</summary>
    public decimal ToIssue => Wanted + Reopened - Issued;

    /// <summary>What left, or is part of released deliveries, for the first time.</summary>
    public decimal Instructed => Math.Max(FirstIssued, Delivered - Reopened);

    /// <summary>What stands whatever else changes: part of released deliveries, or invoiced.</summary>
    public decimal Begun => Math.Max(Instructed, Claimed);
    public decimal OpenToDeliver => Math.Max(0, Wanted + Reopened - Delivered);

    /// <summary>The most that a delivery may take of it: also beyond what was ordered, where that is tolerated and nothing of it was cancelled.</summary>
    public decimal MostToDeliver => Cancelled == 0 ? Math.Max(0, BaseQuantity + Tolerance + Reopened - Delivered) : OpenToDeliver;

    /// <summary>What no invoice claims of what the customer will have had, as long as any money of it is not invoiced: goods that were credited are not invoiced on top.</summary>
    public decimal OpenToInvoice => Credited > 0 && ClaimedNet + ClaimedTax >= ValueOf(Taken) - Credited ? 0 : Math.Max(0, Taken - Claimed);

    /// <summary>Whether invoices claim more for it than is owed: something was credited after they were requested.</summary>
    public bool IsOverclaimed => Credited > 0 && ClaimedNet + ClaimedTax > ValueOf(Taken) - Credited;

    /// <summary>What is lost of it when nothing more is issued.</summary>
    public decimal Lost => Math.Max(0, BaseQuantity - FirstIssued);

    /// <summary>
    /// What this many base units are worth with tax. What is charged for an issue is the difference between the values after and before it,
    /// so that whatever the issues and reversals, the charges add up to the line's amount exactly. What left beyond the order is worth as much again.
    /// </summary>
    public decimal ValueOf(decimal baseQuantity) => PartOf(Gross, baseQuantity);

    /// <summary>A quantity of the line's unit in base units, by the factor that the line froze; QUANTITY_TOO_FINE when the item is not counted so finely.</summary>
    public decimal InBase(decimal quantity, Item item, string pointer) => InBase(quantity, Factor, item, pointer);

    private static decimal InBase(decimal quantity, decimal factor, Item item, string pointer)
    {
        var inBase = quantity * factor;
        return inBase.To(item.QuantityDecimals) == inBase ? inBase
            : throw ItemRefusals.QuantityTooFine.At(pointer, ("item", item.Code), ("decimals", item.QuantityDecimals), ("unit", item.Unit));
    }

    /// <summary>The same of a quantity that may be in the item's own unit; UNIT_UNKNOWN for any other.</summary>
    public decimal InBase(decimal quantity, string? unit, Item item, string pointer) => unit is null || unit == Unit ? InBase(quantity, item, pointer + "/quantity")
        : unit == BaseUnit ? InBase(quantity, 1m, item, pointer + "/quantity") : throw ItemRefusals.UnitUnknown.At(pointer + "/unit", ("item", item.Code), ("unit", unit));

    /// <summary>
    /// The amount of the next part to be invoiced: up to here the invoices come to what <see cref="ValueOf"/> says, and with the last part to the
    /// line's own net and tax exactly, less what was credited, net and tax in proportion. Neither net nor tax is ever negative.
    /// </summary>
    internal TaxedAmount Claim(decimal baseQuantity)
    {
        Claimed += baseQuantity;
        var whole = Math.Max(BaseQuantity, Claimed);
        var (allNet, allGross) = (PartOf(Net, whole), PartOf(Gross, whole));
        var (mostNet, mostTax) = Credited == 0 ? (allNet, allGross - allNet) : Owed(Math.Max(Taken, Claimed));
        var (netLeft, taxLeft) = (Math.Max(0, mostNet - ClaimedNet), Math.Max(0, mostTax - ClaimedTax));
        var gross = Math.Clamp(Split.Share(allGross, Claimed, whole, ClaimedNet + ClaimedTax), 0, netLeft + taxLeft);
        var net = Math.Clamp(Split.Share(allNet, Claimed, whole, ClaimedNet), Math.Max(0, gross - taxLeft), Math.Min(gross, netLeft));
        (ClaimedNet, ClaimedTax) = (ClaimedNet + net, ClaimedTax + gross - net);
        return new(net, gross - net);
    }

    /// <summary>Net and tax that are owed for so many base units after what was credited.</summary>
    private (decimal Net, decimal Tax) Owed(decimal baseQuantity)
    {
        var (net, gross) = (PartOf(Net, baseQuantity), ValueOf(baseQuantity));
        var creditedNet = gross == 0 ? 0 : (Credited * net / gross).ToCents();
        return (net - creditedNet, gross - net - (Credited - creditedNet));
    }

    internal void Disclaim(decimal baseQuantity, TaxedAmount amount) =>
        (Claimed, ClaimedNet, ClaimedTax) = (Claimed - baseQuantity, ClaimedNet - amount.Net, ClaimedTax - amount.Tax);

    /// <summary>So much of it is wanted from now on, in its own unit, at this price; nothing of it counts as cancelled any more.</summary>
    internal void Become(decimal wanted, decimal price, decimal discount)
    {
        Amend(wanted, price, discount);
        Cancelled = 0;
    }

    /// <summary>A line that takes over so much of it, in its own unit, at another price.</summary>
    internal OrderLine Rest(decimal wanted, decimal price, decimal discount) => new()
    {
        ItemId = ItemId, ItemCode = ItemCode, Description = Description, Quantity = wanted, Unit = Unit, BaseUnit = BaseUnit, Factor = Factor, BaseQuantity = wanted * Factor,
        UnitPrice = price, ListPrice = ListPrice, PriceSource = PriceSource.Manual, DiscountRate = discount, TaxRate = TaxRate, TaxIncluded = TaxIncluded,
        PromisedDate = PromisedDate, WarehouseId = WarehouseId, ContinuesLineId = Id,
    };

    /// <summary>What no released delivery will deliver is not wanted any more.</summary>
    internal void DropRemainder() => Cancelled += ObstacleToDropping is { } obstacle ? throw obstacle : OpenToDeliver;

    /// <summary>Why its remainder cannot be dropped: there is none, or the customer was invoiced for it.</summary>
    public Refusal? ObstacleToDropping => OpenToDeliver == 0 ? OrderRefusals.NothingToCancel.Because() : Reopened > Redelivered ? OrderRefusals.RedeliveryOpen.Because()
        : Wanted - OpenToDeliver < Claimed ? BelowInvoiced() : null;

    internal Refusal BelowIssued() => OrderRefusals.BelowIssued.Because(("line", Position), ("item", ItemCode), ("unit", BaseUnit), ("least", Instructed));

    internal Refusal BelowInvoiced() => OrderRefusals.BelowInvoiced.Because(("line", Position), ("item", ItemCode), ("unit", BaseUnit), ("least", Claimed));

    internal void Promise(DateOnly date) => promisedDate = date;

    internal void Tolerate(decimal rate) => Tolerance = Math.Floor(BaseQuantity * rate * 10_000) / 10_000;

    /// <summary>Its amounts anew. What was invoiced stands: a line that is invoiced to the end comes to exactly that, unless credits were taken off it, and no other to less.</summary>
    internal void Reprice(TaxedAmount amount) => Amount(Claimed > 0 && Claimed == BaseQuantity && Credited == 0 ? new(ClaimedNet, ClaimedTax)
        : new(Math.Max(amount.Net, ClaimedNet), Math.Max(amount.Tax, ClaimedTax)));

    /// <summary>So many base units in its own unit, or in whole units at least so many where they do not come out even.</summary>
    internal decimal InUnits(decimal baseUnits)
    {
        var units = (baseUnits / Factor).To(4);
        return units * Factor == baseUnits ? units : Math.Ceiling(baseUnits / Factor);
    }

    private decimal PartOf(decimal amount, decimal part) => (amount * part / BaseQuantity).ToCents();
}
