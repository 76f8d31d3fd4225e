using Microsoft.EntityFrameworkCore;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.ReceiptPlans;

/// <summary>When an order is to be paid, and what of that is paid or overdue.</summary>
public static class GetReceiptPlan
{
    [Requires("receipt-plans.get")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query(Guid OrderId);

    internal sealed class Handler(Database db, BalanceDesk balances, CompanyDesk companies) : IHandler<Query, ReceiptPlanView>
    {
        public async Task<ReceiptPlanView> Handle(Query query, CancellationToken ct)
        {
            var plan = await db.ReceiptPlans.Include(p => p.Instalments).Require(p => p.OrderId == query.OrderId, ct);
            var order = await db.Every<Order>().Include(o => o.Lines).Require(o => o.Id == plan.OrderId, ct);
            var received = order.Received + (await balances.HeldFor([order.Id], ct)).GetValueOrDefault(order.Id);
            return ReceiptPlanView.Of(plan, order.Due, received, await companies.Today(ct));
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, ReceiptPlanView, Handler>("/{orderId}", nameof(GetReceiptPlan), "Read when an order is to be paid");
}
