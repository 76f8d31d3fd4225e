using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>What the outside is told of a refund.</summary>
[Tells("refund.submitted", "refund.confirmed", "refund.rejected", "refund.cancelled", "refund.reversed")]
internal sealed record RefundTold(Guid Id, string? Number, RefundStatus Status, Guid CustomerId, [SellingPrice] decimal? Amount, string Currency, DateOnly? PaidDate)
{
    public static RefundTold Of(Refund r) => new(r.Id, r.Number, r.Status, r.CustomerId, r.Amount, r.Currency, r.PaidDate);
}
