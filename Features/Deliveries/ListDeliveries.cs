using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>The deliveries without their lines, newest first.</summary>
public static class ListDeliveries
{
    [Requires("deliveries.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, DeliveryStatus Status, Progress Issue, Progress Shipping, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
        DateOnly? RequestedDate, DateTimeOffset? ReleasedAt, DateTimeOffset CreatedAt);

    private static readonly Listing<Delivery> Fields = new Listing<Delivery>("deliveries")
        .Field("number", d => d.Number).Field("status", d => d.Status).Field("issue", d => d.Issue).Field("shipping", d => d.Shipping).Field("orderId", d => d.OrderId).Field("orderNumber", d => d.OrderNumber)
        .Field("customerId", d => d.CustomerId).Field("customerName", d => d.CustomerName).Field("requestedDate", d => d.RequestedDate).Field("releasedAt", d => d.ReleasedAt)
        .Field("createdAt", d => d.CreatedAt).Field("createdBy", d => d.CreatedBy)
        .Search(d => d.Number, d => d.OrderNumber, d => d.CustomerName).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Deliveries.ToPage(query, Fields, user.Caller,
            d => new Row(d.Id, d.Version, d.Number, d.Status, d.Issue, d.Shipping, d.OrderId, d.OrderNumber, d.CustomerId, d.CustomerName, d.RequestedDate, d.ReleasedAt, d.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListDeliveries), "List deliveries");
}
