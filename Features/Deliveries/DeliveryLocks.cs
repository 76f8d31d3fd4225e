using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Deliveries;

/// <summary>A delivery is locked before its order, always; whoever asked for both in this transaction gets the same two again.</summary>
internal sealed class DeliveryLocks(Database db)
{
    private readonly Dictionary<Guid, (Delivery Delivery, Order Order)> held = [];

    public async Task<(Delivery Delivery, Order Order)> Both(Guid deliveryId, CancellationToken ct)
    {
        if (held.TryGetValue(deliveryId, out var both)) return both;
        var delivery = await db.Deliveries.Include(d => d.Lines).RequireLocked(db, deliveryId, ct);
        return held[deliveryId] = (delivery, await db.RequireLockedOrder(delivery.OrderId, ct));
    }
}
