using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesReturns;

/// <summary>The returns of an order, each with what it comes to and what goods of it are still to come in.</summary>
internal sealed class ReturnHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct) =>
        [.. (await db.Every<SalesReturn>().AsNoTracking().Include(r => r.Lines).Where(r => r.OrderId == order.Id).OrderBy(r => r.Id).ToListAsync(ct))
            .Select(r => new OrderDependant("sales-return", r.Id, r.Number, Texts.Of(r.Status), r.Running, r.Running ? r.OpenToReceive : 0, new(r.Agreed, r.Currency)))];
}
