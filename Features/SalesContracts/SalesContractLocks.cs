using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.SalesContracts;

/// <summary>A contract is locked before its order. Who drafts one has only the order to lock.</summary>
internal static class SalesContractLocks
{
    /// <summary>The contract that the caller named, with its lines, locked, or 404.</summary>
    public static Task<SalesContract> RequireLockedContract(this Database db, Guid id, CancellationToken ct) => db.SalesContracts.Include(c => c.Lines).RequireLocked(db, id, ct);

    /// <summary>The same, and the order behind it.</summary>
    public static async Task<(SalesContract Contract, Order Order)> RequireLockedContractAndOrder(this Database db, Guid id, CancellationToken ct)
    {
        var contract = await db.RequireLockedContract(id, ct);
        return (contract, await db.LockOrderBehind(contract.OrderId, ct));
    }

    /// <summary>The contract behind an approval, locked.</summary>
    public static Task<SalesContract> LockContractBehind(this Database db, Guid id, CancellationToken ct) => db.Every<SalesContract>().RequireLocked(db, id, ct);

    /// <summary>The order that a member of the request names, locked.</summary>
    public static async Task<Order> ReferLockedOrder(this Database db, Guid id, CancellationToken ct) =>
        (await db.LockOrders([id], ct)).GetValueOrDefault(id) ?? throw PlatformRefusals.UnknownReference.At("/orderId", ("kind", "order"));
}
