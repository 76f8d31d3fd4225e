using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Shipments;

/// <summary>The carrier's number comes later, or was wrong: how goods travel is corrected while they are under way.</summary>
public static class UpdateShipment
{
    [Requires("shipments.update")]
    [Refuses("SHIPMENT_WRONG_STATE")]
    public sealed record Command(Guid ShipmentId, int Version, [MaxLength(100)] Patch<string> Carrier = default, [MaxLength(100)] Patch<string?> TrackingNumber = default,
        [Range(1, 100_000)] Patch<int?> Packages = default, [Quantity] Patch<decimal?> WeightKg = default, [MaxLength(1000)] Patch<string?> Remark = default);

    internal sealed class Handler(ShipmentLocks locks, Outbox outbox) : IHandler<Command, ShipmentView>
    {
        public async Task<ShipmentView> Handle(Command command, CancellationToken ct)
        {
            var shipment = (await locks.Require(command.ShipmentId, ct)).At(command.Version);
            shipment.RequireShipped();
            shipment.Carrier = command.Carrier.Or(shipment.Carrier);
            shipment.TrackingNumber = command.TrackingNumber.Or(shipment.TrackingNumber);
            shipment.Packages = command.Packages.Or(shipment.Packages);
            shipment.WeightKg = command.WeightKg.Or(shipment.WeightKg);
            shipment.Remark = command.Remark.Or(shipment.Remark);
            outbox.Tell("shipment.updated", shipment, ShipmentTold.Of(shipment));
            return ShipmentView.Of(shipment);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, ShipmentView, Handler>("/{shipmentId}", nameof(UpdateShipment), "Correct how goods travel");
}
