using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.BalanceApplications;

/// <summary>An application is locked before its orders, and those by id.</summary>
internal static class BalanceApplicationLocks
{
    public static async Task<(BalanceApplication Application, Dictionary<Guid, Order> Orders)> LockApplication(this Database db, Guid id, CancellationToken ct)
    {
        var application = await db.BalanceApplications.Include(a => a.Allocations).RequireLocked(db, id, ct);
        return (application, await db.LockOrdersBehind([.. application.ByOrder.Keys], ct));
    }

    /// <summary>What an application pays, as the customer's account is told of it.</summary>
    public static IReadOnlyList<(Owing Owing, decimal Amount)> Payments(this BalanceApplication application, IReadOnlyDictionary<Guid, Order> orders) =>
        [.. application.ByOrder.Select(p => (new Owing(application.CustomerId, application.Ref, orders[p.Key].Ref, orders[p.Key].Number!, application.Currency), p.Value))];

    /// <summary>The orders of a customer of which something is open, by the day it is due, then by age.</summary>
    public static IQueryable<Guid> OpenOrdersOf(this Database db, Guid customerId) => db.Receivables.Where(r => r.CustomerId == customerId && r.Charged > r.Settled)
        .OrderBy(r => r.DueDate == null).ThenBy(r => r.DueDate).ThenBy(r => r.CreatedAt).ThenBy(r => r.Id).Select(r => r.OrderId);
}
