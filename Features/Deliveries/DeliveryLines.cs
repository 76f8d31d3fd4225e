using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Deliveries;

/// <summary>Makes the lines of a delivery: everything that is open of an order, or what sales chose of it.</summary>
internal sealed class DeliveryLines(Database db)
{
    public static IEnumerable<DeliveryLine> Everything(Order order) =>
        order.Lines.Where(l => l.OpenToDeliver > 0).OrderBy(l => l.Position).Select(l => Line(l, l.OpenToDeliver, l.WarehouseId, batchId: null));

    public async Task<IReadOnlyList<DeliveryLine>> Chosen(Order order, IReadOnlyList<CreateDelivery.LineEntry> entries, CancellationToken ct)
    {
        var of = order.Lines.ToDictionary(l => l.Id);
        var unknown = entries.Select((e, i) => (e, i)).Where(l => !of.ContainsKey(l.e.OrderLineId))
            .Select(l => PlatformRefusals.UnknownReference.Fault($"/lines/{l.i}/orderLineId", ("kind", "order line"))).ToList();
        if (unknown.Count > 0) throw Refusal.Of(unknown);
        var items = await db.Items.ReferAll(entries.Select(e => (of[e.OrderLineId].ItemId, "/orderId")), ct);
        var batches = await db.Batches.ReferAll(Named(entries, e => e.BatchId, "batchId"), ct);
        await db.Warehouses.ReferAll(Named(entries, e => e.WarehouseId, "warehouseId"), ct);

        var open = order.Lines.ToDictionary(l => l.Id, l => l.OpenToDeliver);
        var most = order.Lines.ToDictionary(l => l.Id, l => l.MostToDeliver);
        var lines = new List<DeliveryLine>();
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, line) = (entries[i], of[entries[i].OrderLineId]);
            if (entries.Take(i).Any(e => (e.OrderLineId, e.WarehouseId, e.BatchId) == (entry.OrderLineId, entry.WarehouseId, entry.BatchId)))
                throw DeliveryRefusals.LineRepeated.At($"/lines/{i}/orderLineId");
            if (entry.BatchId is { } batch && batches[batch].ItemId != line.ItemId)
                throw DeliveryRefusals.BatchOfOther.At($"/lines/{i}/batchId", ("batch", batches[batch].Number), ("item", line.ItemCode));
            var quantity = entry.Quantity is { } some ? line.InBase(some, items[line.ItemId], $"/lines/{i}/quantity") : open[line.Id];
            if (quantity > most[line.Id] || quantity == 0)
                throw OrderRefusals.OverDelivery.At($"/lines/{i}/quantity", ("item", line.ItemCode), ("unit", line.BaseUnit), ("asked", quantity), ("open", most[line.Id]));
            (open[line.Id], most[line.Id]) = (Math.Max(0, open[line.Id] - quantity), most[line.Id] - quantity);
            lines.Add(Line(line, quantity, entry.WarehouseId ?? line.WarehouseId, entry.BatchId));
        }
        return lines;
    }

    private static IEnumerable<(Guid, string)> Named(IReadOnlyList<CreateDelivery.LineEntry> entries, Func<CreateDelivery.LineEntry, Guid?> member, string name) =>
        entries.Select((e, i) => (Id: member(e), i)).Where(e => e.Id is not null).Select(e => (e.Id!.Value, $"/lines/{e.i}/{name}"));

    private static DeliveryLine Line(OrderLine l, decimal baseQuantity, Guid? warehouseId, Guid? batchId) => new()
    {
        OrderLineId = l.Id, ItemId = l.ItemId, ItemCode = l.ItemCode, Description = l.Description, Unit = l.Unit, Factor = l.Factor, BaseUnit = l.BaseUnit,
        BaseQuantity = baseQuantity, WarehouseId = warehouseId, BatchId = batchId, UnitPrice = l.UnitPrice, Amount = l.ValueOf(baseQuantity),
    };
}
