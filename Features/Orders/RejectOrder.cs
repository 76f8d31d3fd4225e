using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>A manager does not accept a submitted order, and says why.</summary>
public static class RejectOrder
{
    [Requires("orders.reject")]
    [Refuses("ORDER_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT")]
    public sealed record Command(Guid OrderId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status, string? Reason);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.Reject(command.Reason);
            await approvals.Reject(order.Ref, command.Reason, ct);
            outbox.Tell("order.rejected", order, OrderTold.Of(order));
            return new(order.Id, order.Version, order.Number!, order.Status, order.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/reject", nameof(RejectOrder), "Reject a submitted order");
}
