using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Features.Quotes;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>
/// A manager accepts a submitted order. With the last signature that its flow asks for its prices stand, its customer is a formal one, and what stock there is is reserved for it;
/// until then it stays submitted. Short stock and exceeded credit do not refuse the approval; the answer shows both.
/// </summary>
public static class ApproveOrder
{
    [NeedsKey]
    [Requires("orders.approve")]
    [Refuses("ORDER_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE")]
    public sealed record Command(Guid OrderId, [MaxLength(500)] string? Remark);

    /// <param name="Lines">What was reserved, and what is short; empty while others have to sign.</param>
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status, DateTimeOffset? ApprovedAt, IReadOnlyList<OrderReservationView> Lines, CreditView Credit);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, OrderAcceptance acceptance, Margins margins, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.RequireSubmitted();
            IReadOnlyList<OrderReservationView> reserved = [];
            if (await approvals.Sign(OrderAcceptance.Subject(order, margins), command.Remark, ct) == Signed.Last)
            {
                reserved = await acceptance.Accept(order, command.Remark, ct);
                outbox.Tell("order.approved", order, OrderTold.Of(order));
            }
            return new(order.Id, order.Version, order.Number!, order.Status, order.ApprovedAt, reserved, await acceptance.Credit(order, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/approve", nameof(ApproveOrder), "Approve a submitted order");
}
