using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

public enum ReceiptStatus { Draft, Submitted, Confirmed, Rejected, Reversed, Cancelled }

/// <summary>What the money is for.</summary>
public enum ReceiptKind
{
    /// <summary>For orders (应收款); what is for none is kept as the customer's balance.</summary>
    Receivable,

    /// <summary>For the customer only (预收款): all of it is kept as its balance.</summary>
    Advance,
}

/// <summary>How money comes and goes.</summary>
public enum PaymentMethod { Cash, Bank, WeChat, Alipay, Other }

/// <summary>Money from a customer (回款). Only a confirmed one counts.</summary>
public sealed class Receipt : CustomerDocument
{
    private static readonly Transitions<ReceiptStatus> Life = new(ReceiptRefusals.WrongState)
    {
        { ReceiptStatus.Draft, ReceiptStatus.Submitted, ReceiptStatus.Cancelled },
        { ReceiptStatus.Submitted, ReceiptStatus.Confirmed, ReceiptStatus.Rejected, ReceiptStatus.Draft, ReceiptStatus.Cancelled },
        { ReceiptStatus.Rejected, ReceiptStatus.Draft, ReceiptStatus.Cancelled },
        { ReceiptStatus.Confirmed, ReceiptStatus.Reversed },
    };
    private readonly List<ReceiptAllocation> allocations = [];

    private Receipt() { }

    public Receipt(Customer customer) : base(customer) => Currency = customer.Currency;

    /// <summary>Drawn when the receipt is first submitted.</summary>
    public string? Number { get; private set; }
    public ReceiptStatus Status { get; private set; } = ReceiptStatus.Draft;
    public ReceiptKind Type { get; private set; }

    /// <summary>The customer's.</summary>
    public string Currency { get; private set; } = "";

    [Amount]
    public decimal Amount { get; private set; }
    public PaymentMethod Method { get; set; }
    public DateOnly ReceivedDate { get; set; }

    /// <summary>What the bank or the payment provider calls it.</summary>
    public string? Reference { get; set; }
    public string? Remark { get; set; }

    /// <summary>Why it was rejected, cancelled or reversed.</summary>
    public string? Reason { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public IReadOnlyList<ReceiptAllocation> Allocations => allocations;

    public decimal Allocated => allocations.Sum(a => a.Amount);

    /// <summary>Of a confirmed receipt: what is kept as the customer's balance.</summary>
    public decimal Kept => Amount - allocations.Sum(a => a.Settled);

    /// <summary>How much it is and for which orders, while it is a draft: all of them at once. Together they are at most its amount, and an advance is for none.</summary>
    public void Fill(ReceiptKind kind, decimal amount, IEnumerable<(Guid OrderId, decimal Amount)> parts)
    {
        RequireDraft();
        (Type, Amount) = (kind, amount);
        allocations.Clear();
        foreach (var (orderId, part) in parts) allocations.Add(new() { Position = allocations.Count + 1, OrderId = orderId, Amount = part });
        if (kind == ReceiptKind.Advance && allocations.Count > 0) throw ReceiptRefusals.AdvanceAllocated.At("/allocations");
        if (Allocated > amount) throw ReceiptRefusals.Exceeded.At("/allocations", ("allocated", Allocated), ("amount", amount));
    }

    public ReceiptAllocation AllocationOf(Guid orderId) => allocations.Single(a => a.OrderId == orderId);

    public void RequireDraft() => Life.Require(Status, ReceiptStatus.Draft);

    public void RequireSubmitted() => Life.Require(Status, ReceiptStatus.Submitted);

    public void Submit() => (Status, Reason) = (Life.Move(Status, ReceiptStatus.Submitted), null);

    /// <summary>It keeps the number that it was given first.</summary>
    public void Name(string number) => Number ??= number;

    /// <summary>The money is there. What is open of its orders is settled; what it is for beyond that is kept until their goods leave.</summary>
    public void Confirm(IEnumerable<Order> orders, Guid by, DateTimeOffset at)
    {
        (Status, ConfirmedBy, ConfirmedAt) = (Life.Move(Status, ReceiptStatus.Confirmed), by, at);
        foreach (var order in orders)
        {
            var allocation = AllocationOf(order.Id);
            allocation.Settled = Math.Min(allocation.Amount, order.Open);
        }
    }

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, ReceiptStatus.Rejected), reason);

    /// <summary>A rejected receipt becomes a draft again.</summary>
    public void Reopen() => Status = Life.Move(Status, from: ReceiptStatus.Rejected, to: ReceiptStatus.Draft);

    /// <summary>Its submission is taken back.</summary>
    public void Withdraw() => Status = Life.Move(Status, from: ReceiptStatus.Submitted, to: ReceiptStatus.Draft);

    public void Cancel(string? reason) => (Status, Reason) = (Life.Move(Status, ReceiptStatus.Cancelled), reason);

    public void Reverse(string reason) => (Status, Reason) = (Life.Move(Status, ReceiptStatus.Reversed), reason);
}

/// <summary>How much of a receipt is for which order.</summary>
public sealed class ReceiptAllocation : Entity
{
    public required int Position { get; init; }
    public required Guid OrderId { get; init; }

    [Amount]
    public required decimal Amount { get; init; }

    /// <summary>What of it paid for goods that had left when the receipt was confirmed; the rest was held for the order in the customer's balance.</summary>
    [Amount(OrZero = true)]
    public decimal Settled { get; internal set; }

    /// <summary>What of it came before the goods.</summary>
    public decimal Early => Amount - Settled;
}
