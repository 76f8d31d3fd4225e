using System.ComponentModel.DataAnnotations;
using Waybill.Features.Customers;
using Waybill.Features.Receivables;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>
/// A manager accepts a submitted order. From here its prices stand, its customer is a formal one, and what stock there is is reserved for it.
/// Short stock and exceeded credit do not refuse the approval; the answer shows both.
/// </summary>
public static class ApproveOrder
{
    [NeedsKey]
    [Requires("orders.approve")]
    [Refuses("ORDER_WRONG_STATE")]
    public sealed record Command(Guid OrderId, [MaxLength(500)] string? Remark);

    /// <param name="Lines">What was reserved, and what is short.</param>
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status, DateTimeOffset? ApprovedAt, IReadOnlyList<OrderReservationView> Lines, CreditView Credit);

    internal sealed class Handler(Database db, StockDesk stock, ReceivablesDesk receivables, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.Approve(by: user.Id, at: clock.GetUtcNow(), command.Remark);

            var customer = await db.Customers.Require(c => c.Id == order.CustomerId, ct);
            customer.BecomeFormal();
            IReadOnlyList<Held> held = order.ReservationPolicy == ReservationPolicy.OnApprove ? await stock.ReserveAvailable(order.Ref, order.Unheld([]), ct) : [];
            outbox.Tell("order.approved", order, OrderTold.Of(order));
            return new(order.Id, order.Version, order.Number!, order.Status, order.ApprovedAt, order.Views([], held),
                await receivables.Look(order.CustomerId, order.Total, order.Currency, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/approve", nameof(ApproveOrder), "Approve a submitted order");
}
