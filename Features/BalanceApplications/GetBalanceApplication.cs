using Microsoft.EntityFrameworkCore;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.BalanceApplications;

/// <summary>One application of balance, how the orders stand that it paid for, and what is left of the balance.</summary>
public static class GetBalanceApplication
{
    [Requires("balance-applications.get")]
    public sealed record Query(Guid BalanceApplicationId);

    internal sealed class Handler(Database db, BalanceDesk balances) : IHandler<Query, BalanceApplicationView>
    {
        public async Task<BalanceApplicationView> Handle(Query query, CancellationToken ct)
        {
            var application = await db.BalanceApplications.Include(a => a.Allocations).Require(a => a.Id == query.BalanceApplicationId, ct);
            var ids = application.ByOrder.Keys.ToList();
            var orders = await db.Every<Order>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
            return BalanceApplicationView.Of(application, orders, await balances.Look(application.CustomerId, application.Currency, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, BalanceApplicationView, Handler>("/{balanceApplicationId}", nameof(GetBalanceApplication), "Read an application of balance");
}
