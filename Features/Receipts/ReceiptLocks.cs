using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Receipts;

/// <summary>A receipt is locked before its orders, and those by id.</summary>
internal sealed class ReceiptLocks(Database db)
{
    public async Task<(Receipt Receipt, IReadOnlyList<Order> Orders)> All(Guid receiptId, CancellationToken ct)
    {
        var receipt = await db.Receipts.Include(r => r.Allocations).RequireLocked(db, receiptId, ct);
        var orders = await db.LockOrdersBehind([.. receipt.Allocations.Select(a => a.OrderId)], ct);
        return (receipt, [.. receipt.Allocations.OrderBy(a => a.Position).Select(a => orders[a.OrderId])]);
    }

    /// <summary>What the receipt pays, as the customer's account is told of it.</summary>
    public static IReadOnlyList<(Owing Owing, decimal Amount)> Payments(Receipt receipt, IReadOnlyList<Order> orders) =>
        [.. orders.Select(o => (new Owing(receipt.CustomerId, receipt.Ref, o.Ref, o.Number!, receipt.Currency), receipt.AmountFor(o.Id)))];
}
