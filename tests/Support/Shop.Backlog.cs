using Waybill.Features.Backlog;
using Waybill.Features.Orders;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>What hangs on an order.</summary>
    public Task<PreviewOrderImpact.Result> Impact(GetOrder.Result order) => As(Roles.Admin).Run<PreviewOrderImpact.Result>(new PreviewOrderImpact.Query(order.Id));
}
