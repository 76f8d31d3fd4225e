using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.ReceiptPlans;

/// <summary>What the outside is told of a plan.</summary>
[Tells("receipt-plan.set")]
internal sealed record ReceiptPlanTold(Guid Id, Guid OrderId, string? OrderNumber, Guid CustomerId, string Currency, IReadOnlyList<ReceiptInstalmentTold> Instalments)
{
    public static ReceiptPlanTold Of(ReceiptPlan p) => new(p.Id, p.OrderId, p.OrderNumber, p.CustomerId, p.Currency,
        [.. p.InDueOrder().Select(i => new ReceiptInstalmentTold(i.Position, i.DueDate, i.Amount))]);
}

/// <summary>One instalment.</summary>
internal sealed record ReceiptInstalmentTold(int Position, DateOnly DueDate, [SellingPrice] decimal? Amount);
