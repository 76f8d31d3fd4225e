using Microsoft.EntityFrameworkCore;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Orders;

/// <summary>What is reserved for an order. The stock feature alone keeps count of it; here it is only read and asked for.</summary>
internal static class OrderReservations
{
    /// <summary>What is held for each line, in base units; lines without anything are left out.</summary>
    public static Task<Dictionary<Guid, decimal>> HeldFor(this Database db, Order order, CancellationToken ct)
    {
        var (kind, id) = (order.Ref.Kind, order.Id);
        return db.Reservations.AsNoTracking().Where(r => r.DocumentKind == kind && r.DocumentId == id)
            .GroupBy(r => r.LineId).Select(g => new { g.Key, Quantity = g.Sum(r => r.Quantity) }).ToDictionaryAsync(g => g.Key, g => g.Quantity, ct);
    }

    /// <summary>What has neither been issued nor is held yet.</summary>
    public static IReadOnlyList<Demand> Unheld(this Order order, Dictionary<Guid, decimal> held) =>
        [.. order.Lines.OrderBy(l => l.Position).Select(l => new Demand(l.Id, l.ItemId, l.Wanted - l.Issued - held.GetValueOrDefault(l.Id), l.WarehouseId ?? order.WarehouseId)).Where(d => d.Quantity > 0)];

    /// <summary>What is held and what is short, line by line.</summary>
    public static IReadOnlyList<OrderReservationView> Views(this Order order, Dictionary<Guid, decimal> before, IReadOnlyList<Held> now)
    {
        return [.. order.Lines.OrderBy(l => l.Position).Select(View)];

        OrderReservationView View(OrderLine line)
        {
            var held = before.GetValueOrDefault(line.Id) + now.Where(h => h.LineId == line.Id).Sum(h => h.Quantity);
            return new(line.Id, line.ItemId, line.ItemCode, line.BaseUnit, line.BaseQuantity, held, Math.Max(0, line.Wanted - line.Issued - held));
        }
    }
}

/// <summary>What is reserved for a line of an order, in base units.</summary>
/// <param name="Short">What is neither issued nor reserved.</param>
public sealed record OrderReservationView(Guid OrderLineId, Guid ItemId, string ItemCode, string BaseUnit, decimal Ordered, decimal Reserved, decimal Short);
