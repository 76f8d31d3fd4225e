using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Shipments;

/// <summary>The goods are not with the carrier after all: they may be shipped otherwise, or their stock-out reversed. What the customer has acknowledged stands.</summary>
public static class CancelShipment
{
    [Requires("shipments.cancel")]
    [Refuses("SHIPMENT_WRONG_STATE")]
    public sealed record Command(Guid ShipmentId, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, string Number, ShipmentStatus Status, string? Reason);

    internal sealed class Handler(ShipmentLocks locks, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (shipment, delivery, order) = await locks.All(command.ShipmentId, ct);
            shipment.Cancel(command.Reason);
            foreach (var line in shipment.Lines) delivery.Dispatch(order, line.DeliveryLineId, -line.Quantity);
            outbox.Tell("shipment.cancelled", shipment, ShipmentTold.Of(shipment));
            return new(shipment.Id, shipment.Version, shipment.Number, shipment.Status, shipment.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{shipmentId}/cancel", nameof(CancelShipment), "Cancel a shipment");
}
