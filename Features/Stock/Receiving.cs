using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>A line of a stock-in as the warehouse enters it.</summary>
/// <param name="Unit">One of the item's units; its base unit if left out.</param>
/// <param name="BinId">Where it is put; left open, in the warehouse's first storage bin.</param>
/// <param name="Batch">Must be given for items that are kept by batch, and only for these.</param>
/// <param name="UnitCost">What one of the unit cost, in the company's currency; left out, the goods come in at the average of what is there.</param>
public sealed record StockInEntry(Guid ItemId, [Quantity] decimal Quantity, [MaxLength(20)] string? Unit, Guid? BinId, BatchEntry? Batch, [Price(OrZero = true)] Money? UnitCost);

/// <summary>A batch as it is entered with the goods; it begins here, if its number is new for the item.</summary>
/// <param name="ExpiryDate">The last business date on which it may be issued.</param>
public sealed record BatchEntry([MaxLength(60)] string Number, DateOnly? ProductionDate, DateOnly? ExpiryDate, [MaxLength(40)] string? Grade, string? Supplier);

/// <summary>Makes the paper of goods that come in.</summary>
internal sealed class Receiving(Database db, CompanyDesk companies)
{
    /// <summary>A draft with these lines, or every fault there is in them.</summary>
    public async Task<StockIn> Draft(string number, StockInReason reason, Guid warehouseId, IReadOnlyList<StockInEntry> entries, CancellationToken ct)
    {
        var company = await companies.Get(ct);
        var warehouse = await db.Warehouses.AsNoTracking().Include(w => w.Bins).Refer(w => w.Id == warehouseId, "/warehouseId", ct);
        var items = await db.Items.AsNoTracking().Include(i => i.Units).ReferAll(entries.Index().Select(e => (e.Item.ItemId, $"/lines/{e.Index}/itemId")), ct);
        var faults = entries.Index().SelectMany(e => FaultsOf(e.Item, items[e.Item.ItemId], warehouse, $"/lines/{e.Index}")).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        var paper = new StockIn(number, reason, warehouseId, company.Currency);
        foreach (var (index, entry) in entries.Index()) paper.Add(Line(entry, items[entry.ItemId], company.Currency, $"/lines/{index}"));
        return paper;
    }

    private static IEnumerable<Fault> FaultsOf(StockInEntry entry, Item item, Warehouse warehouse, string at)
    {
        if (entry.BinId is { } bin && warehouse.Bins.All(b => b.Id != bin)) yield return PlatformRefusals.UnknownReference.Fault($"{at}/binId", ("kind", "bin"));
        if (entry.Batch is null && item.BatchControlled) yield return StockRefusals.BatchRequired.Fault($"{at}/batch", ("item", item.Code));
        if (entry.Batch is not null && !item.BatchControlled) yield return StockRefusals.BatchNotAllowed.Fault($"{at}/batch", ("item", item.Code));
    }

    private static StockInLine Line(StockInEntry entry, Item item, string currency, string at) => new()
    {
        ItemId = item.Id, Quantity = entry.Quantity, Unit = entry.Unit ?? item.Unit, BaseQuantity = item.ToBase(entry.Quantity, entry.Unit ?? item.Unit, $"{at}/quantity"),
        BinId = entry.BinId, BatchNumber = entry.Batch?.Number, ProductionDate = entry.Batch?.ProductionDate, ExpiryDate = entry.Batch?.ExpiryDate,
        Grade = entry.Batch?.Grade, Supplier = entry.Batch?.Supplier, UnitCost = entry.UnitCost?.In(currency, $"{at}/unitCost/currency"),
    };
}
