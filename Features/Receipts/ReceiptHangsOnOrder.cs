using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>The receipts that pay for an order, each with what it pays for this one.</summary>
internal sealed class ReceiptHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct) =>
        [.. (await db.Every<Receipt>().AsNoTracking().Include(r => r.Allocations).Where(r => r.Allocations.Any(a => a.OrderId == order.Id)).OrderBy(r => r.Id).ToListAsync(ct))
            .Select(r => new OrderDependant("receipt", r.Id, r.Number, Texts.Of(r.Status), r.Status is ReceiptStatus.Draft or ReceiptStatus.Submitted, Amount: new(r.AllocationOf(order.Id).Amount, r.Currency)))];
}
