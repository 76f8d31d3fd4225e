using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>One receipt, and how the orders stand that it is for.</summary>
public static class GetReceipt
{
    [Requires("receipts.get")]
    public sealed record Query(Guid ReceiptId);

    /// <param name="Kept">Of a confirmed receipt: what was kept as the customer's balance.</param>
    /// <param name="Warnings">Codes of what is odd but allowed: RECEIPT_REFERENCE_REPEATED.</param>
    public sealed record Result(Guid Id, int Version, string? Number, ReceiptStatus Status, Guid CustomerId, string CustomerName, [SellingPrice] Money? Amount, PaymentMethod Method,
        DateOnly ReceivedDate, string? Reference, string? Remark, string? Reason, Guid? ConfirmedBy, DateTimeOffset? ConfirmedAt, DateTimeOffset CreatedAt, Guid CreatedBy,
        IReadOnlyList<ReceiptAllocationView> Allocations, ReceiptKind Kind, [SellingPrice] Money? Kept, IReadOnlyList<string> Warnings);

    internal sealed class Handler(Database db, ReceiptStanding standing) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) =>
            await standing.Whole(await db.Receipts.Include(r => r.Allocations).Require(r => r.Id == query.ReceiptId, ct), ct);
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{receiptId}", nameof(GetReceipt), "Read a receipt");
}
