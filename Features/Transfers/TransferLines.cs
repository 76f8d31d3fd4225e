using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Transfers;

/// <summary>What is to go of one item.</summary>
/// <param name="Unit">One of the item's units; its base unit if left out.</param>
/// <param name="BatchId">Fixes the batch; left open, the warehouse chooses.</param>
public sealed record TransferEntry(Guid ItemId, [Quantity] decimal Quantity, [MaxLength(20)] string? Unit = null, Guid? BatchId = null);

/// <summary>Makes the lines of a transfer.</summary>
internal static class TransferLines
{
    public static async Task<IReadOnlyList<TransferLine>> Of(Database db, IReadOnlyList<TransferEntry> entries, CancellationToken ct)
    {
        var items = await db.Items.AsNoTracking().Include(i => i.Units).ReferAll(entries.Index().Select(e => (e.Item.ItemId, $"/lines/{e.Index}/itemId")), ct);
        var batches = await db.Batches.AsNoTracking().ReferAll(entries.Index().Where(e => e.Item.BatchId is not null).Select(e => (e.Item.BatchId!.Value, $"/lines/{e.Index}/batchId")), ct);
        var faults = entries.Index().Where(e => e.Item.BatchId is { } batch && batches[batch].ItemId != e.Item.ItemId)
            .Select(e => TransferRefusals.BatchOfOther.Fault($"/lines/{e.Index}/batchId", ("batch", batches[e.Item.BatchId!.Value].Number), ("item", items[e.Item.ItemId].Code))).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        return [.. entries.Index().Select(e => Line(e.Item, items[e.Item.ItemId], $"/lines/{e.Index}"))];
    }

    private static TransferLine Line(TransferEntry entry, Item item, string at)
    {
        var unit = entry.Unit ?? item.Unit;
        return new()
        {
            ItemId = item.Id, ItemCode = item.Code, Quantity = entry.Quantity, Unit = unit, BaseQuantity = item.ToBase(entry.Quantity, unit, $"{at}/quantity"),
            BatchId = entry.BatchId,
        };
    }
}
