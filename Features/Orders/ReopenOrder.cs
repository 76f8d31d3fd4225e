using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>A rejected order becomes a draft again, to be changed and submitted anew under the same number.</summary>
public static class ReopenOrder
{
    [Requires("orders.reopen")]
    [Refuses("ORDER_WRONG_STATE")]
    public sealed record Command(Guid OrderId);
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.Orders.Require(o => o.Id == command.OrderId, ct);
            order.Reopen();
            return new(order.Id, order.Version, order.Number!, order.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/reopen", nameof(ReopenOrder), "Make a rejected order a draft again");
}
