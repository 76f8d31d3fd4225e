using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>A manager does not accept a submitted order, and says why.</summary>
public static class RejectOrder
{
    [Requires("orders.reject")]
    [Refuses("ORDER_WRONG_STATE")]
    public sealed record Command(Guid OrderId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status, string? Reason);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.Orders.Require(o => o.Id == command.OrderId, ct);
            order.Reject(command.Reason);
            return new(order.Id, order.Version, order.Number!, order.Status, order.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/reject", nameof(RejectOrder), "Reject a submitted order");
}
