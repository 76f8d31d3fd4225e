using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Orders;

/// <summary>
/// Orders are locked before anything is decided on their counters. Whoever locks several locks them by id; a delivery, receipt or invoice is
/// locked before its orders; stock and customers' accounts come after.
/// </summary>
public static class OrderLocks
{
    /// <summary>The order that the caller named, with its lines, locked, or 404.</summary>
    public static Task<Order> RequireLockedOrder(this Database db, Guid id, CancellationToken ct) => db.Orders.Include(o => o.Lines).RequireLocked(db, id, ct);

    /// <summary>The order behind a document that was reached already, with its lines, locked.</summary>
    public static Task<Order> LockOrderBehind(this Database db, Guid id, CancellationToken ct) => db.Every<Order>().Include(o => o.Lines).RequireLocked(db, id, ct);

    /// <summary>Those orders that exist and that the caller may see, locked, by id.</summary>
    public static async Task<Dictionary<Guid, Order>> LockOrders(this Database db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await db.Lock<Order>(ids, ct);
        return await db.Orders.Include(o => o.Lines).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
    }

    /// <summary>The orders behind a document that was reached already, locked, by id.</summary>
    public static async Task<Dictionary<Guid, Order>> LockOrdersBehind(this Database db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await db.Lock<Order>(ids, ct);
        return await db.Every<Order>().Include(o => o.Lines).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
    }
}
