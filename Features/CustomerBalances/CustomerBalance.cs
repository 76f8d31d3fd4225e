using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.CustomerBalances;

/// <summary>
/// A customer's credit with us (结余款): what it paid in advance or was credited, and has not used. One row for each customer, changed only by conditional
/// updates of <see cref="BalanceDesk"/>; neither it nor what is available of it is ever negative.
/// </summary>
public sealed class CustomerBalance : Entity
{
    private CustomerBalance() { }

    public Guid CustomerId { get; private set; }
    public string Currency { get; private set; } = "";

    [Amount(OrZero = true)]
    public decimal Balance { get; private set; }

    /// <summary>The part of it that is held for documents: the sum of its <see cref="BalanceHold"/>s.</summary>
    [Amount(OrZero = true)]
    public decimal Held { get; private set; }
}

/// <summary>What is held of a customer's balance for one document: for a refund until it is paid out, for an order that was paid before its goods left.</summary>
public sealed class BalanceHold : Entity
{
    private BalanceHold() { }

    internal BalanceHold(Guid customerId, DocumentRef holder) => (CustomerId, HolderKind, HolderId) = (customerId, holder.Kind, holder.Id);

    public Guid CustomerId { get; private set; }
    public string HolderKind { get; private set; } = "";
    public Guid HolderId { get; private set; }

    [Amount(OrZero = true)]
    public decimal Amount { get; internal set; }
}

/// <summary>Why a balance changed.</summary>
public enum BalanceReason
{
    /// <summary>Money came of which nothing is owed yet.</summary>
    Advance,

    /// <summary>A receipt that had left an advance was reversed.</summary>
    AdvanceReversal,

    /// <summary>It paid for orders.</summary>
    Applied,

    /// <summary>It did not pay for orders after all.</summary>
    Unapplied,

    /// <summary>Goods came back, and their value is kept for the customer.</summary>
    ReturnCredit,

    /// <summary>A credit for goods that came back was wrong.</summary>
    ReturnCreditReversal,

    /// <summary>It was paid out.</summary>
    Refund,

    /// <summary>It was not paid out after all.</summary>
    RefundReversal,

    /// <summary>Finance set it right by hand.</summary>
    Correction,
}

/// <summary>One change of a customer's balance. Never edited: what was wrong is taken back by another entry.</summary>
public sealed class BalanceEntry : Entity
{
    public required BalanceReason Reason { get; init; }
    public required Guid CustomerId { get; init; }

    /// <summary>The document that caused it: the receipt, the refund; of a correction the customer itself.</summary>
    public required DocumentRef Source { get; init; }

    /// <summary>More is positive, less is negative.</summary>
    [Amount(Signed = true)]
    public required decimal Amount { get; init; }

    /// <summary>The balance after it.</summary>
    [Amount(OrZero = true)]
    public required decimal Balance { get; init; }
    public required string Currency { get; init; }
    public string? Remark { get; init; }
    public required Guid PostedBy { get; init; }
    public required DateTimeOffset PostedAt { get; init; }
}
