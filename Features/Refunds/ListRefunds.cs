using Waybill.Features.Receipts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Refunds;

/// <summary>The refunds, newest first.</summary>
public static class ListRefunds
{
    [Requires("refunds.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, RefundStatus Status, Guid CustomerId, string CustomerName, [SellingPrice] Money? Amount, PaymentMethod Method,
        DateOnly? PaidDate, string? Reference, DateTimeOffset? ConfirmedAt, DateTimeOffset CreatedAt);

    private static readonly Listing<Refund> Fields = new Listing<Refund>("refunds")
        .Field("number", r => r.Number).Field("status", r => r.Status).Field("customerId", r => r.CustomerId).Field("customerName", r => r.CustomerName)
        .Field("amount.amount", r => r.Amount, new SellingPriceAttribute()).Field("method", r => r.Method).Field("paidDate", r => r.PaidDate)
        .Field("reference", r => r.Reference).Field("confirmedAt", r => r.ConfirmedAt).Field("createdAt", r => r.CreatedAt).Field("createdBy", r => r.CreatedBy)
        .Search(r => r.Number, r => r.CustomerName, r => r.Reference).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Refunds.ToPage(query, Fields, user.Caller,
            r => new Row(r.Id, r.Version, r.Number, r.Status, r.CustomerId, r.CustomerName, new Money(r.Amount, r.Currency), r.Method, r.PaidDate, r.Reference,
                r.ConfirmedAt, r.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListRefunds), "List refunds");
}
