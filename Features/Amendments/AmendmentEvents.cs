using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Amendments;

/// <summary>What the outside is told of an amendment.</summary>
[Tells("order-amendment.approved", "order-amendment.cancelled", "order-amendment.rejected", "order-amendment.submitted")]
internal sealed record AmendmentTold(Guid Id, string? Number, AmendmentStatus Status, Guid OrderId, string OrderNumber, Guid CustomerId)
{
    public static AmendmentTold Of(OrderAmendment a) => new(a.Id, a.Number, a.Status, a.OrderId, a.OrderNumber, a.CustomerId);
}
