using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Shipments;

/// <summary>What the outside is told of a shipment.</summary>
[Tells("shipment.cancelled", "shipment.delivered", "shipment.shipped", "shipment.updated")]
internal sealed record ShipmentTold(Guid Id, string Number, ShipmentStatus Status, Guid CustomerId, Guid OrderId, string OrderNumber, Guid DeliveryId, string DeliveryNumber,
    string Carrier, string? TrackingNumber, DateTimeOffset ShippedAt, DateTimeOffset? ReceivedAt, bool Differs, IReadOnlyList<ShipmentLineTold> Lines)
{
    public static ShipmentTold Of(Shipment s) => new(s.Id, s.Number, s.Status, s.CustomerId, s.OrderId, s.OrderNumber, s.DeliveryId, s.DeliveryNumber, s.Carrier, s.TrackingNumber,
        s.ShippedAt, s.ReceivedAt, s.Differs, [.. s.Lines.OrderBy(l => l.Position).Select(l => new ShipmentLineTold(l.ItemId, l.ItemCode, l.BatchNumber, l.Quantity, l.BaseUnit, l.Received, l.Damaged))]);
}

/// <summary>Goods of a shipment, in base units.</summary>
internal sealed record ShipmentLineTold(Guid ItemId, string ItemCode, string? BatchNumber, decimal Quantity, string Unit, decimal? Arrived, decimal Damaged);
