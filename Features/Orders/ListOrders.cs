using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>The orders without their lines, newest first.</summary>
public static class ListOrders
{
    [Requires("orders.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, OrderStatus Status, Firmness Firmness, Guid CustomerId, string CustomerName, DateOnly OrderDate, DateOnly? RequestedDate,
        Guid? SalespersonId, string? Channel, string? CustomerPurchaseOrder, string? ExternalId, Progress Fulfilment, Progress Invoicing, Progress Payment,
        [SellingPrice] Money? Total, DateTimeOffset CreatedAt);

    private static readonly Listing<Order> Fields = new Listing<Order>("orders")
        .Field("number", o => o.Number).Field("status", o => o.Status).Field("firmness", o => o.Firmness).Field("customerId", o => o.CustomerId)
        .Field("customerName", o => o.CustomerName).Field("orderDate", o => o.OrderDate).Field("requestedDate", o => o.RequestedDate).Field("salespersonId", o => o.OwnerId)
        .Field("channel", o => o.Channel).Field("customerPurchaseOrder", o => o.CustomerPurchaseOrder).Field("externalId", o => o.ExternalId)
        .Field("fulfilment", o => o.Fulfilment).Field("invoicing", o => o.Invoicing).Field("payment", o => o.Payment)
        .Field("total.amount", o => o.Total, new SellingPriceAttribute()).Field("createdAt", o => o.CreatedAt).Field("createdBy", o => o.CreatedBy)
        .Search(o => o.Number, o => o.CustomerName, o => o.CustomerPurchaseOrder).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Orders.ToPage(query, Fields, user.Caller,
            o => new Row(o.Id, o.Version, o.Number, o.Status, o.Firmness, o.CustomerId, o.CustomerName, o.OrderDate, o.RequestedDate, o.OwnerId, o.Channel,
                o.CustomerPurchaseOrder, o.ExternalId, o.Fulfilment, o.Invoicing, o.Payment, new Money(o.Total, o.Currency), o.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListOrders), "List orders");
}
