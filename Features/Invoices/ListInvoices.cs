using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>The invoices and red letters without their lines, newest first.</summary>
public static class ListInvoices
{
    [Requires("invoices.list")]
    public sealed record Query : ListQuery
    {
        /// <summary>Only those for this order, also where they are for others too.</summary>
        public Guid? OfOrderId { get; init; }
    }

    /// <param name="OrderId">Its order; of several the first.</param>
    public sealed record Row(Guid Id, int Version, string? Number, InvoiceStatus Status, InvoiceType Type, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
        string Title, string? TaxNumber, Guid? OriginalId, Guid? RedLetterId, [SellingPrice] Money? Total, DateTimeOffset? IssuedAt, DateTimeOffset CreatedAt, DateOnly? MailedDate);

    private static readonly Listing<Invoice> Fields = new Listing<Invoice>("invoices")
        .Field("number", i => i.Number).Field("status", i => i.Status).Field("type", i => i.Type).Field("orderId", i => i.OrderId).Field("orderNumber", i => i.OrderNumber)
        .Field("customerId", i => i.CustomerId).Field("customerName", i => i.CustomerName).Field("title", i => i.Title).Field("taxNumber", i => i.TaxNumber)
        .Field("originalId", i => i.OriginalId).Field("total.amount", i => i.Total, new SellingPriceAttribute()).Field("issuedAt", i => i.IssuedAt).Field("mailedDate", i => i.MailedDate)
        .Field("createdAt", i => i.CreatedAt)
        .Search(i => i.Number, i => i.OrderNumber, i => i.CustomerName, i => i.TaxNumber).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Invoices.Where(i => query.OfOrderId == null || i.Orders.Any(o => o.OrderId == query.OfOrderId)).ToPage(query, Fields, user.Caller,
            i => new Row(i.Id, i.Version, i.Number, i.Status, i.Type, i.OrderId, i.OrderNumber, i.CustomerId, i.CustomerName, i.Title, i.TaxNumber, i.OriginalId, i.RedLetterId,
                new Money(i.Total, i.Currency), i.IssuedAt, i.CreatedAt, i.MailedDate), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListInvoices), "List invoices");
}
