using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Features.Quotes;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

public enum OrderStatus { Draft, Submitted, Approved, Rejected, OnHold, Closed, Cancelled }

/// <summary>A non-firm order (虚盘) is an intention; only a firm one (实盘) can be submitted.</summary>
public enum Firmness { Firm, NonFirm }

/// <summary>Whether approval reserves what stock there is.</summary>
public enum ReservationPolicy { OnApprove, None }

/// <summary>How far something has come. Derived from counters, never set by hand.</summary>
public enum Progress { None, Partly, Fully }

/// <summary>What a customer wants from us at agreed prices (销售订单).</summary>
public sealed partial class Order : CustomerDocument
{
    private static readonly Transitions<OrderStatus> Life = new(OrderRefusals.WrongState)
    {
        { OrderStatus.Draft, OrderStatus.Submitted, OrderStatus.Cancelled },
        { OrderStatus.Submitted, OrderStatus.Approved, OrderStatus.Rejected, OrderStatus.Draft, OrderStatus.Cancelled },
        { OrderStatus.Rejected, OrderStatus.Draft, OrderStatus.Cancelled },
        { OrderStatus.Approved, OrderStatus.OnHold, OrderStatus.Closed, OrderStatus.Cancelled },
        { OrderStatus.OnHold, OrderStatus.Approved, OrderStatus.Closed, OrderStatus.Cancelled },
    };
    private readonly List<OrderLine> lines = [];

    private Order() { }

    /// <param name="ownerId">The salesperson (业务员); the customer's owner if not given.</param>
    public Order(Customer customer, Guid? ownerId, RoundingMode rounding, DateOnly orderDate, Firmness firmness, string? channel) : base(customer, ownerId) =>
        (Currency, Rounding, OrderDate, Firmness, Channel) = (customer.Currency, rounding, orderDate, firmness, channel);

    /// <summary>What a quote promised becomes an order, at the same prices to the cent.</summary>
    public Order(Quote quote, DateOnly orderDate) : base(quote)
    {
        (QuoteId, Currency, Rounding, OrderDate, Firmness, Channel) = (quote.Id, quote.Currency, quote.Rounding, orderDate, Firmness.Firm, quote.Channel);
        Fill([.. quote.Lines.OrderBy(l => l.Position).Select(l => new OrderLine(l) { PriceSource = PriceSource.Quote })]);
        Ship(quote.Freight);
    }

    /// <summary>The quote that it was made from.</summary>
    public Guid? QuoteId { get; private set; }

    /// <summary>Drawn when the order is first submitted.</summary>
    public string? Number { get; private set; }
    public OrderStatus Status { get; private set; } = OrderStatus.Draft;
    public Firmness Firmness { get; private set; }

    /// <summary>The customer's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Frozen from the company's settings when the order was made.</summary>
    public RoundingMode Rounding { get; private set; }

    /// <summary>The business date by which its prices were looked up.</summary>
    public DateOnly OrderDate { get; private set; }
    public string? Channel { get; private set; }
    public DateOnly? RequestedDate { get; set; }

    /// <summary>The customer's own number of it.</summary>
    public string? CustomerPurchaseOrder { get; set; }
    public string? ExternalId { get; set; }
    public string? Remark { get; set; }

    /// <summary>Where it is reserved, for lines that do not say.</summary>
    public Guid? WarehouseId { get; set; }
    public ReservationPolicy ReservationPolicy { get; set; }
    public ShipTo? ShipTo { get; set; }

    /// <summary>Why it was rejected, cancelled or closed, or what was remarked when it was approved.</summary>
    public string? Reason { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Why nothing of it may leave at the moment, and since when.</summary>
    public string? HoldReason { get; private set; }
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>How much more than ordered may be delivered: 0.05 for 5 %. Frozen from the company's settings when it was approved.</summary>
    [Rate(OrZero = true)]
    public decimal OverDeliveryRate { get; private set; }

    /// <summary>How many of its amendments have a number.</summary>
    public int Amendments { get; private set; }

    [Amount(OrZero = true)]
    public decimal Net { get; private set; }

    [Amount(OrZero = true)]
    public decimal Tax { get; private set; }

    /// <summary>Charged once and without tax; it goes with the first delivery that is released.</summary>
    [Amount(OrZero = true)]
    public decimal Freight { get; private set; }

    [Amount(OrZero = true)]
    public decimal Total { get; private set; }
    public IReadOnlyList<OrderLine> Lines => lines;

    /// <summary>What the order is about, while it is a draft: all its lines at once.</summary>
    public void Fill(IReadOnlyList<OrderLine> wanted)
    {
        Life.Require(Status, OrderStatus.Draft);
        lines.Clear();
        lines.AddRange(wanted);
        var amounts = Amounts.Of([.. lines.Select(l => l.Terms)], Rounding);
        for (var i = 0; i < lines.Count; i++) lines[i].Place(position: i + 1, amounts.Lines[i]);
        (Net, Tax, Total) = (amounts.Total.Net, amounts.Total.Tax, amounts.Total.Gross + Freight);
    }

    public void Ship(decimal freight)
    {
        Life.Require(Status, OrderStatus.Draft);
        (Freight, Total) = (freight, Net + Tax + freight);
    }

    public void RequireDraft() => Life.Require(Status, OrderStatus.Draft);

    public void RequireSubmitted() => Life.Require(Status, OrderStatus.Submitted);

    public void RequireApproved() => Life.Require(Status, OrderStatus.Approved);

    /// <summary>It is approved and has not ended; it may be on hold.</summary>
    public void RequireRunning() => Life.Require(Status, OrderStatus.Approved, OrderStatus.OnHold);

    public void RequireInvoiceable() => Life.Require(Status, OrderStatus.Approved, OrderStatus.OnHold, OrderStatus.Closed);

    public void RequirePayable() => Life.Require(Status, OrderStatus.Draft, OrderStatus.Submitted, OrderStatus.Rejected, OrderStatus.Approved, OrderStatus.OnHold, OrderStatus.Closed);

    public void MakeFirm()
    {
        Life.Require(Status, OrderStatus.Draft);
        Firmness = Firmness.Firm;
    }

    /// <summary>It is offered for approval, if it is firm.</summary>
    public void Submit()
    {
        (Status, Reason) = (Life.Move(Status, OrderStatus.Submitted), null);
        if (Firmness != Firmness.Firm) throw OrderRefusals.NotFirm.Because();
    }

    /// <summary>It keeps the number that it was given first.</summary>
    public void Name(string number) => Number ??= number;

    public void Approve(Guid by, DateTimeOffset at, string? remark) =>
        (Status, ApprovedBy, ApprovedAt, Reason) = (Life.Move(Status, OrderStatus.Approved), by, at, remark);

    /// <summary>So much more than ordered may be delivered of each line.</summary>
    public void Tolerate(decimal overDeliveryRate)
    {
        OverDeliveryRate = overDeliveryRate;
        foreach (var line in lines) line.Tolerate(overDeliveryRate);
    }

    /// <summary>Nothing of it may leave until it is resumed; what is reserved stays reserved.</summary>
    public void Hold(string reason, DateTimeOffset at) => (Status, HoldReason, HeldAt) = (Life.Move(Status, OrderStatus.OnHold), reason, at);

    public void Resume()
    {
        Life.Require(Status, OrderStatus.OnHold);
        (Status, HoldReason, HeldAt) = (Life.Move(Status, OrderStatus.Approved), null, null);
    }

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, OrderStatus.Rejected), reason);

    /// <summary>A rejected order becomes a draft again.</summary>
    public void Reopen() => Status = Life.Move(Status, from: OrderStatus.Rejected, to: OrderStatus.Draft);

    /// <summary>Its submission is taken back.</summary>
    public void Withdraw() => Status = Life.Move(Status, from: OrderStatus.Submitted, to: OrderStatus.Draft);

    /// <summary>Nothing of it will be delivered. Refused once goods have left, will leave, or were invoiced.</summary>
    public void Cancel(string? reason)
    {
        if (ObstacleToCancelling is { } obstacle) throw obstacle;
        (Status, Reason) = (OrderStatus.Cancelled, reason);
        foreach (var line in lines) line.Cancelled = line.BaseQuantity;
        Derive();
    }

    /// <summary>What was not issued will not be: lost = ordered − issued. The ordered quantity stays for the record.</summary>
    public void Close(string? reason)
    {
        if (ObstacleToClosing is { } obstacle) throw obstacle;
        (Status, Reason) = (OrderStatus.Closed, reason);
        foreach (var line in lines) line.Cancelled = line.Lost;
        Derive();
    }

    /// <summary>Why it cannot be cancelled as it stands.</summary>
    public Refusal? ObstacleToCancelling => ObstacleTo(OrderStatus.Cancelled)
        ?? (lines.Any(l => l.Issued > 0) ? OrderRefusals.Issued.Because() : lines.Any(l => l.Delivered > 0) ? OrderRefusals.HasDeliveries.Because()
            : lines.Any(l => l.Claimed > 0) || FreightInvoiceId is not null ? OrderRefusals.Invoiced.Because() : null);

    /// <summary>Why it cannot be closed as it stands: goods are on their way out, or more was invoiced than has left.</summary>
    public Refusal? ObstacleToClosing => ObstacleTo(OrderStatus.Closed)
        ?? (lines.Any(l => l.Delivered > l.Issued) ? OrderRefusals.HasDeliveries.Because() : lines.Any(l => l.ToReopen > 0 || l.Reopened > l.Redelivered) ? OrderRefusals.RedeliveryOpen.Because()
            : lines.FirstOrDefault(l => l.Claimed > l.FirstIssued)?.BelowInvoiced());

    private Refusal? ObstacleTo(OrderStatus end) => Life.Contains((Status, end)) ? null : OrderRefusals.WrongState.Because(("from", Status), ("to", end));
}
