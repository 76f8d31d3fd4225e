using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Numbering;
using Waybill.Features.Stock;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Shipments;

/// <summary>A carrier took over goods that confirmed stock-outs of a delivery issued: what is named, or all that is not shipped yet.</summary>
public static class CreateShipment
{
    /// <param name="ShippedAt">Now if not given.</param>
    /// <param name="WeightKg">What the packages weigh together, in kilograms.</param>
    /// <param name="Lines">All that was issued and is not shipped yet if not given.</param>
    [NeedsKey]
    [Requires("shipments.create")]
    [Refuses("NOTHING_TO_SHIP", "OVER_SHIPPED", "SHIPMENT_LINE_REPEATED", "SHIPMENT_TIME_WRONG")]
    public sealed record Command(Guid DeliveryId, [MaxLength(100)] string Carrier, [MaxLength(100)] string? TrackingNumber, DateTimeOffset? ShippedAt, [Range(1, 100_000)] int? Packages,
        [Quantity] decimal? WeightKg, [MinLength(1)] IReadOnlyList<LineEntry>? Lines, [MaxLength(1000)] string? Remark);

    /// <param name="Quantity">In base units; all that is not shipped yet of the stock-out line if not given.</param>
    public sealed record LineEntry(Guid StockOutLineId, [Quantity] decimal? Quantity);

    internal sealed class Handler(Database db, DeliveryLocks locks, NumberingDesk numbers, Outbox outbox, TimeProvider clock) : IHandler<Command, ShipmentView>
    {
        public async Task<ShipmentView> Handle(Command command, CancellationToken ct)
        {
            await db.Deliveries.Refer(d => d.Id == command.DeliveryId, "/deliveryId", ct);
            var (delivery, order) = await locks.Both(command.DeliveryId, ct);
            var at = command.ShippedAt ?? clock.GetUtcNow();
            if (at > clock.GetUtcNow()) throw ShipmentRefusals.WrongTime.At("/shippedAt");
            var parts = Chosen(delivery, await Open(delivery, ct), command.Lines);
            var shipment = new Shipment(await numbers.Draw("shipment", ct), delivery, at)
            {
                Carrier = command.Carrier, TrackingNumber = command.TrackingNumber, Packages = command.Packages, WeightKg = command.WeightKg, Remark = command.Remark,
            };
            await Fill(shipment, delivery, parts, ct);
            foreach (var line in shipment.Lines) delivery.Dispatch(order, line.DeliveryLineId, line.Quantity);
            db.Add(shipment);
            outbox.Tell("shipment.shipped", shipment, ShipmentTold.Of(shipment));
            return ShipmentView.Of(shipment);
        }

        /// <summary>What was issued against the delivery, was not taken back, and is with no carrier yet.</summary>
        private async Task<IReadOnlyList<Part>> Open(Delivery delivery, CancellationToken ct)
        {
            var papers = db.StockOuts.AsNoTracking().Include(o => o.Lines).Where(o => o.AuthorityKind == "delivery" && o.AuthorityId == delivery.Id && o.Status == StockOutStatus.Confirmed);
            var shipped = await db.Every<Shipment>().Where(s => s.DeliveryId == delivery.Id && s.Status != ShipmentStatus.Cancelled).SelectMany(s => s.Lines)
                .GroupBy(l => l.StockOutLineId).Select(g => new { g.Key, Quantity = g.Sum(l => l.Quantity) }).ToDictionaryAsync(g => g.Key, g => g.Quantity, ct);
            return [.. (await papers.OrderBy(o => o.Id).ToListAsync(ct)).SelectMany(o => o.Lines.Where(l => l.ReversedBy is null).OrderBy(l => l.Position),
                (o, l) => new Part(o, l, l.Quantity - shipped.GetValueOrDefault(l.Id)))];
        }

        private static List<Part> Chosen(Delivery delivery, IReadOnlyList<Part> open, IReadOnlyList<LineEntry>? entries)
        {
            if (entries is null) return open.Where(p => p.Quantity > 0).ToList() is { Count: > 0 } all ? all : throw ShipmentRefusals.NothingToShip.Because(("number", delivery.Number ?? ""));
            var of = open.ToDictionary(p => p.Line.Id);
            var faults = entries.Select((e, i) => !of.ContainsKey(e.StockOutLineId) ? PlatformRefusals.UnknownReference.Fault($"/lines/{i}/stockOutLineId", ("kind", "stock-out line"))
                : entries.Take(i).Any(b => b.StockOutLineId == e.StockOutLineId) ? ShipmentRefusals.LineRepeated.Fault($"/lines/{i}/stockOutLineId")
                : (e.Quantity ?? of[e.StockOutLineId].Quantity) is var q && (q > of[e.StockOutLineId].Quantity || q == 0) ? Over(delivery, of[e.StockOutLineId], i) : null).OfType<Fault>().ToList();
            if (faults.Count > 0) throw Refusal.Of(faults);
            return [.. entries.Select(e => of[e.StockOutLineId] with { Quantity = e.Quantity ?? of[e.StockOutLineId].Quantity })];
        }

        private static Fault Over(Delivery delivery, Part part, int i)
        {
            var line = delivery.Lines.Single(l => l.Id == part.Line.AuthorityLineId);
            return ShipmentRefusals.OverShipped.Fault($"/lines/{i}/quantity", ("item", line.ItemCode), ("unit", line.BaseUnit), ("open", part.Quantity));
        }

        private async Task Fill(Shipment shipment, Delivery delivery, IReadOnlyList<Part> parts, CancellationToken ct)
        {
            var batches = parts.Select(p => p.Line.BatchId).OfType<Guid>().Distinct().ToArray();
            var numbered = batches.Length == 0 ? [] : await db.Batches.Where(b => batches.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Number, ct);
            foreach (var (paper, line, quantity) in parts)
            {
                var of = delivery.Lines.Single(l => l.Id == line.AuthorityLineId);
                shipment.Add(new()
                {
                    StockOutId = paper.Id, StockOutLineId = line.Id, DeliveryLineId = of.Id, ItemId = of.ItemId, ItemCode = of.ItemCode, Description = of.Description, BaseUnit = of.BaseUnit,
                    BatchId = line.BatchId, BatchNumber = line.BatchId is { } batch ? numbered[batch] : null, Quantity = quantity,
                });
            }
        }

        private sealed record Part(StockOut Paper, StockOutLine Line, decimal Quantity);
    }

    internal static void Map(Doors doors) => doors.Create<Command, ShipmentView, Handler>("/", nameof(CreateShipment), "Hand goods over to a carrier");
}
