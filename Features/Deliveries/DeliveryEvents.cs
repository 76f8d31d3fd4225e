using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>What the outside is told of a delivery: goods, no prices.</summary>
[Tells("delivery.released", "delivery.cancelled", "delivery.closed")]
internal sealed record DeliveryTold(Guid Id, string? Number, DeliveryStatus Status, Guid OrderId, string OrderNumber, IReadOnlyList<DeliveryLineTold> Lines)
{
    public static DeliveryTold Of(Delivery d) => new(d.Id, d.Number, d.Status, d.OrderId, d.OrderNumber,
        [.. d.Lines.OrderBy(l => l.Position).Select(l => new DeliveryLineTold(l.Id, l.ItemId, l.ItemCode, l.BaseQuantity, l.BaseUnit))]);
}

/// <summary>A line of a delivery, in base units.</summary>
internal sealed record DeliveryLineTold(Guid Id, Guid ItemId, string ItemCode, decimal Quantity, string Unit);
