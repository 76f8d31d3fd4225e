using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>One order, with its lines and how far they have come.</summary>
public static class GetOrder
{
    [Requires("orders.get")]
    public sealed record Query(Guid OrderId);

    /// <param name="Charged">What the customer's account was charged for goods that left.</param>
    /// <param name="Received">What confirmed receipts and applied balance paid for it.</param>
    /// <param name="HoldReason">Why nothing of it may leave at the moment.</param>
    /// <param name="OverDeliveryRate">How much more than ordered may be delivered.</param>
    /// <param name="Due">What the customer will owe for it in all: what is still wanted or left beyond that, with the freight.</param>
    /// <param name="Invoiced">What issued invoices are about, less their red letters.</param>
    public sealed record Result(Guid Id, int Version, string? Number, OrderStatus Status, Firmness Firmness, Guid? QuoteId, Guid CustomerId, string CustomerName, string Currency,
        Organization.RoundingMode Rounding, DateOnly OrderDate, DateOnly? RequestedDate, Guid? SalespersonId, string? Channel, string? CustomerPurchaseOrder, string? ExternalId,
        string? Remark, Guid? WarehouseId, ReservationPolicy ReservationPolicy, ShipTo? ShipTo, string? Reason, Guid? ApprovedBy, DateTimeOffset? ApprovedAt, string? HoldReason, DateTimeOffset? HeldAt,
        decimal OverDeliveryRate, Progress Fulfilment, Progress Invoicing, Progress Payment, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Freight, [SellingPrice] Money? Total,
        [SellingPrice] Money? Due, [SellingPrice] Money? Charged, [SellingPrice] Money? Received, [SellingPrice] Money? Invoiced, DateTimeOffset CreatedAt, Guid CreatedBy, IReadOnlyList<OrderLineView> Lines)
    {
        internal static Result Of(Order o, Dictionary<Guid, decimal> held)
        {
            return new(o.Id, o.Version, o.Number, o.Status, o.Firmness, o.QuoteId, o.CustomerId, o.CustomerName, o.Currency, o.Rounding, o.OrderDate, o.RequestedDate, o.OwnerId,
                o.Channel, o.CustomerPurchaseOrder, o.ExternalId, o.Remark, o.WarehouseId, o.ReservationPolicy, o.ShipTo, o.Reason, o.ApprovedBy, o.ApprovedAt, o.HoldReason, o.HeldAt, o.OverDeliveryRate,
                o.Fulfilment, o.Invoicing, o.Payment, In(o.Net), In(o.Tax), In(o.Freight), In(o.Total), In(o.Due), In(o.Charged), In(o.Received), In(o.Invoiced), o.CreatedAt, o.CreatedBy,
                [.. o.Lines.OrderBy(l => l.Position).Select(l => OrderLineView.Of(l, o.Currency, held.GetValueOrDefault(l.Id)))]);

            Money In(decimal amount) => new(amount, o.Currency);
        }
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var held = db.AskHeld(query.OrderId);
            return Result.Of(await db.Orders.Require(db, OrderWays.WithLines, query.OrderId, ct), held);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{orderId}", nameof(GetOrder), "Read an order");
}
