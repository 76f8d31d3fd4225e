using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Deliveries;

/// <summary>One delivery, with what was asked for and what was issued, line by line.</summary>
public static class GetDelivery
{
    [Requires("deliveries.get")]
    public sealed record Query(Guid DeliveryId);

    /// <param name="Freight">The order's freight, if this delivery carries it.</param>
    /// <param name="Charged">What the customer's account was charged for it.</param>
    public sealed record Result(Guid Id, int Version, string? Number, DeliveryStatus Status, Progress Issue, Progress Shipping, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
        ShipTo? ShipTo, DateOnly? RequestedDate, string? Remark, DateTimeOffset? ReleasedAt, Guid? ReleasedBy, string? CreditOverrideReason, Guid? CreditOverrideBy, string? Reason,
        [SellingPrice] Money? Freight, [SellingPrice] Money? Charged, DateTimeOffset CreatedAt, Guid CreatedBy, IReadOnlyList<DeliveryLineView> Lines)
    {
        internal static Result Of(Delivery d) => new(d.Id, d.Version, d.Number, d.Status, d.Issue, d.Shipping, d.OrderId, d.OrderNumber, d.CustomerId, d.CustomerName, d.ShipTo, d.RequestedDate, d.Remark,
            d.ReleasedAt, d.ReleasedBy, d.CreditOverrideReason, d.CreditOverrideBy, d.Reason, new(d.Freight, d.Currency), new(d.Charged, d.Currency),
            d.CreatedAt, d.CreatedBy, DeliveryLineView.Of(d));
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) =>
            Result.Of(await db.Deliveries.Include(d => d.Lines).Require(d => d.Id == query.DeliveryId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{deliveryId}", nameof(GetDelivery), "Read a delivery");
}
