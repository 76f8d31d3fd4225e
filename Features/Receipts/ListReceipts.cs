using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>The receipts, newest first.</summary>
public static class ListReceipts
{
    [Requires("receipts.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, ReceiptStatus Status, Guid CustomerId, string CustomerName, [SellingPrice] Money? Amount, PaymentMethod Method,
        DateOnly ReceivedDate, string? Reference, DateTimeOffset? ConfirmedAt, DateTimeOffset CreatedAt, ReceiptKind Kind);

    private static readonly Listing<Receipt> Fields = new Listing<Receipt>("receipts")
        .Field("number", r => r.Number).Field("status", r => r.Status).Field("kind", r => r.Type).Field("customerId", r => r.CustomerId).Field("customerName", r => r.CustomerName)
        .Field("amount.amount", r => r.Amount, new SellingPriceAttribute()).Field("method", r => r.Method).Field("receivedDate", r => r.ReceivedDate)
        .Field("reference", r => r.Reference).Field("confirmedAt", r => r.ConfirmedAt).Field("createdAt", r => r.CreatedAt).Field("createdBy", r => r.CreatedBy)
        .Search(r => r.Number, r => r.CustomerName, r => r.Reference).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Receipts.ToPage(query, Fields, user.Caller,
            r => new Row(r.Id, r.Version, r.Number, r.Status, r.CustomerId, r.CustomerName, new Money(r.Amount, r.Currency), r.Method, r.ReceivedDate, r.Reference,
                r.ConfirmedAt, r.CreatedAt, r.Type), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListReceipts), "List receipts");
}
