using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockIns;

/// <summary>Makes the paper of goods that come in.</summary>
internal sealed class StockInPaper(Database db, CompanyDesk companies)
{
    /// <summary>A draft with these lines, or every fault there is in them.</summary>
    public async Task<StockIn> Draft(string number, StockInReason reason, Guid warehouseId, IReadOnlyList<StockInEntry> entries, CancellationToken ct, StockInAuthority? authority = null)
    {
        var company = await companies.Get(ct);
        var warehouse = await db.Warehouses.AsNoTracking().Include(w => w.Bins).Refer(w => w.Id == warehouseId, "/warehouseId", ct);
        var items = await db.Items.AsNoTracking().Include(i => i.Units).ReferAll(entries.Index().Select(e => (e.Item.ItemId, $"/lines/{e.Index}/itemId")), ct);
        var faults = entries.Index().SelectMany(e => FaultsOf(e.Item, items[e.Item.ItemId], warehouse, authority, $"/lines/{e.Index}")).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        var paper = new StockIn(number, reason, warehouseId, company.Currency)
        {
            AuthorityKind = authority?.Document.Kind, AuthorityId = authority?.Document.Id, AuthorityNumber = authority?.Number,
        };
        foreach (var (index, entry) in entries.Index()) paper.Add(Line(entry, items[entry.ItemId], company.Currency, $"/lines/{index}"));
        return paper;
    }

    private static IEnumerable<Fault> FaultsOf(StockInEntry entry, Item item, Warehouse warehouse, StockInAuthority? authority, string at)
    {
        if (entry.AuthorityLineId is not null && authority is null) yield return PlatformRefusals.UnknownReference.Fault($"{at}/authorityLineId", ("kind", "line"));
        if (entry.BinId is { } bin && warehouse.Bins.All(b => b.Id != bin)) yield return PlatformRefusals.UnknownReference.Fault($"{at}/binId", ("kind", "bin"));
        if (entry.Batch is null && item.BatchControlled) yield return StockRefusals.BatchRequired.Fault($"{at}/batch", ("item", item.Code));
        if (entry.Batch is not null && !item.BatchControlled) yield return StockRefusals.BatchNotAllowed.Fault($"{at}/batch", ("item", item.Code));
    }

    private static StockInLine Line(StockInEntry entry, Item item, string currency, string at) => new()
    {
        AuthorityLineId = entry.AuthorityLineId, ItemId = item.Id, Quantity = entry.Quantity, Unit = entry.Unit ?? item.Unit, BaseQuantity = item.ToBase(entry.Quantity, entry.Unit ?? item.Unit, $"{at}/quantity"),
        BinId = entry.BinId, BatchNumber = entry.Batch?.Number, ProductionDate = entry.Batch?.ProductionDate, ExpiryDate = entry.Batch?.ExpiryDate,
        Grade = entry.Batch?.Grade, Supplier = entry.Batch?.Supplier, UnitCost = entry.UnitCost?.In(currency, $"{at}/unitCost/currency"),
    };
}
