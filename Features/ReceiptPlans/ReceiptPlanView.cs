using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.ReceiptPlans;

/// <summary>When an order is to be paid, and how far it is.</summary>
/// <param name="Total">The sum of the instalments.</param>
/// <param name="OrderAmount">What the order comes to now; where that is not the total, the plan should be set anew.</param>
/// <param name="Received">What confirmed receipts paid for it, those included that came before its goods left.</param>
public sealed record ReceiptPlanView(Guid Id, int Version, Guid OrderId, string? OrderNumber, Guid CustomerId, string CustomerName, [SellingPrice] Money? Total,
    [SellingPrice] Money? OrderAmount, [SellingPrice] Money? Received, IReadOnlyList<ReceiptInstalmentView> Instalments)
{
    internal static ReceiptPlanView Of(ReceiptPlan p, decimal due, decimal received, DateOnly today)
    {
        return new(p.Id, p.Version, p.OrderId, p.OrderNumber, p.CustomerId, p.CustomerName, In(p.Total), In(due), In(received), [.. p.InDueOrder().Select(View)]);

        ReceiptInstalmentView View(ReceiptInstalment i)
        {
            var open = i.OpenOf(received, due);
            return new(i.Id, i.Position, i.DueDate, i.Share, In(i.Amount), In(i.PaidBy(received)), In(open), i.DueDate < today && open > 0, i.Remark);
        }

        Money In(decimal amount) => new(amount, p.Currency);
    }
}

/// <summary>One instalment.</summary>
/// <param name="Share">Its share of the order, where it was given so: 0.3 for 30 %.</param>
/// <param name="Open">What is still owed of it: less than the rest of it where the order comes to less by now.</param>
/// <param name="Overdue">It was due before today and is still open.</param>
public sealed record ReceiptInstalmentView(Guid Id, int Position, DateOnly DueDate, decimal? Share, [SellingPrice] Money? Amount, [SellingPrice] Money? Paid, [SellingPrice] Money? Open,
    bool Overdue, string? Remark);
