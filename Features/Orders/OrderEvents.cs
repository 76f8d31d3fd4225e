using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>What the outside is told of an order.</summary>
[Tells("order.submitted", "order.approved", "order.cancelled", "order.closed")]
internal sealed record OrderTold(Guid Id, string? Number, Guid CustomerId, string? ExternalId, OrderStatus Status)
{
    public static OrderTold Of(Order o) => new(o.Id, o.Number, o.CustomerId, o.ExternalId, o.Status);
}
