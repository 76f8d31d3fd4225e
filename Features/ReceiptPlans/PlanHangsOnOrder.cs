using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.ReceiptPlans;

/// <summary>The plan by which an order is to be paid. It has no states of its own: it runs until everything planned was received.</summary>
internal sealed class PlanHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct) =>
        [.. (await db.Every<ReceiptPlan>().AsNoTracking().Where(p => p.OrderId == order.Id).ToListAsync(ct))
            .Select(p => new OrderDependant("receipt-plan", p.Id, p.OrderNumber, order.Received < p.Total ? "open" : "paid", order.Received < p.Total, Amount: new(p.Total, p.Currency)))];
}
