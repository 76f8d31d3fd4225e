using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>What the outside is told of a receipt.</summary>
[Tells("receipt.submitted", "receipt.confirmed", "receipt.rejected", "receipt.cancelled", "receipt.reversed")]
internal sealed record ReceiptTold(Guid Id, string? Number, ReceiptStatus Status, ReceiptKind Kind, Guid CustomerId, [SellingPrice] decimal? Amount, string Currency,
    IReadOnlyList<Guid> OrderIds)
{
    public static ReceiptTold Of(Receipt r) => new(r.Id, r.Number, r.Status, r.Type, r.CustomerId, r.Amount, r.Currency, [.. r.Allocations.OrderBy(a => a.Position).Select(a => a.OrderId)]);
}
