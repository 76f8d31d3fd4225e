using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Amendments;

/// <summary>An amendment is locked before its order.</summary>
internal static class AmendmentLocks
{
    /// <summary>The amendment that the caller named, with its lines, locked, or 404.</summary>
    public static Task<OrderAmendment> RequireLockedAmendment(this Database db, Guid id, CancellationToken ct) =>
        db.OrderAmendments.Include(a => a.Lines).RequireLocked(db, id, ct);

    /// <summary>The amendment and then its order.</summary>
    public static async Task<(OrderAmendment Amendment, Order Order)> LockAmendment(this Database db, Guid id, CancellationToken ct)
    {
        var amendment = await db.RequireLockedAmendment(id, ct);
        return (amendment, await db.LockOrderBehind(amendment.OrderId, ct));
    }

    /// <summary>The amendment behind an approval.</summary>
    public static Task<OrderAmendment> LockAmendmentBehind(this Database db, Guid id, CancellationToken ct) =>
        db.Every<OrderAmendment>().Include(a => a.Lines).RequireLocked(db, id, ct);
}
