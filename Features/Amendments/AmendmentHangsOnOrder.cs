using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Amendments;

/// <summary>The amendments of an order; those that are not ended can no longer be applied once it ends.</summary>
internal sealed class AmendmentHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct) =>
        [.. (await db.Every<OrderAmendment>().AsNoTracking().Where(a => a.OrderId == order.Id).OrderBy(a => a.Id).ToListAsync(ct)).Select(a => new OrderDependant("order-amendment", a.Id, a.Number,
            Texts.Of(a.Status), a.Status is AmendmentStatus.Draft or AmendmentStatus.Submitted or AmendmentStatus.Rejected, Amount: new(a.TotalAfter - a.TotalBefore, a.Currency)))];
}
