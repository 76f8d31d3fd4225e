using Microsoft.EntityFrameworkCore;
using Waybill.Features.Prices;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>A line of an order.</summary>
/// <param name="Allowance">Its share of a discount on the whole quote that the order was made from.</param>
/// <param name="ContinuesLineId">The line whose rest it took over at another price.</param>
/// <param name="Counters">How far it has come, in base units.</param>
public sealed record OrderLineView(Guid Id, int Position, Guid ItemId, string ItemCode, string Description, decimal Quantity, string Unit, decimal Factor, decimal BaseQuantity,
    [SellingPrice] Money? UnitPrice, [SellingPrice] Money? ListPrice, [SellingPrice] PriceSource? PriceSource, [SellingPrice] decimal? DiscountRate, [SellingPrice] Money? Allowance, decimal TaxRate, bool TaxIncluded,
    [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Gross, DateOnly? PromisedDate, Guid? WarehouseId, Guid? ContinuesLineId, OrderCounters Counters)
{
    internal static OrderLineView Of(OrderLine l, string currency, decimal held) => new(l.Id, l.Position, l.ItemId, l.ItemCode, l.Description, l.Quantity, l.Unit, l.Factor, l.BaseQuantity,
        new(l.UnitPrice, currency), l.ListPrice is { } list ? new Money(list, currency) : null, l.PriceSource, l.DiscountRate, new(l.Allowance, currency), l.TaxRate, l.TaxIncluded,
        new(l.Net, currency), new(l.Tax, currency), new(l.Gross, currency), l.PromisedDate, l.WarehouseId, l.ContinuesLineId,
        new(l.BaseUnit, held, l.Delivered, l.Issued, l.Shipped, l.Returned, l.Invoiced, l.Claimed - l.Invoiced, l.Cancelled, l.OpenToDeliver));
}

/// <summary>How far a line has come, in base units.</summary>
/// <param name="Reserved">Held in stock for it.</param>
/// <param name="Delivered">What released deliveries will deliver, and closed ones did.</param>
/// <param name="Shipped">What shipments took of what was issued.</param>
/// <param name="AwaitingInvoice">Claimed by requested invoices.</param>
/// <param name="Open">Ordered, and not yet part of a released delivery.</param>
public sealed record OrderCounters(string BaseUnit, decimal Reserved, decimal Delivered, decimal Issued, decimal Shipped, decimal Returned, decimal Invoiced, decimal AwaitingInvoice, decimal Cancelled, decimal Open);

/// <summary>What the outside is told of an order.</summary>
[Tells("order.submitted", "order.approved", "order.rejected", "order.cancelled", "order.closed", "order.amended", "order.held", "order.remainder-cancelled", "order.resumed")]
internal sealed record OrderTold(Guid Id, string? Number, Guid CustomerId, string? ExternalId, OrderStatus Status)
{
    public static OrderTold Of(Order o) => new(o.Id, o.Number, o.CustomerId, o.ExternalId, o.Status);
}

/// <summary>What is reserved for an order. The stock feature alone keeps count of it; here it is only read and asked for.</summary>
internal static class OrderReservations
{
    /// <summary>What is held for each line, in base units, as soon as the next trip is made; lines without anything are left out.</summary>
    public static Dictionary<Guid, decimal> AskHeld(this Database db, Guid orderId)
    {
        var held = new Dictionary<Guid, decimal>();
        db.Ahead(new("select line_id, sum(quantity) from reservations where document_id = $1 and document_kind = 'order' group by line_id", orderId),
            row => held.Add(row.GetGuid(0), row.GetDecimal(1)));
        return held;
    }

    /// <summary>What is held for each line now.</summary>
    public static async Task<Dictionary<Guid, decimal>> HeldFor(this Database db, Order order, CancellationToken ct)
    {
        var held = db.AskHeld(order.Id);
        await db.Send(ct);
        return held;
    }

    /// <summary>What has neither been issued nor is held yet.</summary>
    public static IReadOnlyList<Demand> Unheld(this Order order, Dictionary<Guid, decimal> held) =>
        [.. order.Lines.OrderBy(l => l.Position).Select(l => new Demand(l.Id, l.ItemId, l.ToIssue - held.GetValueOrDefault(l.Id), l.WarehouseId ?? order.WarehouseId)).Where(d => d.Quantity > 0)];

    /// <summary>What is held and what is short, line by line.</summary>
    public static IReadOnlyList<OrderReservationView> Views(this Order order, Dictionary<Guid, decimal> before, IReadOnlyList<Held> now)
    {
        return [.. order.Lines.OrderBy(l => l.Position).Select(View)];

        OrderReservationView View(OrderLine line)
        {
            var held = before.GetValueOrDefault(line.Id) + now.Where(h => h.LineId == line.Id).Sum(h => h.Quantity);
            return new(line.Id, line.ItemId, line.ItemCode, line.BaseUnit, line.BaseQuantity, held, Math.Max(0, line.ToIssue - held));
        }
    }
}

/// <summary>What is reserved for a line of an order, in base units.</summary>
/// <param name="Short">What is neither issued nor reserved.</param>
public sealed record OrderReservationView(Guid OrderLineId, Guid ItemId, string ItemCode, string BaseUnit, decimal Ordered, decimal Reserved, decimal Short);
