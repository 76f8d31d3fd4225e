using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Deliveries;

/// <summary>The deliveries of an order, and the warehouse's stock-outs against them.</summary>
internal sealed class DeliveryHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct)
    {
        var deliveries = await db.Every<Delivery>().AsNoTracking().Include(d => d.Lines).Where(d => d.OrderId == order.Id).OrderBy(d => d.Id).ToListAsync(ct);
        var ids = deliveries.Select(d => d.Id).ToArray();
        var papers = await db.StockOuts.AsNoTracking().Include(o => o.Lines).Where(o => o.AuthorityKind == "delivery" && ids.Contains(o.AuthorityId)).OrderBy(o => o.Id).ToListAsync(ct);
        return [.. deliveries.Select(Of), .. papers.Select(Of)];
    }

    private static OrderDependant Of(Delivery d) => new("delivery", d.Id, d.Number, Texts.Of(d.Status), d.Status is DeliveryStatus.Draft or DeliveryStatus.Released,
        d.Status is DeliveryStatus.Draft or DeliveryStatus.Released ? d.Lines.Sum(l => l.Open) : 0, new(d.Lines.Sum(l => l.Amount) + d.Freight, d.Currency));

    private static OrderDependant Of(StockOut o) => new("stock-out", o.Id, o.Number, Texts.Of(o.Status), o.Status == StockOutStatus.Draft,
        o.Status == StockOutStatus.Draft ? o.Lines.Sum(l => l.Quantity) : 0);
}
