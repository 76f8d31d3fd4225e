using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

public enum ReceiptStatus { Draft, Submitted, Confirmed, Rejected, Reversed }

/// <summary>How the money came.</summary>
public enum PaymentMethod { Cash, Bank, WeChat, Alipay, Other }

/// <summary>Money from a customer for its orders (回款). Only a confirmed one counts.</summary>
public sealed class Receipt : CustomerDocument
{
    private static readonly Transitions<ReceiptStatus> Life = new(ReceiptRefusals.WrongState)
    {
        { ReceiptStatus.Draft, ReceiptStatus.Submitted },
        { ReceiptStatus.Submitted, ReceiptStatus.Confirmed, ReceiptStatus.Rejected },
        { ReceiptStatus.Confirmed, ReceiptStatus.Reversed },
    };
    private readonly List<ReceiptAllocation> allocations = [];

    private Receipt() { }

    public Receipt(Customer customer, decimal amount, PaymentMethod method, DateOnly receivedDate) : base(customer) =>
        (Currency, Amount, Method, ReceivedDate) = (customer.Currency, amount, method, receivedDate);

    /// <summary>Drawn when the receipt is submitted.</summary>
    public string? Number { get; private set; }
    public ReceiptStatus Status { get; private set; } = ReceiptStatus.Draft;
    public string Currency { get; private set; } = "";

    /// <summary>The sum of its allocations.</summary>
    [Amount]
    public decimal Amount { get; private set; }
    public PaymentMethod Method { get; private set; }
    public DateOnly ReceivedDate { get; private set; }

    /// <summary>What the bank or the payment provider calls it.</summary>
    public string? Reference { get; init; }
    public string? Remark { get; init; }

    /// <summary>Why it was rejected or reversed.</summary>
    public string? Reason { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public IReadOnlyList<ReceiptAllocation> Allocations => allocations;

    public void Allocate(Guid orderId, decimal amount) => allocations.Add(new() { Position = allocations.Count + 1, OrderId = orderId, Amount = amount });

    public decimal AmountFor(Guid orderId) => allocations.Single(a => a.OrderId == orderId).Amount;

    public void Submit() => Status = Life.Move(Status, ReceiptStatus.Submitted);

    public void Name(string number) => Number = number;

    public void Confirm(Guid by, DateTimeOffset at) => (Status, ConfirmedBy, ConfirmedAt) = (Life.Move(Status, ReceiptStatus.Confirmed), by, at);

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, ReceiptStatus.Rejected), reason);

    public void Reverse(string reason) => (Status, Reason) = (Life.Move(Status, ReceiptStatus.Reversed), reason);
}

/// <summary>How much of a receipt pays for which order.</summary>
public sealed class ReceiptAllocation : Entity
{
    public required int Position { get; init; }
    public required Guid OrderId { get; init; }

    [Amount]
    public required decimal Amount { get; init; }
}
