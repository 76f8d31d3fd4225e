using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Shipments;

/// <summary>The shipments of an order; those under way are not acknowledged by the customer yet.</summary>
internal sealed class ShipmentHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct) =>
        [.. (await db.Every<Shipment>().AsNoTracking().Include(s => s.Lines).Where(s => s.OrderId == order.Id).OrderBy(s => s.Id).ToListAsync(ct)).Select(s =>
            new OrderDependant("shipment", s.Id, s.Number, Texts.Of(s.Status), s.Status == ShipmentStatus.Shipped, s.Status == ShipmentStatus.Shipped ? s.Lines.Sum(l => l.Quantity) : 0))];
}
