using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.BalanceApplications;

/// <summary>The balance that paid for an order, each application with what it pays for this one.</summary>
internal sealed class ApplicationHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct) =>
        [.. (await db.Every<BalanceApplication>().AsNoTracking().Include(a => a.Allocations).Where(a => a.Allocations.Any(l => l.OrderId == order.Id)).OrderBy(a => a.Id).ToListAsync(ct))
            .Select(a => new OrderDependant("balance-application", a.Id, a.Number, Texts.Of(a.Status), Running: false, Amount: new(a.ByOrder[order.Id], a.Currency)))];
}
