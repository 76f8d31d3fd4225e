using Waybill.Features.Approvals;
using Waybill.Features.Numbering;
using Waybill.Features.Quotes;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>A firm draft is offered for approval. The first time it gets its number. Where its flow lets it pass by itself, it is approved at once.</summary>
public static class SubmitOrder
{
    [Requires("orders.submit")]
    [Refuses("ORDER_WRONG_STATE", "ORDER_NOT_FIRM", "APPROVER_MISSING")]
    public sealed record Command(Guid OrderId);
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status);

    internal sealed class Handler(Database db, NumberingDesk numbers, ApprovalsDesk approvals, OrderAcceptance acceptance, Margins margins, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.Submit();
            order.Name(order.Number ?? await numbers.Draw("order", ct));
            outbox.Tell("order.submitted", order, OrderTold.Of(order));
            if (await approvals.Submit(OrderAcceptance.Subject(order, margins), ct) == Signed.Last)
            {
                await acceptance.Accept(order, remark: null, ct);
                outbox.Tell("order.approved", order, OrderTold.Of(order));
            }
            return new(order.Id, order.Version, order.Number!, order.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/submit", nameof(SubmitOrder), "Submit an order for approval");
}
