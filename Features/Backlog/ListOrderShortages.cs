using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Backlog;

/// <summary>Lines of approved orders for which neither goods have left nor stock is reserved: what has to be bought, made or reserved, the earliest promised first.</summary>
public static class ListOrderShortages
{
    [Requires("orders.list-shortages")]
    public sealed record Query : ListQuery;

    /// <param name="Id">The order line.</param>
    /// <param name="Short">Wanted, and neither issued nor reserved. Quantities are in base units.</param>
    public sealed record Row(Guid Id, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName, Guid ItemId, string ItemCode, string Description, string BaseUnit,
        decimal Ordered, decimal Cancelled, decimal Issued, decimal Reserved, decimal Short, DateOnly? PromisedDate, DateOnly? RequestedDate, Guid? WarehouseId);

    private static readonly Listing<OrderLine> Fields = new Listing<OrderLine>("order-shortages")
        .Field("orderId", l => l.OrderId).Field("orderNumber", l => l.Order.Number).Field("customerId", l => l.Order.CustomerId).Field("customerName", l => l.Order.CustomerName)
        .Field("itemId", l => l.ItemId).Field("itemCode", l => l.ItemCode).Field("promisedDate", l => l.PromisedDate).Field("requestedDate", l => l.Order.RequestedDate)
        .Field("warehouseId", l => l.WarehouseId ?? l.Order.WarehouseId).Field("salespersonId", l => l.Order.OwnerId)
        .Search(l => l.Order.Number, l => l.Order.CustomerName, l => l.ItemCode, l => l.Description).OrderedBy("promisedDate");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var held = db.Reservations.Where(r => r.DocumentKind == "order");
            var wanted = db.Visible<Order>().Where(o => o.Status == OrderStatus.Approved || o.Status == OrderStatus.OnHold).SelectMany(o => o.Lines)
                .Where(l => l.BaseQuantity - l.Cancelled + l.Reopened - l.Issued > 0)
                .Where(l => l.BaseQuantity - l.Cancelled + l.Reopened - l.Issued > (held.Where(r => r.DocumentId == l.OrderId && r.LineId == l.Id).Sum(r => (decimal?)r.Quantity) ?? 0));
            return wanted.ToPage(query, Fields, user.Caller, l => new Row(l.Id, l.OrderId, l.Order.Number!, l.Order.CustomerId, l.Order.CustomerName, l.ItemId, l.ItemCode, l.Description, l.BaseUnit,
                l.BaseQuantity, l.Cancelled, l.Issued, held.Where(r => r.DocumentId == l.OrderId && r.LineId == l.Id).Sum(r => (decimal?)r.Quantity) ?? 0,
                l.BaseQuantity - l.Cancelled + l.Reopened - l.Issued - (held.Where(r => r.DocumentId == l.OrderId && r.LineId == l.Id).Sum(r => (decimal?)r.Quantity) ?? 0),
                l.PromisedDate, l.Order.RequestedDate, l.WarehouseId ?? l.Order.WarehouseId), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/order-shortages", nameof(ListOrderShortages), "List what is short for orders");
}
