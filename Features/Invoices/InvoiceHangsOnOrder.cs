using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>The invoices of an order, red letters among them, each with what it is about of this one.</summary>
internal sealed class InvoiceHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct) =>
        [.. (await db.Every<Invoice>().AsNoTracking().Include(i => i.Lines).Include(i => i.Orders).Where(i => i.Orders.Any(o => o.OrderId == order.Id))
            .OrderBy(i => i.Id).ToListAsync(ct))
            .Select(i => new OrderDependant("invoice", i.Id, i.Number, Texts.Of(i.Status), i.Status == InvoiceStatus.Requested, Amount: new(i.TotalOf(order.Id), i.Currency)))];
}
