using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Shipments;

/// <summary>The customer acknowledges the goods (收货确认): what arrived, what was short and what was damaged. Staff writes it down from the signed paper; it is said once.</summary>
public static class ConfirmShipmentReceipt
{
    /// <param name="SignedBy">Who signed for the goods at the customer.</param>
    /// <param name="ReceivedAt">Now if not given.</param>
    /// <param name="Lines">Where something else arrived than was shipped; all other lines arrived in full and whole.</param>
    [NeedsKey]
    [Requires("shipments.confirm-receipt")]
    [Refuses("SHIPMENT_WRONG_STATE", "OVER_RECEIVED", "SHIPMENT_LINE_REPEATED", "SHIPMENT_TIME_WRONG")]
    public sealed record Command(Guid ShipmentId, [MaxLength(100)] string? SignedBy, DateTimeOffset? ReceivedAt, [MinLength(1)] IReadOnlyList<LineEntry>? Lines);

    /// <param name="Received">What arrived, whole or damaged, in base units.</param>
    /// <param name="Damaged">What of it was damaged.</param>
    public sealed record LineEntry(Guid ShipmentLineId, [Quantity(OrZero = true)] decimal Received, [Quantity(OrZero = true)] decimal? Damaged, [MaxLength(500)] string? Remark);

    internal sealed class Handler(ShipmentLocks locks, Outbox outbox, TimeProvider clock) : IHandler<Command, ShipmentView>
    {
        public async Task<ShipmentView> Handle(Command command, CancellationToken ct)
        {
            var shipment = await locks.Require(command.ShipmentId, ct);
            shipment.RequireShipped();
            var at = command.ReceivedAt ?? clock.GetUtcNow();
            if (at > clock.GetUtcNow() || at < shipment.ShippedAt) throw ShipmentRefusals.WrongTime.At("/receivedAt");
            Receive(shipment, command.Lines ?? []);
            shipment.Deliver(command.SignedBy, at);
            outbox.Tell("shipment.delivered", shipment, ShipmentTold.Of(shipment));
            return ShipmentView.Of(shipment);
        }

        private static void Receive(Shipment shipment, IReadOnlyList<LineEntry> entries)
        {
            var of = shipment.Lines.ToDictionary(l => l.Id);
            var faults = entries.Select((e, i) => !of.TryGetValue(e.ShipmentLineId, out var line) ? PlatformRefusals.UnknownReference.Fault($"/lines/{i}/shipmentLineId", ("kind", "shipment line"))
                : entries.Take(i).Any(b => b.ShipmentLineId == e.ShipmentLineId) ? ShipmentRefusals.LineRepeated.Fault($"/lines/{i}/shipmentLineId")
                : e.Received > line.Quantity || e.Damaged > e.Received ? Over(line, $"/lines/{i}/{(e.Received > line.Quantity ? "received" : "damaged")}") : null).OfType<Fault>().ToList();
            if (faults.Count > 0) throw Refusal.Of(faults);
            foreach (var entry in entries) of[entry.ShipmentLineId].Receive(entry.Received, entry.Damaged ?? 0, entry.Remark);
        }

        private static Fault Over(ShipmentLine line, string pointer) => ShipmentRefusals.OverReceived.Fault(pointer, ("item", line.ItemCode), ("shipped", line.Quantity), ("unit", line.BaseUnit));
    }

    internal static void Map(Doors doors) =>
        doors.Post<Command, ShipmentView, Handler>("/{shipmentId}/confirm-receipt", nameof(ConfirmShipmentReceipt), "Write down what the customer received");
}
