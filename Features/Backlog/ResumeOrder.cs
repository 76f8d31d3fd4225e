using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Backlog;

/// <summary>Goods of an order that was on hold may leave again.</summary>
public static class ResumeOrder
{
    [Requires("orders.resume")]
    [Refuses("ORDER_WRONG_STATE")]
    public sealed record Command(Guid OrderId);
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.Resume();
            outbox.Tell("order.resumed", order, OrderTold.Of(order));
            return new(order.Id, order.Version, order.Number!, order.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/orders/{orderId}/resume", nameof(ResumeOrder), "Resume an order that is on hold");
}
