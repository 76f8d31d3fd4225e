using System.Diagnostics.CodeAnalysis;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

public enum QuoteStatus { Draft, Submitted, Approved, Rejected, Sent, Accepted, Declined, Expired, Superseded, Cancelled }

/// <summary>How a quote went to the customer.</summary>
public enum SendingWay { Email, Messenger, Fax, Post, InPerson, Other }

/// <summary>What we offer a customer, at which prices and until when (报价). Once approved its prices stand; only inside its validity can it be sent, accepted and become an order.</summary>
public sealed class Quote : CustomerDocument
{
    /// <summary>The permission to keep the word of a quote whose validity is over.</summary>
    public const string HonourExpired = "quotes.honour-expired";

    private static readonly Transitions<QuoteStatus> Life = new(QuoteRefusals.WrongState)
    {
        { QuoteStatus.Draft, QuoteStatus.Submitted, QuoteStatus.Cancelled },
        { QuoteStatus.Submitted, QuoteStatus.Approved, QuoteStatus.Rejected, QuoteStatus.Draft, QuoteStatus.Cancelled },
        { QuoteStatus.Rejected, QuoteStatus.Draft, QuoteStatus.Cancelled },
        { QuoteStatus.Approved, QuoteStatus.Sent, QuoteStatus.Accepted, QuoteStatus.Declined, QuoteStatus.Expired, QuoteStatus.Superseded },
        { QuoteStatus.Sent, QuoteStatus.Sent, QuoteStatus.Accepted, QuoteStatus.Declined, QuoteStatus.Expired, QuoteStatus.Superseded },
        { QuoteStatus.Accepted, QuoteStatus.Superseded },
        { QuoteStatus.Declined, QuoteStatus.Superseded },
        { QuoteStatus.Expired, QuoteStatus.Accepted, QuoteStatus.Superseded },
    };
    private readonly List<QuoteLine> lines = [];

    private Quote() { }

    /// <param name="ownerId">The salesperson (业务员); the customer's owner if not given.</param>
    public Quote(Customer customer, Guid? ownerId, RoundingMode rounding, DateOnly quoteDate, string? channel) : base(customer, ownerId) =>
        (Currency, Rounding, QuoteDate, Channel) = (customer.Currency, rounding, quoteDate, channel);

    /// <summary>The next revision of a quote that was approved: the same number, terms and prices, to be changed and approved anew.</summary>
    public Quote(Quote earlier, int revision) : base(earlier)
    {
        Life.Require(earlier.Status, QuoteStatus.Approved, QuoteStatus.Sent, QuoteStatus.Accepted, QuoteStatus.Declined, QuoteStatus.Expired);
        earlier.RefuseConverted();
        (RevisedFromId, Number, Revision, Currency, Rounding, QuoteDate, Channel) = (earlier.Id, earlier.Number, revision, earlier.Currency, earlier.Rounding, earlier.QuoteDate, earlier.Channel);
        (PaymentTerms, DeliveryTerms, Remark, ValidUntil) = (earlier.PaymentTerms, earlier.DeliveryTerms, earlier.Remark, earlier.ValidUntil);
        (DiscountRate, Freight, AgreedTotal, TotalReason) = (earlier.DiscountRate, earlier.Freight, earlier.AgreedTotal, earlier.TotalReason);
        Fill([.. earlier.lines.OrderBy(l => l.Position).Select(l => new QuoteLine(l))]);
    }

    /// <summary>Drawn when the quote is first submitted; all its revisions have it.</summary>
    public string? Number { get; private set; }

    /// <summary>1, and one more for each revision.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The quote that this one revises, and supersedes when it is approved.</summary>
    public Guid? RevisedFromId { get; private set; }
    public QuoteStatus Status { get; private set; } = QuoteStatus.Draft;

    /// <summary>The customer's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Frozen from the company's settings when the quote was made.</summary>
    public RoundingMode Rounding { get; private set; }

    /// <summary>The business date by which its prices were looked up, and the first of its validity.</summary>
    public DateOnly QuoteDate { get; private set; }

    /// <summary>The last business date on which it holds.</summary>
    public DateOnly ValidUntil { get; private set; }
    public string? Channel { get; private set; }
    public string? PaymentTerms { get; set; }
    public string? DeliveryTerms { get; set; }
    public string? ExternalId { get; set; }
    public string? Remark { get; set; }

    /// <summary>A discount on the whole, which its lines share.</summary>
    [Rate(OrZero = true)]
    public decimal DiscountRate { get; private set; }

    /// <summary>The total that was set by hand, and why.</summary>
    [Amount(OrZero = true)]
    public decimal? AgreedTotal { get; private set; }
    public string? TotalReason { get; private set; }

    [Amount(OrZero = true)]
    public decimal Net { get; private set; }

    [Amount(OrZero = true)]
    public decimal Tax { get; private set; }

    /// <summary>Charged once and without tax.</summary>
    [Amount(OrZero = true)]
    public decimal Freight { get; private set; }

    [Amount(OrZero = true)]
    public decimal Total { get; private set; }

    /// <summary>Why it was rejected, declined or cancelled, or what was remarked when it was approved.</summary>
    public string? Reason { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>To whom it went, and how.</summary>
    public string? SentTo { get; private set; }
    public SendingWay? SentBy { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>The customer's own number of the order that it announced when it accepted.</summary>
    public string? CustomerPurchaseOrder { get; private set; }

    /// <summary>Why it was honoured although its validity was over, and who said so.</summary>
    public string? HonourReason { get; private set; }
    public Guid? HonouredBy { get; private set; }

    /// <summary>The order that it became.</summary>
    public Guid? OrderId { get; private set; }
    public IReadOnlyList<QuoteLine> Lines => lines;

    /// <summary>The last business date of its validity, not before its first.</summary>
    public void Hold(DateOnly until)
    {
        RequireDraft();
        ValidUntil = until >= QuoteDate ? until : throw PriceRefusals.ValidityBackwards.At("/validUntil", ("from", QuoteDate), ("until", until));
    }

    /// <summary>What the quote is about, while it is a draft: all its lines at once.</summary>
    public void Fill(IReadOnlyList<QuoteLine> wanted)
    {
        RequireDraft();
        lines.Clear();
        lines.AddRange(wanted);
        Reckon();
    }

    /// <summary>What is agreed for the quote as a whole: a discount that its lines share, or instead a total, freight included, that they meet.</summary>
    public void Settle(decimal discountRate, decimal freight, decimal? total, string? reason)
    {
        RequireDraft();
        if (total is not null && discountRate > 0) throw QuoteRefusals.DiscountAndTotal.At("/total");
        if (total < freight) throw QuoteRefusals.TotalBelowFreight.At("/total", ("freight", new Money(freight, Currency)));
        (DiscountRate, Freight, AgreedTotal, TotalReason) = (discountRate, freight, total, total is null ? null : reason);
        Reckon();
    }

    public void RequireDraft() => Life.Require(Status, QuoteStatus.Draft);

    public void RequireSubmitted() => Life.Require(Status, QuoteStatus.Submitted);

    public void Submit() => (Status, Reason) = (Life.Move(Status, QuoteStatus.Submitted), null);

    /// <summary>It keeps the number that it was given first.</summary>
    public void Name(string number) => Number ??= number;

    public void Approve(Guid by, DateTimeOffset at, string? remark) => (Status, ApprovedBy, ApprovedAt, Reason) = (Life.Move(Status, QuoteStatus.Approved), by, at, remark);

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, QuoteStatus.Rejected), reason);

    /// <summary>A rejected quote becomes a draft again.</summary>
    public void Reopen() => Status = Life.Move(Status, from: QuoteStatus.Rejected, to: QuoteStatus.Draft);

    /// <summary>Its submission is taken back.</summary>
    public void Withdraw() => Status = Life.Move(Status, from: QuoteStatus.Submitted, to: QuoteStatus.Draft);

    public void Cancel(string? reason) => (Status, Reason) = (Life.Move(Status, QuoteStatus.Cancelled), reason);

    /// <summary>A revision of it was approved: from now on that one holds. Refused when it has become an order meanwhile.</summary>
    public void Supersede()
    {
        RefuseConverted();
        Status = Life.Move(Status, QuoteStatus.Superseded);
    }

    public void Send(DateOnly today, DateTimeOffset at, string to, SendingWay by)
    {
        Life.Require(Status, QuoteStatus.Approved, QuoteStatus.Sent, QuoteStatus.Expired);
        if (IsOver(today)) throw Expired();
        (Status, SentTo, SentBy, SentAt) = (Life.Move(Status, QuoteStatus.Sent), to, by, at);
    }

    /// <summary>The customer takes it; once its validity is over only if there is a reason to honour it.</summary>
    public void Accept(DateOnly today, DateTimeOffset at, string? customerPurchaseOrder, string? honourReason, Guid by)
    {
        Life.Require(Status, QuoteStatus.Approved, QuoteStatus.Sent, QuoteStatus.Expired);
        RequireHolding(today, honourReason, by);
        (Status, AcceptedAt, CustomerPurchaseOrder) = (Life.Move(Status, QuoteStatus.Accepted), at, customerPurchaseOrder);
    }

    public void Decline(string reason) => (Status, Reason) = (Life.Move(Status, QuoteStatus.Declined), reason);

    public void Expire() => Status = Life.Move(Status, QuoteStatus.Expired);

    /// <summary>It may become an order: once, and inside its validity unless there is a reason to honour it. Who did not accept it before does so by that.</summary>
    public void Convert(DateOnly today, DateTimeOffset at, string? honourReason, Guid by)
    {
        RefuseConverted();
        if (Status == QuoteStatus.Accepted) RequireHolding(today, honourReason, by);
        else Accept(today, at, customerPurchaseOrder: null, honourReason, by);
    }

    public void Became(Guid orderId) => OrderId = orderId;

    /// <summary>Whether it holds on a business date: it was approved, neither declined nor replaced, and its validity is not over.</summary>
    public bool Holds(DateOnly today) => Status is QuoteStatus.Approved or QuoteStatus.Sent or QuoteStatus.Accepted && !IsOver(today);

    private bool IsOver(DateOnly today) => today > ValidUntil;

    private Refusal Expired() => QuoteRefusals.Expired.Because(("validUntil", ValidUntil));

    private void RequireHolding(DateOnly today, string? honourReason, Guid by)
    {
        if (!IsOver(today)) return;
        (HonourReason, HonouredBy) = (honourReason ?? throw Expired(), by);
    }

    private void RefuseConverted()
    {
        if (OrderId is not null) throw QuoteRefusals.Converted.Because();
    }

    private void Reckon()
    {
        var ordered = lines.OrderBy(l => l.Position).ToList();
        if (AgreedTotal is { } total) Spread.Meet(ordered, Rounding, total - Freight);
        else Spread.Discount(ordered, Rounding, DiscountRate);
        var amounts = Amounts.Of([.. ordered.Select(l => l.Terms)], Rounding);
        for (var i = 0; i < ordered.Count; i++) ordered[i].Place(position: i + 1, amounts.Lines[i]);
        (Net, Tax, Total) = (amounts.Total.Net, amounts.Total.Tax, amounts.Total.Gross + Freight);
    }
}

/// <summary>One item of a quote at its price.</summary>
public sealed class QuoteLine : SalesLine
{
    private QuoteLine() { }

    [SetsRequiredMembers]
    public QuoteLine(SalesLine origin) : base(origin) { }
}
