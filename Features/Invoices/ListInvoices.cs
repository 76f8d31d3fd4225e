using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>The invoices and red letters without their lines, newest first.</summary>
public static class ListInvoices
{
    [Requires("invoices.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, InvoiceStatus Status, InvoiceType Type, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
        string Title, string? TaxNumber, Guid? OriginalId, Guid? RedLetterId, [SellingPrice] Money? Total, DateTimeOffset? IssuedAt, DateTimeOffset CreatedAt);

    private static readonly Listing<Invoice> Fields = new Listing<Invoice>("invoices")
        .Field("number", i => i.Number).Field("status", i => i.Status).Field("type", i => i.Type).Field("orderId", i => i.OrderId).Field("orderNumber", i => i.OrderNumber)
        .Field("customerId", i => i.CustomerId).Field("customerName", i => i.CustomerName).Field("title", i => i.Title).Field("taxNumber", i => i.TaxNumber)
        .Field("originalId", i => i.OriginalId).Field("total.amount", i => i.Total, new SellingPriceAttribute()).Field("issuedAt", i => i.IssuedAt).Field("createdAt", i => i.CreatedAt)
        .Search(i => i.Number, i => i.OrderNumber, i => i.CustomerName, i => i.TaxNumber).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Invoices.ToPage(query, Fields, user.Caller,
            i => new Row(i.Id, i.Version, i.Number, i.Status, i.Type, i.OrderId, i.OrderNumber, i.CustomerId, i.CustomerName, i.Title, i.TaxNumber, i.OriginalId, i.RedLetterId,
                new Money(i.Total, i.Currency), i.IssuedAt, i.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListInvoices), "List invoices");
}
