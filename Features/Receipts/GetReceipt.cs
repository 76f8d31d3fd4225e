using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>One receipt, and how the orders stand that it pays for.</summary>
public static class GetReceipt
{
    [Requires("receipts.get")]
    public sealed record Query(Guid ReceiptId);
    public sealed record Result(Guid Id, int Version, string? Number, ReceiptStatus Status, Guid CustomerId, string CustomerName, [SellingPrice] Money? Amount, PaymentMethod Method,
        DateOnly ReceivedDate, string? Reference, string? Remark, string? Reason, Guid? ConfirmedBy, DateTimeOffset? ConfirmedAt, DateTimeOffset CreatedAt, Guid CreatedBy,
        IReadOnlyList<ReceiptAllocationView> Allocations);

    internal sealed class Handler(Database db, ReceiptStanding standing) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var r = await db.Receipts.Include(r => r.Allocations).Require(r => r.Id == query.ReceiptId, ct);
            return new(r.Id, r.Version, r.Number, r.Status, r.CustomerId, r.CustomerName, new(r.Amount, r.Currency), r.Method, r.ReceivedDate, r.Reference, r.Remark, r.Reason,
                r.ConfirmedBy, r.ConfirmedAt, r.CreatedAt, r.CreatedBy, await standing.Of(r, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{receiptId}", nameof(GetReceipt), "Read a receipt");
}
