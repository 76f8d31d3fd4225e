using Waybill.Features.Customers;
using Waybill.Features.Receipts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Refunds;

public enum RefundStatus { Draft, Submitted, Confirmed, Rejected, Cancelled, Reversed }

/// <summary>Money of a customer's balance that is paid out to it (退款). From submission on its amount is held; confirmed, it has left.</summary>
public sealed class Refund : CustomerDocument
{
    private static readonly Transitions<RefundStatus> Life = new(RefundRefusals.WrongState)
    {
        { RefundStatus.Draft, RefundStatus.Submitted, RefundStatus.Cancelled },
        { RefundStatus.Submitted, RefundStatus.Confirmed, RefundStatus.Rejected, RefundStatus.Draft, RefundStatus.Cancelled },
        { RefundStatus.Rejected, RefundStatus.Draft, RefundStatus.Cancelled },
        { RefundStatus.Confirmed, RefundStatus.Reversed },
    };

    private Refund() { }

    public Refund(Customer customer, decimal amount) : base(customer) => (Currency, Amount) = (customer.Currency, amount);

    /// <summary>Drawn when the refund is first submitted.</summary>
    public string? Number { get; private set; }
    public RefundStatus Status { get; private set; } = RefundStatus.Draft;

    /// <summary>The customer's.</summary>
    public string Currency { get; private set; } = "";

    [Amount]
    public decimal Amount { get; private set; }
    public PaymentMethod Method { get; set; }

    /// <summary>The customer's account that it goes to.</summary>
    public string? Account { get; set; }
    public string? Remark { get; set; }

    /// <summary>The day on which it was paid out.</summary>
    public DateOnly? PaidDate { get; private set; }

    /// <summary>What the bank or the payment provider calls it.</summary>
    public string? Reference { get; private set; }

    /// <summary>Why it was rejected, cancelled or reversed.</summary>
    public string? Reason { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public void RequireDraft() => Life.Require(Status, RefundStatus.Draft);

    public void RequireSubmitted() => Life.Require(Status, RefundStatus.Submitted);

    public void Change(decimal amount)
    {
        RequireDraft();
        Amount = amount;
    }

    public void Submit() => (Status, Reason) = (Life.Move(Status, RefundStatus.Submitted), null);

    /// <summary>It keeps the number that it was given first.</summary>
    public void Name(string number) => Number ??= number;

    public void Confirm(DateOnly paidDate, string? reference, Guid by, DateTimeOffset at) =>
        (Status, PaidDate, Reference, ConfirmedBy, ConfirmedAt) = (Life.Move(Status, RefundStatus.Confirmed), paidDate, reference, by, at);

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, RefundStatus.Rejected), reason);

    /// <summary>A rejected refund becomes a draft again.</summary>
    public void Reopen() => Status = Life.Move(Status, from: RefundStatus.Rejected, to: RefundStatus.Draft);

    /// <summary>Its submission is taken back.</summary>
    public void Withdraw() => Status = Life.Move(Status, from: RefundStatus.Submitted, to: RefundStatus.Draft);

    public void Cancel(string? reason) => (Status, Reason) = (Life.Move(Status, RefundStatus.Cancelled), reason);

    public void Reverse(string reason) => (Status, Reason) = (Life.Move(Status, RefundStatus.Reversed), reason);
}
