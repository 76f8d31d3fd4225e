using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

public enum OrderStatus { Draft, Submitted, Approved, Rejected, Closed, Cancelled }

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
        { OrderStatus.Approved, OrderStatus.Closed, OrderStatus.Cancelled },
    };
    private readonly List<OrderLine> lines = [];

    private Order() { }

    /// <param name="ownerId">The salesperson (业务员); the customer's owner if not given.</param>
    public Order(Customer customer, Guid? ownerId, RoundingMode rounding, DateOnly orderDate, Firmness firmness, string? channel) : base(customer, ownerId) =>
        (Currency, Rounding, OrderDate, Firmness, Channel) = (customer.Currency, rounding, orderDate, firmness, channel);

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

    public void RequireInvoiceable() => Life.Require(Status, OrderStatus.Approved, OrderStatus.Closed);

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

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, OrderStatus.Rejected), reason);

    /// <summary>A rejected order becomes a draft again.</summary>
    public void Reopen()
    {
        Life.Require(Status, OrderStatus.Rejected);
        Status = Life.Move(Status, OrderStatus.Draft);
    }

    /// <summary>Its submission is taken back.</summary>
    public void Withdraw()
    {
        RequireSubmitted();
        Status = Life.Move(Status, OrderStatus.Draft);
    }

    /// <summary>Nothing of it will be delivered. Refused once goods have left, will leave, or were invoiced.</summary>
    public void Cancel(string? reason)
    {
        var cancelled = Life.Move(Status, OrderStatus.Cancelled);
        if (lines.Any(l => l.Issued > 0)) throw OrderRefusals.Issued.Because();
        if (lines.Any(l => l.Delivered > 0)) throw OrderRefusals.HasDeliveries.Because();
        if (lines.Any(l => l.Claimed > 0) || FreightInvoiceId is not null) throw OrderRefusals.Invoiced.Because();
        (Status, Reason) = (cancelled, reason);
        foreach (var line in lines) line.Cancelled = line.BaseQuantity;
        Derive();
    }

    /// <summary>What was not issued will not be: lost = ordered − issued. The ordered quantity stays for the record.</summary>
    public void Close(string? reason)
    {
        var closed = Life.Move(Status, OrderStatus.Closed);
        if (lines.Any(l => l.Delivered > l.Issued)) throw OrderRefusals.HasDeliveries.Because();
        if (lines.Any(l => l.Reopened > l.Redelivered)) throw OrderRefusals.RedeliveryOpen.Because();
        (Status, Reason) = (closed, reason);
        foreach (var line in lines) line.Cancelled = line.BaseQuantity - line.FirstIssued;
        Derive();
    }
}
