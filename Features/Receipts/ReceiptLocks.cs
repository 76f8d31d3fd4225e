using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Receipts;

/// <summary>A receipt is locked before its orders, and those by id.</summary>
internal sealed class ReceiptLocks(Database db)
{
    public async Task<(Receipt Receipt, IReadOnlyList<Order> Orders)> All(Guid receiptId, CancellationToken ct)
    {
        var receipt = await One(receiptId, ct);
        var orders = await db.LockOrdersBehind([.. receipt.Allocations.Select(a => a.OrderId)], ct);
        return (receipt, [.. receipt.Allocations.OrderBy(a => a.Position).Select(a => orders[a.OrderId])]);
    }

    /// <summary>The receipt alone, for what does not touch its orders.</summary>
    public Task<Receipt> One(Guid receiptId, CancellationToken ct) => db.Receipts.Include(r => r.Allocations).RequireLocked(db, receiptId, ct);
}
