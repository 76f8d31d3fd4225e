using Waybill.Features.Receipts;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Refunds;

/// <summary>One refund.</summary>
/// <param name="Account">The customer's account that it goes to.</param>
/// <param name="Reference">What the bank or the payment provider calls it.</param>
public sealed record RefundView(Guid Id, int Version, string? Number, RefundStatus Status, Guid CustomerId, string CustomerName, [SellingPrice] Money? Amount, PaymentMethod Method,
    string? Account, string? Remark, DateOnly? PaidDate, string? Reference, string? Reason, Guid? ConfirmedBy, DateTimeOffset? ConfirmedAt, DateTimeOffset CreatedAt, Guid CreatedBy)
{
    internal static RefundView Of(Refund r) => new(r.Id, r.Version, r.Number, r.Status, r.CustomerId, r.CustomerName, new(r.Amount, r.Currency), r.Method, r.Account, r.Remark,
        r.PaidDate, r.Reference, r.Reason, r.ConfirmedBy, r.ConfirmedAt, r.CreatedAt, r.CreatedBy);
}
