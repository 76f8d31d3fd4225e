using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receivables;

/// <summary>What a customer owes us in all. One row for each customer, changed only by conditional updates of <see cref="ReceivablesDesk"/>.</summary>
public sealed class ReceivableAccount : Entity
{
    private ReceivableAccount() { }

    public Guid CustomerId { get; private set; }
    public string Currency { get; private set; } = "";

    /// <summary>Charged less settled; below zero when a charge was reversed after it was paid.</summary>
    [Amount(Signed = true)]
    public decimal Open { get; private set; }
}

/// <summary>What is owed for one order. Like the account it is changed only by <see cref="ReceivablesDesk"/>.</summary>
public sealed class Receivable : Entity
{
    private Receivable() { }

    public Guid CustomerId { get; private set; }
    public Guid OrderId { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public string Currency { get; private set; } = "";

    [Amount(OrZero = true)]
    public decimal Charged { get; private set; }

    [Amount(OrZero = true)]
    public decimal Settled { get; private set; }

    /// <summary>When the first of what is open is due, by the customer's payment term; absent where it had none.</summary>
    public DateOnly? DueDate { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
}

/// <summary>Why an account changed.</summary>
public enum ReceivableReason { Charge, ChargeReversal, Settlement, SettlementReversal }

/// <summary>One change of what is owed for an order. Never edited: what was wrong is taken back by another entry.</summary>
public sealed class ReceivableEntry : Entity
{
    public required ReceivableReason Reason { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid OrderId { get; init; }

    /// <summary>The document that caused it: the delivery whose goods left, the receipt.</summary>
    public required DocumentRef Source { get; init; }

    /// <summary>More owed is positive, less owed is negative.</summary>
    [Amount(Signed = true)]
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required Guid PostedBy { get; init; }
    public required DateTimeOffset PostedAt { get; init; }
}
