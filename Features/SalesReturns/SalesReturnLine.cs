using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesReturns;

/// <summary>What the customer gets for the goods of a line.</summary>
public enum ReturnResolution
{
    /// <summary>Money back, as far as it was paid.</summary>
    Refund,

    /// <summary>A credit that is kept as its balance (结余款), as far as it was paid.</summary>
    KeepAsBalance,

    /// <summary>The same goods again; the order line is open for them.</summary>
    Redeliver,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>What becomes of goods that come back.</summary>
public enum ReturnDisposition
{
    /// <summary>They are stock again.</summary>
    Restock,

    /// <summary>They are looked at first: they come in into quarantine.</summary>
    Quarantine,

    /// <summary>They come in into quarantine, to be written off.</summary>
    Scrap,

    /// <summary>They come in into quarantine, to be repaired.</summary>
    Repair,
}

/// <summary>How far the goods of a return have come. Derived.</summary>
public enum ReturnGoods
{
    /// <summary>Nothing comes back.</summary>
    None,
    Awaiting,
    Partly,
    Received,
}

/// <summary>How far the money of a return has come. Derived.</summary>
public enum ReturnMoney
{
    /// <summary>No money is owed for it.</summary>
    None,

    /// <summary>It was agreed and is not credited yet.</summary>
    ToCredit,

    /// <summary>It is credited; a part of it is still to be paid out.</summary>
    ToRefund,

    /// <summary>What was to be paid out was.</summary>
    Refunded,

    /// <summary>It lowered what the customer owes, or is kept as its balance.</summary>
    Credited,
}

/// <summary>Whether goods go out again for those that came back. Derived.</summary>
public enum ReturnRedelivery { None, Pending, Delivered }

/// <summary>What is negotiated of a line.</summary>
public sealed record ReturnTerms(decimal UnitPrice, ReturnResolution Resolution, ReturnDisposition? Disposition);

/// <summary>Goods of one delivery line and batch that come back, and what the customer gets for them.</summary>
public sealed class SalesReturnLine : Entity
{
    private decimal soldFor;

    public int Position { get; internal set; }
    public required Guid DeliveryId { get; init; }
    public required Guid DeliveryLineId { get; init; }
    public required Guid OrderLineId { get; init; }
    public required Guid ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string Description { get; init; }

    /// <summary>The batch that was issued, where the item is kept by batch.</summary>
    public Guid? BatchId { get; init; }
    public required string Unit { get; init; }

    [Factor]
    public required decimal Factor { get; init; }
    public required string BaseUnit { get; init; }

    [Quantity]
    public required decimal BaseQuantity { get; init; }

    /// <summary>
    /// The most that may be agreed for the goods: what they were sold for, tax included. Goods of an order line that come back piece by piece were together sold for what they are worth together,
    /// so that the last piece has the cents which the others' rounding left.
    /// </summary>
    [Amount(OrZero = true)]
    public required decimal SoldFor { get => soldFor; init => soldFor = value; }

    /// <summary>What the goods cost us when they left; at that they come in again.</summary>
    [Amount(OrZero = true)]
    public decimal? IssueCost { get; internal set; }

    /// <summary>The warehouse they must come into, if that is fixed.</summary>
    public Guid? WarehouseId { get; init; }
    public string? Reason { get; init; }

    /// <summary>What one of the line's unit is credited at, tax included; at most what it was sold for.</summary>
    [Price(OrZero = true)]
    public decimal UnitPrice { get; private set; }
    public ReturnResolution Resolution { get; private set; }

    /// <summary>Absent where the customer keeps the goods.</summary>
    public ReturnDisposition? Disposition { get; private set; }

    /// <summary>Agreed price × quantity where the resolution is money, rounded to cents.</summary>
    [Amount(OrZero = true)]
    public decimal Amount { get; private set; }

    /// <summary>What confirmed stock-ins took in, in base units.</summary>
    [Quantity(OrZero = true)]
    public decimal Received { get; private set; }

    /// <summary>What of the issue cost came in with them.</summary>
    [Amount(OrZero = true)]
    public decimal ReceivedCost { get; private set; }

    /// <summary>What the order line was opened for again.</summary>
    [Quantity(OrZero = true)]
    public decimal Reopened { get; private set; }

    /// <summary>In the order line's unit, to 4 decimals.</summary>
    public decimal Quantity => (BaseQuantity / Factor).To(4);

    /// <summary>What one of the line's unit was sold for, tax included, to 6 decimals.</summary>
    public decimal SoldPrice => (SoldFor * Factor / BaseQuantity).To(6);
    public decimal OpenToReceive => Disposition is null ? 0 : BaseQuantity - Received;

    /// <summary>What of the issue cost the goods bear that are still to come in: with the last of them all that is left.</summary>
    public decimal CostToReceive => (IssueCost ?? 0) - ReceivedCost;

    /// <summary>What of its goods counts as given back: all, or, once a return is closed whose goods were to be delivered again, what the order was opened for.</summary>
    public decimal Counted(SalesReturnStatus status) => status == SalesReturnStatus.Closed && Resolution == ReturnResolution.Redeliver ? Reopened : BaseQuantity;

    /// <summary>What those goods cost when they left.</summary>
    public decimal CostCounted(SalesReturnStatus status) => Counted(status) < BaseQuantity ? ReceivedCost : IssueCost ?? 0;

    /// <summary>The terms of a line; refused with AGREED_TOO_HIGH where they come to more than the goods were sold for.</summary>
    public void Take(ReturnTerms terms)
    {
        if (terms.Resolution == ReturnResolution.Redeliver && terms.Disposition is null) throw SalesReturnRefusals.RedeliverWithoutGoods.Because(("item", ItemCode));
        var amount = terms.Resolution is not (ReturnResolution.Refund or ReturnResolution.KeepAsBalance) ? 0 : terms.UnitPrice == SoldPrice ? SoldFor : (terms.UnitPrice * BaseQuantity / Factor).ToCents();
        if (amount > SoldFor) throw SalesReturnRefusals.AgreedTooHigh.Because(("item", ItemCode), ("amount", amount), ("soldFor", SoldFor));
        (UnitPrice, Resolution, Disposition, Amount) = (terms.UnitPrice, terms.Resolution, terms.Disposition, amount);
    }

    /// <summary>What it was sold for, anew; what is credited at that price follows. Refused with AGREED_TOO_HIGH where more than that was asked.</summary>
    internal void Sell(decimal worth)
    {
        var asSold = UnitPrice == SoldPrice;
        soldFor = worth;
        Take(new(asSold ? SoldPrice : UnitPrice, Resolution, Disposition));
    }

    /// <summary>The order expects to be open again for its goods, where they are to be delivered again (or does not any more).</summary>
    internal void AgreeToReopen(Order order, decimal baseQuantity)
    {
        if (Resolution == ReturnResolution.Redeliver) order.AgreeToReopen(OrderLineId, baseQuantity);
    }

    internal void Receive(Order order, decimal baseQuantity, decimal cost)
    {
        Received += baseQuantity;
        ReceivedCost += cost;
        order.TakeReturn(OrderLineId, baseQuantity);
        Reopen(order, upTo: Received);
    }

    internal void GiveBack(Order order, decimal baseQuantity, decimal cost, bool crossShipment)
    {
        Received -= baseQuantity;
        ReceivedCost -= cost;
        order.TakeReturn(OrderLineId, -baseQuantity);
        if (Resolution != ReturnResolution.Redeliver || crossShipment) return;
        order.Reopen(OrderLineId, -baseQuantity);
        Reopened -= baseQuantity;
    }

    internal void Reopen(Order order, decimal upTo)
    {
        if (Resolution != ReturnResolution.Redeliver || upTo <= Reopened) return;
        order.Reopen(OrderLineId, upTo - Reopened);
        Reopened = upTo;
    }
}
