using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.ReceiptPlans;

/// <summary>The plan by which an order is to be paid. It has no states of its own: it runs until everything planned was received that is still due.</summary>
internal sealed class PlanHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct) =>
        [.. (await db.Every<ReceiptPlan>().AsNoTracking().Where(p => p.OrderId == order.Id).ToListAsync(ct))
            .Select(p => (Plan: p, Runs: order.Received < Math.Min(p.Total, order.Due)))
            .Select(p => new OrderDependant("receipt-plan", p.Plan.Id, p.Plan.OrderNumber, p.Runs ? "open" : "paid", p.Runs, Amount: new(p.Plan.Total, p.Plan.Currency)))];
}
