using Microsoft.EntityFrameworkCore;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesContracts;

/// <summary>The contracts that an order became; those that are not ended bind both sides, or soon will.</summary>
internal sealed class ContractHangsOnOrder(Database db) : IHangOnOrder
{
    public async Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct) =>
        [.. (await db.Every<SalesContract>().AsNoTracking().Where(c => c.OrderId == order.Id).OrderBy(c => c.Id).ToListAsync(ct)).Select(c => new OrderDependant("sales-contract", c.Id, c.Number,
            Texts.Of(c.Status), c.Status is not (SalesContractStatus.Fulfilled or SalesContractStatus.Terminated or SalesContractStatus.Cancelled), Amount: new(c.Total, c.Currency)))];
}
