using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Amendments;

/// <summary>The life of an amendment. An approved one has been applied.</summary>
public enum AmendmentStatus { Draft, Submitted, Approved, Rejected, Cancelled }

/// <summary>What shall be different about an approved order (订单变更), with what was before. An order has at most one that is not ended.</summary>
public sealed class OrderAmendment : CustomerDocument
{
    private static readonly Transitions<AmendmentStatus> Life = new(AmendmentRefusals.WrongState)
    {
        { AmendmentStatus.Draft, AmendmentStatus.Submitted, AmendmentStatus.Cancelled },
        { AmendmentStatus.Submitted, AmendmentStatus.Approved, AmendmentStatus.Rejected, AmendmentStatus.Draft, AmendmentStatus.Cancelled },
        { AmendmentStatus.Rejected, AmendmentStatus.Draft, AmendmentStatus.Cancelled },
    };
    private readonly List<AmendmentLine> lines = [];

    private OrderAmendment() { }

    public OrderAmendment(Order order) : base(order) => (OrderId, OrderNumber, Currency) = (order.Id, order.Number!, order.Currency);

    /// <summary>The order's with its own count, SO-202611-000123-A1; drawn when it is first submitted.</summary>
    public string? Number { get; private set; }
    public AmendmentStatus Status { get; private set; } = AmendmentStatus.Draft;
    public Guid OrderId { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public string Currency { get; private set; } = "";

    /// <summary>Why the order shall change.</summary>
    public string? Reason { get; set; }

    /// <summary>What was said when it was approved, rejected or cancelled.</summary>
    public string? Remark { get; private set; }

    /// <summary>The new freight, if that changes.</summary>
    [Amount(OrZero = true)]
    public decimal? Freight { get; set; }

    [Amount(OrZero = true)]
    public decimal FreightBefore { get; private set; }

    /// <summary>The new requested date, if that changes.</summary>
    public DateOnly? RequestedDate { get; set; }
    public DateOnly? RequestedDateBefore { get; private set; }

    /// <summary>Where goods go from now on, if that changes.</summary>
    public ShipTo? ShipTo { get; set; }
    public ShipTo? ShipToBefore { get; private set; }

    /// <summary>What the order came to before it, and comes to with it.</summary>
    [Amount(OrZero = true)]
    public decimal TotalBefore { get; private set; }

    [Amount(OrZero = true)]
    public decimal TotalAfter { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public IReadOnlyList<AmendmentLine> Lines => lines;

    public void RequireDraft() => Life.Require(Status, AmendmentStatus.Draft);

    public void RequireSubmitted() => Life.Require(Status, AmendmentStatus.Submitted);

    /// <summary>Puts other lines in place of those there are.</summary>
    public void Replace(IReadOnlyList<AmendmentLine> others)
    {
        RequireDraft();
        lines.Clear();
        foreach (var line in others) line.Position = lines.Count + 1;
        lines.AddRange(others);
    }

    /// <summary>Notes what would come of it, on a copy of the order that is thrown away; refused where it does not fit the order, or changes nothing.</summary>
    public void TryOn(Order copy)
    {
        if (lines.Count == 0 && Freight is null && RequestedDate is null && ShipTo is null) throw AmendmentRefusals.Empty.Because();
        Note(copy);
        copy.Amend(Change([.. Added.Select(l => l.Make())]));
        TotalAfter = copy.Total;
    }

    public void Submit() => (Status, Remark) = (Life.Move(Status, AmendmentStatus.Submitted), null);

    /// <summary>It keeps the number that it was given first.</summary>
    public void Name(string number) => Number ??= number;

    /// <summary>It is applied to the order as it stands now; gives what the customer owes more for goods that left already.</summary>
    public decimal Approve(Order order, Guid by, DateTimeOffset at, string? remark)
    {
        (Status, ApprovedBy, ApprovedAt, Remark) = (Life.Move(Status, AmendmentStatus.Approved), by, at, remark);
        Note(order);
        var made = Added.Select(l => (Line: l, Made: l.Make())).ToList();
        var more = order.Amend(Change([.. made.Select(m => m.Made)]));
        foreach (var (line, one) in made) line.OrderLineId = one.Id;
        TotalAfter = order.Total;
        return more;
    }

    public void Reject(string reason) => (Status, Remark) = (Life.Move(Status, AmendmentStatus.Rejected), reason);

    /// <summary>A rejected one becomes a draft again.</summary>
    public void Reopen() => Status = Life.Move(Status, from: AmendmentStatus.Rejected, to: AmendmentStatus.Draft);

    /// <summary>Its submission is taken back.</summary>
    public void Withdraw() => Status = Life.Move(Status, from: AmendmentStatus.Submitted, to: AmendmentStatus.Draft);

    public void Cancel(string? reason) => (Status, Remark) = (Life.Move(Status, AmendmentStatus.Cancelled), reason);

    private IEnumerable<AmendmentLine> Added => lines.Where(l => l.Added).OrderBy(l => l.Position);

    private OrderChange Change(IReadOnlyList<OrderLine> added) =>
        new([.. lines.Where(l => !l.Added).OrderBy(l => l.Position).Select(l => l.Change)], added, Freight, ShipTo, RequestedDate);

    private void Note(Order order)
    {
        (FreightBefore, RequestedDateBefore, ShipToBefore, TotalBefore) = (order.Freight, order.RequestedDate, order.ShipTo, order.Total);
        foreach (var line in lines.Where(l => !l.Added)) line.Note(order.Lines.Single(l => l.Id == line.OrderLineId));
    }
}
