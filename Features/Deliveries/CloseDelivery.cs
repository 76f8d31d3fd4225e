using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>Nothing more will be issued against a delivery; what was not issued is open again on the order.</summary>
public static class CloseDelivery
{
    [Requires("deliveries.close")]
    [Refuses("DELIVERY_WRONG_STATE")]
    public sealed record Command(Guid DeliveryId, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, string Number, DeliveryStatus Status, Progress Issue);

    internal sealed class Handler(DeliveryLocks locks, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (delivery, order) = await locks.Both(command.DeliveryId, ct);
            delivery.Close(order, command.Reason);
            await approvals.Void(delivery.Ref, ct);
            outbox.Tell("delivery.closed", delivery, DeliveryTold.Of(delivery));
            return new(delivery.Id, delivery.Version, delivery.Number!, delivery.Status, delivery.Issue);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{deliveryId}/close", nameof(CloseDelivery), "Close a delivery");
}
