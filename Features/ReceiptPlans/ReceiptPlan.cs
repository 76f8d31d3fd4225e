using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.ReceiptPlans;

/// <summary>When an order is to be paid (回款计划): instalments that add up to it. What is paid of them follows from what was received for the order, in due order.</summary>
public sealed class ReceiptPlan : CustomerDocument
{
    private readonly List<ReceiptInstalment> instalments = [];

    private ReceiptPlan() { }

    public ReceiptPlan(Order order) : base(order) => (OrderId, OrderNumber, Currency) = (order.Id, order.Number, order.Currency);

    public Guid OrderId { get; private set; }
    public Order Order { get; private set; } = null!;

    /// <summary>Absent where the order had none yet when the plan was last set.</summary>
    public string? OrderNumber { get; private set; }
    public string Currency { get; private set; } = "";

    [Amount]
    public decimal Total { get; private set; }
    public IReadOnlyList<ReceiptInstalment> Instalments => instalments;

    public IReadOnlyList<ReceiptInstalment> InDueOrder() => [.. instalments.OrderBy(i => i.Position)];

    /// <summary>
    /// All instalments at once, by amounts that add up to the order or by shares that add up to 1, whose cents go to the largest remainders.
    /// Those that are paid already stay as they are: PLAN_MATCHED.
    /// </summary>
    /// <param name="received">What was received for the order.</param>
    public void Set(Order order, IReadOnlyList<PlannedInstalment> wanted, decimal received)
    {
        var inDueOrder = wanted.OrderBy(w => w.DueDate).ToList();
        var amounts = Amounts(order.Due, inDueOrder);
        var paid = InDueOrder().TakeWhile(i => i.Until <= received).ToList();
        if (paid.Index().Any(p => p.Index >= inDueOrder.Count || inDueOrder[p.Index].DueDate != p.Item.DueDate || amounts[p.Index] != p.Item.Amount)) throw ReceiptPlanRefusals.Matched.Because(("paid", paid.Count));
        (OrderNumber, Total) = (order.Number, amounts.Sum());
        instalments.Clear();
        var until = 0m;
        foreach (var (i, one) in inDueOrder.Index())
            instalments.Add(new() { Position = i + 1, DueDate = one.DueDate, Share = one.Share, Amount = amounts[i], Until = until += amounts[i], Remark = one.Remark });
    }

    private static IReadOnlyList<decimal> Amounts(decimal total, IReadOnlyList<PlannedInstalment> wanted)
    {
        if (wanted.All(w => w.Share is not null && w.Amount is null))
            return wanted.Sum(w => w.Share!.Value) is var shares && shares == 1 ? Split.ByLargestRemainder(total, [.. wanted.Select(w => w.Share!.Value)])
                : throw ReceiptPlanRefusals.SharesUnequal.At("/instalments", ("sum", shares));
        if (!wanted.All(w => w.Amount is not null && w.Share is null)) throw ReceiptPlanRefusals.Mixed.At("/instalments");
        return wanted.Sum(w => w.Amount!.Value) is var sum && sum == total ? [.. wanted.Select(w => w.Amount!.Value)]
            : throw ReceiptPlanRefusals.Unequal.At("/instalments", ("sum", sum), ("total", total));
    }
}

/// <summary>An instalment as it is wanted: so much, or such a share of the order.</summary>
public sealed record PlannedInstalment(DateOnly DueDate, decimal? Amount, decimal? Share, string? Remark);

/// <summary>A part of an order's money, and when it is due.</summary>
public sealed class ReceiptInstalment : Entity
{
    public ReceiptPlan Plan { get; private set; } = null!;

    /// <summary>Its place in due order, from 1.</summary>
    public required int Position { get; init; }
    public required DateOnly DueDate { get; init; }

    [Rate]
    public decimal? Share { get; init; }

    [Amount(OrZero = true)]
    public required decimal Amount { get; init; }

    /// <summary>What the order is to be paid up to it, itself included: it is paid when that much was received.</summary>
    [Amount(OrZero = true)]
    public required decimal Until { get; init; }
    public string? Remark { get; init; }

    public decimal PaidBy(decimal received) => Math.Clamp(received - (Until - Amount), 0, Amount);
}
