using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Deliveries;

/// <summary>A delivery is locked before its order, always; whoever asked for both in this transaction gets the same two again.</summary>
public sealed class DeliveryLocks(Database db)
{
    private readonly Dictionary<Guid, (Delivery Delivery, Order Order)> held = [];

    /// <summary>The delivery that the caller named, or 404.</summary>
    public Task<(Delivery Delivery, Order Order)> Both(Guid deliveryId, CancellationToken ct) => Both(db.Deliveries, deliveryId, ct);

    /// <summary>The delivery behind a stock-out, whoever may see it.</summary>
    public Task<(Delivery Delivery, Order Order)> Behind(Guid deliveryId, CancellationToken ct) => Both(db.Every<Delivery>(), deliveryId, ct);

    private async Task<(Delivery Delivery, Order Order)> Both(IQueryable<Delivery> source, Guid deliveryId, CancellationToken ct)
    {
        if (held.TryGetValue(deliveryId, out var both)) return both;
        var delivery = await source.RequireLocked(db, DeliveryWays.WithLines, deliveryId, ct);
        return held[deliveryId] = (delivery, await db.LockOrderBehind(delivery.OrderId, ct));
    }
}
