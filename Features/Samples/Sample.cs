using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Samples;

public enum SampleStatus { Draft, Submitted, Approved, Rejected, Returned, Closed, Cancelled }

/// <summary>Lent samples come back by a date; given ones stay with the customer.</summary>
public enum SamplePurpose { Lent, Given }

/// <summary>Samples that go to a customer without being sold (邮寄样品): no price, no receivable. Once approved it lets the warehouse issue them, and take lent ones in again.</summary>
public sealed class Sample : CustomerDocument
{
    private static readonly Transitions<SampleStatus> Life = new(SampleRefusals.WrongState)
    {
        { SampleStatus.Draft, SampleStatus.Submitted, SampleStatus.Cancelled },
        { SampleStatus.Submitted, SampleStatus.Approved, SampleStatus.Rejected, SampleStatus.Draft, SampleStatus.Cancelled },
        { SampleStatus.Rejected, SampleStatus.Draft, SampleStatus.Cancelled },
        { SampleStatus.Approved, SampleStatus.Returned, SampleStatus.Closed, SampleStatus.Cancelled },
        { SampleStatus.Returned, SampleStatus.Approved },
    };
    private readonly List<SampleLine> lines = [];

    private Sample() { }

    /// <param name="ownerId">The salesperson (业务员); the customer's owner if not given.</param>
    public Sample(Customer customer, Guid? ownerId, SamplePurpose purpose, DateOnly? returnBy) : base(customer, ownerId) => Promise(purpose, returnBy);

    /// <summary>Drawn when it is first submitted.</summary>
    public string? Number { get; private set; }
    public SampleStatus Status { get; private set; } = SampleStatus.Draft;
    public SamplePurpose Purpose { get; private set; }

    /// <summary>The business date by which lent samples are to be back.</summary>
    public DateOnly? ReturnBy { get; private set; }

    /// <summary>How far the warehouse has come with issuing, and with taking lent ones in again. Derived from the lines' counters.</summary>
    public Progress Issue { get; private set; }

    /// <inheritdoc cref="Issue"/>
    public Progress Return { get; private set; }
    public ShipTo? ShipTo { get; set; }
    public string? Remark { get; set; }
    public string? Carrier { get; private set; }
    public string? TrackingNumber { get; private set; }
    public DateTimeOffset? ShippedAt { get; private set; }

    /// <summary>Why it was rejected, cancelled or closed, or what was remarked when it was approved.</summary>
    public string? Reason { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public IReadOnlyList<SampleLine> Lines => lines;

    /// <summary>Whether lent samples are still out.</summary>
    public bool Outstanding => Purpose == SamplePurpose.Lent && lines.Any(l => l.Returned < l.Issued);

    /// <summary>Lent samples have a date by which they are to be back, given ones have none.</summary>
    public void Promise(SamplePurpose purpose, DateOnly? returnBy)
    {
        RequireDraft();
        if (returnBy is null == (purpose == SamplePurpose.Lent)) throw SampleRefusals.ReturnDateUnfitting.At("/returnBy");
        (Purpose, ReturnBy) = (purpose, returnBy);
    }

    /// <summary>What is to go, while it is a draft: all its lines at once.</summary>
    public void Fill(IReadOnlyList<SampleLine> wanted)
    {
        RequireDraft();
        lines.Clear();
        lines.AddRange(wanted);
        for (var i = 0; i < lines.Count; i++) lines[i].Position = i + 1;
    }

    public void RequireDraft() => Life.Require(Status, SampleStatus.Draft);

    public void RequireSubmitted() => Life.Require(Status, SampleStatus.Submitted);

    public void RequireApproved() => Life.Require(Status, SampleStatus.Approved);

    /// <summary>Lent samples may come back as long as any are out, even after somebody gave them up.</summary>
    public void RequireReturnable()
    {
        if (Purpose != SamplePurpose.Lent) throw SampleRefusals.NotLent.Because();
        Life.Require(Status, SampleStatus.Approved, SampleStatus.Closed);
    }

    public void Submit() => (Status, Reason) = (Life.Move(Status, SampleStatus.Submitted), null);

    /// <summary>It keeps the number that it was given first.</summary>
    public void Name(string number) => Number ??= number;

    public void Approve(Guid by, DateTimeOffset at, string? remark) => (Status, ApprovedBy, ApprovedAt, Reason) = (Life.Move(Status, SampleStatus.Approved), by, at, remark);

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, SampleStatus.Rejected), reason);

    /// <summary>A rejected dispatch becomes a draft again.</summary>
    public void Reopen() => Status = Life.Move(Status, from: SampleStatus.Rejected, to: SampleStatus.Draft);

    /// <summary>Its submission is taken back.</summary>
    public void Withdraw() => Status = Life.Move(Status, from: SampleStatus.Submitted, to: SampleStatus.Draft);

    /// <summary>Nothing of it will go. Refused once something has left.</summary>
    public void Cancel(string? reason)
    {
        var cancelled = Life.Move(Status, SampleStatus.Cancelled);
        if (lines.Any(l => l.Issued > 0)) throw SampleRefusals.Issued.Because();
        (Status, Reason) = (cancelled, reason);
    }

    /// <summary>What has not left will not, and nobody waits for what is still out, for a reason.</summary>
    public void Close(string? reason)
    {
        var closed = Life.Move(Status, SampleStatus.Closed);
        if (Outstanding && string.IsNullOrWhiteSpace(reason)) throw SampleRefusals.Outstanding.At("/reason");
        (Status, Reason) = (closed, reason);
    }

    public void Ship(string carrier, string? trackingNumber, DateTimeOffset at)
    {
        Life.Require(Status, SampleStatus.Approved, SampleStatus.Closed);
        if (Issue == Progress.None) throw SampleRefusals.NotIssued.Because();
        (Carrier, TrackingNumber, ShippedAt) = (carrier, trackingNumber, at);
    }

    /// <summary>Goods of a line left, at what they cost us; with negative figures, that was reversed: refused where some of the line came back, for which of them those were is not known.</summary>
    public void Left(Guid lineId, decimal baseQuantity, decimal cost)
    {
        var line = LineOf(lineId);
        if (baseQuantity < 0 && line.Returned > 0) throw SampleRefusals.ReturnedAlready.Because(("item", line.ItemCode));
        (line.Issued, line.Cost) = (line.Issued + baseQuantity, line.Cost + cost);
        Derive();
    }

    /// <summary>Lent goods of a line came back, worth what they had cost; with negative figures, that was reversed.</summary>
    public void CameBack(Guid lineId, decimal baseQuantity, decimal value)
    {
        var line = LineOf(lineId);
        (line.Returned, line.Cost) = (line.Returned + baseQuantity, line.Cost - value);
        Derive();
        if (Status == SampleStatus.Approved && Issue == Progress.Fully && Return == Progress.Fully) Status = Life.Move(Status, SampleStatus.Returned);
        else if (Status == SampleStatus.Returned && Return != Progress.Fully) Status = Life.Move(Status, SampleStatus.Approved);
    }

    private SampleLine LineOf(Guid id) => lines.Single(l => l.Id == id);

    private void Derive()
    {
        Issue = lines.All(l => l.Issued == 0) ? Progress.None : lines.All(l => l.Issued >= l.BaseQuantity) ? Progress.Fully : Progress.Partly;
        Return = lines.All(l => l.Returned == 0) ? Progress.None : lines.All(l => l.Returned >= l.Issued) ? Progress.Fully : Progress.Partly;
    }
}

/// <summary>One item of a sample dispatch. It may fix the warehouse and the batch; what it leaves open the warehouse chooses.</summary>
public sealed class SampleLine : Entity
{
    /// <summary>Its place in the dispatch, from 1.</summary>
    public int Position { get; internal set; }
    public required Guid ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string Description { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }
    public required string Unit { get; init; }
    public required string BaseUnit { get; init; }

    [Quantity]
    public required decimal BaseQuantity { get; init; }
    public Guid? WarehouseId { get; init; }
    public Guid? BatchId { get; init; }

    /// <summary>What confirmed stock-outs issued against it, in base units.</summary>
    [Quantity(OrZero = true)]
    public decimal Issued { get; internal set; }

    /// <summary>What confirmed stock-ins took in again.</summary>
    [Quantity(OrZero = true)]
    public decimal Returned { get; internal set; }

    /// <summary>What the goods that are out cost us, at which they come back.</summary>
    [Amount(OrZero = true)]
    public decimal Cost { get; internal set; }

    public decimal Open => BaseQuantity - Issued;
    public decimal Out => Issued - Returned;
}
