using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>Goods of an agreed return may go out again before those given back have come in (cross-shipment); without that, only what came in is delivered again.</summary>
public static class AllowCrossShipment
{
    [Requires("sales-returns.allow-cross-shipment")]
    [Refuses("SALES_RETURN_WRONG_STATE", "NOTHING_TO_REDELIVER", "ORDER_WRONG_STATE")]
    public sealed record Command(Guid ReturnId);

    internal sealed class Handler(SalesReturnLocks locks, Outbox outbox) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, order) = await locks.Both(command.ReturnId, ct);
            order.RequireApproved();
            back.AllowCrossShipment(order);
            outbox.Tell("sales-return.cross-shipment-allowed", back, SalesReturnTold.Of(back));
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/allow-cross-shipment", nameof(AllowCrossShipment), "Let goods go out again before the others are back");
}
