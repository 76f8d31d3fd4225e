using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.BalanceApplications;

public enum BalanceApplicationStatus { Applied, Reversed }

/// <summary>A customer's balance that paid for its orders (结余款核销).</summary>
public sealed class BalanceApplication : CustomerDocument
{
    private static readonly Transitions<BalanceApplicationStatus> Life = new(BalanceApplicationRefusals.WrongState)
    {
        { BalanceApplicationStatus.Applied, BalanceApplicationStatus.Reversed },
    };
    private readonly List<BalanceAllocation> allocations = [];

    private BalanceApplication() { }

    public BalanceApplication(Customer customer, string number) : base(customer) => (Number, Currency) = (number, customer.Currency);

    public string Number { get; private set; } = "";
    public BalanceApplicationStatus Status { get; private set; } = BalanceApplicationStatus.Applied;

    /// <summary>The customer's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The sum of its allocations.</summary>
    [Amount(OrZero = true)]
    public decimal Amount { get; private set; }
    public string? Remark { get; init; }

    /// <summary>Why it was reversed.</summary>
    public string? Reason { get; private set; }
    public IReadOnlyList<BalanceAllocation> Allocations => allocations;

    /// <summary>What it pays for each of its orders.</summary>
    public IReadOnlyDictionary<Guid, decimal> ByOrder => allocations.GroupBy(a => a.OrderId).ToDictionary(g => g.Key, g => g.Sum(a => a.Amount));

    public void Allocate(Guid orderId, Guid? deliveryId, Guid? invoiceId, decimal amount)
    {
        allocations.Add(new() { Position = allocations.Count + 1, OrderId = orderId, DeliveryId = deliveryId, InvoiceId = invoiceId, Amount = amount });
        Amount += amount;
    }

    public void Reverse(string reason) => (Status, Reason) = (Life.Move(Status, BalanceApplicationStatus.Reversed), reason);
}

/// <summary>How much of an application pays for which order, and for which delivery or invoice of it, where that was said.</summary>
public sealed class BalanceAllocation : Entity
{
    public required int Position { get; init; }
    public required Guid OrderId { get; init; }
    public Guid? DeliveryId { get; init; }
    public Guid? InvoiceId { get; init; }

    [Amount]
    public required decimal Amount { get; init; }
}
