using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.SalesReturns;

/// <summary>A return is locked before its order; whoever asked for both in this transaction gets the same two again.</summary>
internal sealed class SalesReturnLocks(Database db)
{
    private readonly Dictionary<Guid, (SalesReturn Return, Order Order)> held = [];

    /// <summary>The return that the caller named, or 404.</summary>
    public Task<(SalesReturn Return, Order Order)> Both(Guid id, CancellationToken ct) => Both(db.SalesReturns, id, ct);

    /// <summary>The return behind a stock-in, whoever may see it.</summary>
    public Task<(SalesReturn Return, Order Order)> Behind(Guid id, CancellationToken ct) => Both(db.Every<SalesReturn>(), id, ct);

    private async Task<(SalesReturn Return, Order Order)> Both(IQueryable<SalesReturn> source, Guid id, CancellationToken ct)
    {
        if (held.TryGetValue(id, out var both)) return both;
        var found = await source.Include(r => r.Lines).RequireLocked(db, id, ct);
        return held[id] = (found, await db.LockOrderBehind(found.OrderId, ct));
    }
}
