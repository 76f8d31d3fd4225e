using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Shipments;

/// <summary>The shipments without their lines, newest first; those with status = shipped are not acknowledged yet, those that differ arrived short or damaged.</summary>
public static class ListShipments
{
    [Requires("shipments.list")]
    public sealed record Query : ListQuery;

    /// <param name="Differs">What the customer received is not what was shipped, or not whole.</param>
    public sealed record Row(Guid Id, int Version, string Number, ShipmentStatus Status, Guid DeliveryId, string DeliveryNumber, Guid OrderId, string OrderNumber, Guid CustomerId,
        string CustomerName, string Carrier, string? TrackingNumber, DateTimeOffset ShippedAt, int? Packages, DateTimeOffset? ReceivedAt, bool Differs, DateTimeOffset CreatedAt);

    private static readonly Listing<Shipment> Fields = new Listing<Shipment>("shipments")
        .Field("number", s => s.Number).Field("status", s => s.Status).Field("deliveryId", s => s.DeliveryId).Field("deliveryNumber", s => s.DeliveryNumber)
        .Field("orderId", s => s.OrderId).Field("orderNumber", s => s.OrderNumber).Field("customerId", s => s.CustomerId).Field("customerName", s => s.CustomerName)
        .Field("carrier", s => s.Carrier).Field("trackingNumber", s => s.TrackingNumber).Field("shippedAt", s => s.ShippedAt).Field("receivedAt", s => s.ReceivedAt)
        .Field("differs", s => s.Differs).Field("createdAt", s => s.CreatedAt).Field("createdBy", s => s.CreatedBy)
        .Search(s => s.Number, s => s.TrackingNumber, s => s.OrderNumber, s => s.DeliveryNumber, s => s.CustomerName).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Shipments.ToPage(query, Fields, user.Caller,
            s => new Row(s.Id, s.Version, s.Number, s.Status, s.DeliveryId, s.DeliveryNumber, s.OrderId, s.OrderNumber, s.CustomerId, s.CustomerName, s.Carrier, s.TrackingNumber,
                s.ShippedAt, s.Packages, s.ReceivedAt, s.Differs, s.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListShipments), "List shipments");
}
