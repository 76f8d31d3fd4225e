using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

/// <summary>The quotes without their lines, newest first.</summary>
public static class ListQuotes
{
    [Requires("quotes.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, int Revision, Guid? RevisedFromId, QuoteStatus Status, Guid CustomerId, string CustomerName, DateOnly QuoteDate,
        DateOnly ValidUntil, Guid? SalespersonId, string? Channel, string? ExternalId, Guid? OrderId, [SellingPrice] Money? Total, DateTimeOffset CreatedAt);

    private static readonly Listing<Quote> Fields = new Listing<Quote>("quotes")
        .Field("number", q => q.Number).Field("revision", q => q.Revision).Field("revisedFromId", q => q.RevisedFromId).Field("status", q => q.Status)
        .Field("customerId", q => q.CustomerId).Field("customerName", q => q.CustomerName).Field("quoteDate", q => q.QuoteDate).Field("validUntil", q => q.ValidUntil)
        .Field("salespersonId", q => q.OwnerId).Field("channel", q => q.Channel).Field("externalId", q => q.ExternalId).Field("orderId", q => q.OrderId)
        .Field("total.amount", q => q.Total, new SellingPriceAttribute()).Field("createdAt", q => q.CreatedAt).Field("createdBy", q => q.CreatedBy)
        .Search(q => q.Number, q => q.CustomerName).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Quotes.ToPage(query, Fields, user.Caller,
            q => new Row(q.Id, q.Version, q.Number, q.Revision, q.RevisedFromId, q.Status, q.CustomerId, q.CustomerName, q.QuoteDate, q.ValidUntil, q.OwnerId, q.Channel, q.ExternalId,
                q.OrderId, new Money(q.Total, q.Currency), q.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListQuotes), "List quotes");
}
