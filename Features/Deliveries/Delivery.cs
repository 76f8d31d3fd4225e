using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Deliveries;

public enum DeliveryStatus { Draft, Released, Closed, Cancelled }

/// <summary>Sales' instruction to ship goods of one order (发货单, 出库申请). It moves no stock; the warehouse's stock-outs against it do.</summary>
public sealed class Delivery : CustomerDocument
{
    private static readonly Transitions<DeliveryStatus> Life = new(DeliveryRefusals.WrongState)
    {
        { DeliveryStatus.Draft, DeliveryStatus.Released, DeliveryStatus.Cancelled },
        { DeliveryStatus.Released, DeliveryStatus.Closed, DeliveryStatus.Cancelled },
    };
    private readonly List<DeliveryLine> lines = [];

    private Delivery() { }

    public Delivery(Order order) : base(order) => (OrderId, OrderNumber, Currency, ShipTo) = (order.Id, order.Number!, order.Currency, order.ShipTo);

    /// <summary>Drawn when the delivery is released.</summary>
    public string? Number { get; private set; }
    public DeliveryStatus Status { get; private set; } = DeliveryStatus.Draft;

    /// <summary>How far the warehouse has come with it. Derived from the lines' counters.</summary>
    public Progress Issue { get; private set; }

    /// <summary>How far shipments have come with it. Derived from the lines' counters; of a closed one only what was issued is to be shipped.</summary>
    public Progress Shipping { get; private set; }
    public Guid OrderId { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public string Currency { get; private set; } = "";
    public ShipTo? ShipTo { get; set; }
    public DateOnly? RequestedDate { get; set; }
    public string? Remark { get; set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public Guid? ReleasedBy { get; private set; }

    /// <summary>Why its goods may leave although the customer owes too much, and who said so.</summary>
    public string? CreditOverrideReason { get; private set; }
    public Guid? CreditOverrideBy { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>The order's freight, if this delivery carries it: charged as soon as anything is issued.</summary>
    [Amount(OrZero = true)]
    public decimal Freight { get; private set; }

    /// <summary>What the customer's account was charged for it.</summary>
    [Amount(OrZero = true)]
    public decimal Charged { get; private set; }
    public IReadOnlyList<DeliveryLine> Lines => lines;

    public void Add(DeliveryLine line)
    {
        line.Position = lines.Count + 1;
        lines.Add(line);
    }

    /// <summary>Puts other lines in place of those there are, while it is a draft.</summary>
    public void Replace(IEnumerable<DeliveryLine> others)
    {
        RequireDraft();
        lines.Clear();
        foreach (var line in others) Add(line);
    }

    public void RequireDraft() => Life.Require(Status, DeliveryStatus.Draft);

    public void RequireReleased() => Life.Require(Status, DeliveryStatus.Released);

    /// <summary>The warehouse may issue it from now on, at the order's prices as they stand. The order notes what it will deliver, or refuses with OVER_DELIVERY.</summary>
    public void Release(Order order, Guid by, DateTimeOffset at)
    {
        (Status, ReleasedBy, ReleasedAt) = (Life.Move(Status, DeliveryStatus.Released), by, at);
        order.RequireApproved();
        foreach (var line in lines) line.Price(order.Instruct(line.OrderLineId, line.BaseQuantity));
        Freight = order.CarryFreight(Id);
    }

    public void Name(string number) => Number = number;

    public void RequireOpen() => Life.Require(Status, DeliveryStatus.Draft, DeliveryStatus.Released);

    /// <summary>Lets its goods leave over the credit limit; only once it is released, for what is said yes to does not change any more.</summary>
    public void OverrideCredit(string reason, Guid by)
    {
        RequireReleased();
        (CreditOverrideReason, CreditOverrideBy) = (reason, by);
    }

    public void Cancel(Order order, string? reason)
    {
        var wasReleased = Status == DeliveryStatus.Released;
        var cancelled = Life.Move(Status, DeliveryStatus.Cancelled);
        if (lines.Any(l => l.Issued > 0)) throw DeliveryRefusals.Issued.Because();
        (Status, Reason) = (cancelled, reason);
        if (wasReleased) End(order);
    }

    public void Close(Order order, string? reason)
    {
        (Status, Reason) = (Life.Move(Status, DeliveryStatus.Closed), reason);
        End(order);
    }

    /// <summary>Goods of a line left; gives what the customer owes for them.</summary>
    public decimal Issued(Order order, DeliveryLine line, decimal baseQuantity)
    {
        var freight = lines.All(l => l.Issued == 0) ? Freight : 0;
        var (worth, redelivered) = order.Issue(line.OrderLineId, baseQuantity);
        line.Issued += baseQuantity;
        line.Redelivered += redelivered;
        return Charge(worth + freight);
    }

    /// <summary>Goods of a line came back by a counter-document; gives what the customer owes less. A delivery that has ended will not issue them again.</summary>
    public decimal TakenBack(Order order, DeliveryLine line, decimal baseQuantity)
    {
        var redelivered = Math.Max(0, baseQuantity - (line.Issued - line.Redelivered));
        line.Issued -= baseQuantity;
        line.Redelivered -= redelivered;
        var amount = order.TakeBack(line.OrderLineId, baseQuantity, redelivered);
        if (Status == DeliveryStatus.Closed) order.Withdraw(line.OrderLineId, baseQuantity);
        if (lines.Any(l => l.Issued > 0)) return -Charge(-amount);
        amount += Freight;
        Charge(-amount);
        if (Status == DeliveryStatus.Closed) DropFreight(order);
        return amount;
    }

    /// <summary>A carrier has goods of a line (or, with a negative quantity, has them not after all).</summary>
    public void Dispatch(Order order, Guid lineId, decimal baseQuantity)
    {
        var line = lines.Single(l => l.Id == lineId);
        line.Shipped += baseQuantity;
        order.Dispatch(line.OrderLineId, baseQuantity);
        Derive();
    }

    private decimal Charge(decimal amount)
    {
        Charged += amount;
        Derive();
        return amount;
    }

    private void Derive()
    {
        Issue = Of(l => l.Issued, l => l.BaseQuantity);
        Shipping = Of(l => l.Shipped, l => Status == DeliveryStatus.Closed ? l.Issued : l.BaseQuantity);

        Progress Of(Func<DeliveryLine, decimal> done, Func<DeliveryLine, decimal> wanted) =>
            lines.All(l => done(l) == 0) ? Progress.None : lines.All(l => done(l) >= wanted(l)) ? Progress.Fully : Progress.Partly;
    }

    private void End(Order order)
    {
        foreach (var line in lines) order.Withdraw(line.OrderLineId, line.BaseQuantity - line.Issued);
        if (lines.All(l => l.Issued == 0)) DropFreight(order);
        Derive();
    }

    private void DropFreight(Order order)
    {
        order.DropFreight(Id);
        Freight = 0;
    }
}
