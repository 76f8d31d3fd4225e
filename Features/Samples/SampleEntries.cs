using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Deliveries;
using Waybill.Features.Items;
using Waybill.Features.Prices;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Samples;

/// <summary>A line of a sample dispatch as a client enters it.</summary>
/// <param name="Unit">The item's base unit if not given.</param>
/// <param name="Description">The item's name if not given.</param>
/// <param name="WarehouseId">Fixes the warehouse.</param>
/// <param name="BatchId">Fixes the batch.</param>
public sealed record SampleLineEntry(Guid ItemId, [Quantity] decimal Quantity, [MaxLength(20)] string? Unit = null, [MaxLength(500)] string? Description = null, Guid? WarehouseId = null,
    Guid? BatchId = null);

/// <summary>Makes lines of what a client entered; everything unknown is named at once.</summary>
internal sealed class SampleEntries(Database db)
{
    public async Task<IReadOnlyList<SampleLine>> Lines(IReadOnlyList<SampleLineEntry> entries, CancellationToken ct)
    {
        var items = await db.Items.AsNoTracking().Include(i => i.Units).ReferAll(entries.Select((e, i) => (e.ItemId, $"/lines/{i}/itemId")), ct);
        await db.Warehouses.AsNoTracking().ReferAll(Named(entries, e => e.WarehouseId, "warehouseId"), ct);
        var batches = await db.Batches.AsNoTracking().ReferAll(Named(entries, e => e.BatchId, "batchId"), ct);
        var faults = entries.Index().SelectMany(e => FaultsOf(e.Item, items[e.Item.ItemId], batches, $"/lines/{e.Index}")).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        return [.. entries.Select((e, i) => Line(e, items[e.ItemId], i))];
    }

    private static IEnumerable<Fault> FaultsOf(SampleLineEntry entry, Item item, Dictionary<Guid, Batch> batches, string at)
    {
        if (!item.Active) yield return PriceRefusals.ItemInactive.Fault($"{at}/itemId", ("item", item.Code));
        if (entry.BatchId is { } batch && batches[batch].ItemId != item.Id) yield return DeliveryRefusals.BatchOfOther.Fault($"{at}/batchId", ("batch", batches[batch].Number), ("item", item.Code));
    }

    private static SampleLine Line(SampleLineEntry entry, Item item, int i) => new()
    {
        ItemId = item.Id, ItemCode = item.Code, Description = entry.Description ?? item.Name, Quantity = entry.Quantity, Unit = entry.Unit ?? item.Unit, BaseUnit = item.Unit,
        BaseQuantity = item.ToBase(entry.Quantity, entry.Unit ?? item.Unit, $"/lines/{i}/{(entry.Unit is null || entry.Unit == item.Unit ? "quantity" : "unit")}"),
        WarehouseId = entry.WarehouseId, BatchId = entry.BatchId,
    };

    private static IEnumerable<(Guid, string)> Named(IReadOnlyList<SampleLineEntry> entries, Func<SampleLineEntry, Guid?> member, string name) =>
        entries.Select((e, i) => (Id: member(e), i)).Where(e => e.Id is not null).Select(e => (e.Id!.Value, $"/lines/{e.i}/{name}"));
}
