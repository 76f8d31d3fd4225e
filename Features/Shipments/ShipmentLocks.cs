using Microsoft.EntityFrameworkCore;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Shipments;

/// <summary>A shipment is locked before its delivery, and that before its order. What is shipped of a stock-out is decided under the delivery's lock, as its reversal is.</summary>
internal sealed class ShipmentLocks(Database db, DeliveryLocks deliveries)
{
    /// <summary>The shipment that the caller named, locked, or 404.</summary>
    public Task<Shipment> Require(Guid shipmentId, CancellationToken ct) => db.Shipments.Include(s => s.Lines).RequireLocked(db, shipmentId, ct);

    public async Task<(Shipment Shipment, Delivery Delivery, Order Order)> All(Guid shipmentId, CancellationToken ct)
    {
        var shipment = await Require(shipmentId, ct);
        var (delivery, order) = await deliveries.Behind(shipment.DeliveryId, ct);
        return (shipment, delivery, order);
    }
}
