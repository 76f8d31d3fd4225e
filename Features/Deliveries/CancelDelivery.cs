using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>A delivery comes to nothing, while nothing was issued against it; its quantities are open again on the order.</summary>
public static class CancelDelivery
{
    [Requires("deliveries.cancel")]
    [Refuses("DELIVERY_WRONG_STATE", "DELIVERY_ISSUED")]
    public sealed record Command(Guid DeliveryId, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, string? Number, DeliveryStatus Status, string? Reason);

    internal sealed class Handler(DeliveryLocks locks, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (delivery, order) = await locks.Both(command.DeliveryId, ct);
            delivery.Cancel(order, command.Reason);
            await approvals.Void(delivery.Ref, ct);
            outbox.Tell("delivery.cancelled", delivery, DeliveryTold.Of(delivery));
            return new(delivery.Id, delivery.Version, delivery.Number, delivery.Status, delivery.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{deliveryId}/cancel", nameof(CancelDelivery), "Cancel a delivery");
}
