using System.ComponentModel.DataAnnotations;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Backlog;

/// <summary>Nothing of an approved order may leave for the time being: no delivery can be released and no stock-out confirmed. What is reserved for it stays reserved.</summary>
public static class HoldOrder
{
    [Requires("orders.hold")]
    [Refuses("ORDER_WRONG_STATE")]
    public sealed record Command(Guid OrderId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status, string? HoldReason, DateTimeOffset? HeldAt);

    internal sealed class Handler(Database db, Outbox outbox, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.Hold(command.Reason, at: clock.GetUtcNow());
            outbox.Tell("order.held", order, OrderTold.Of(order));
            return new(order.Id, order.Version, order.Number!, order.Status, order.HoldReason, order.HeldAt);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/orders/{orderId}/hold", nameof(HoldOrder), "Put an order on hold");
}
