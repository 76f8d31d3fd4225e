using Waybill.Features.Orders;

namespace Waybill.Features.Shipments;

/// <summary>A shipment with its lines.</summary>
/// <param name="Packages">How many packages the goods are.</param>
/// <param name="WeightKg">What they weigh together, in kilograms.</param>
/// <param name="SignedBy">Who signed for them at the customer.</param>
/// <param name="Differs">What the customer received is not what was shipped, or not whole.</param>
/// <param name="Reason">Why it was cancelled.</param>
public sealed record ShipmentView(Guid Id, int Version, string Number, ShipmentStatus Status, Guid DeliveryId, string DeliveryNumber, Guid OrderId, string OrderNumber, Guid CustomerId,
    string CustomerName, ShipTo? ShipTo, string Carrier, string? TrackingNumber, DateTimeOffset ShippedAt, int? Packages, decimal? WeightKg, string? Remark, string? SignedBy,
    DateTimeOffset? ReceivedAt, bool Differs, string? Reason, DateTimeOffset CreatedAt, Guid CreatedBy, IReadOnlyList<ShipmentLineView> Lines)
{
    internal static ShipmentView Of(Shipment s) => new(s.Id, s.Version, s.Number, s.Status, s.DeliveryId, s.DeliveryNumber, s.OrderId, s.OrderNumber, s.CustomerId, s.CustomerName, s.ShipTo,
        s.Carrier, s.TrackingNumber, s.ShippedAt, s.Packages, s.WeightKg, s.Remark, s.SignedBy, s.ReceivedAt, s.Differs, s.Reason, s.CreatedAt, s.CreatedBy,
        [.. s.Lines.OrderBy(l => l.Position).Select(l => new ShipmentLineView(l.Id, l.Position, l.StockOutId, l.StockOutLineId, l.DeliveryLineId, l.ItemId, l.ItemCode, l.Description,
            l.BatchId, l.BatchNumber, l.Quantity, l.BaseUnit, l.Received, l.Quantity - l.Received, l.Received is null ? null : l.Damaged, l.Remark))]);
}

/// <summary>Goods of a shipment, in base units.</summary>
/// <param name="Received">What the customer acknowledged.</param>
/// <param name="Short">Shipped less received.</param>
/// <param name="Damaged">What of the received was damaged.</param>
public sealed record ShipmentLineView(Guid Id, int Position, Guid StockOutId, Guid StockOutLineId, Guid DeliveryLineId, Guid ItemId, string ItemCode, string Description,
    Guid? BatchId, string? BatchNumber, decimal Quantity, string BaseUnit, decimal? Received, decimal? Short, decimal? Damaged, string? Remark);
