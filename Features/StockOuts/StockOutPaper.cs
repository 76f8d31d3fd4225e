using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockOuts;

/// <summary>A stock-out held against the document that authorises it, with the items, batches and bins that its lines name.</summary>
internal sealed record CheckedPaper(StockOutAuthority Authority, Warehouse Warehouse, IReadOnlyDictionary<Guid, Item> Items, IReadOnlyDictionary<Guid, Batch> Batches);

/// <summary>Holds the lines of a stock-out against what its authorising document allows. Drafts are held to it as well as confirmations.</summary>
internal sealed class StockOutPaper(Database db, IEnumerable<IAuthoriseStockOut> authorisers)
{
    private readonly Dictionary<Guid, Item> items = [];
    private Warehouse? warehouse;

    /// <summary>The warehouse with its bins, or UNKNOWN_REFERENCE at /warehouseId; read once in an operation.</summary>
    public async ValueTask<Warehouse> Warehouse(Guid id, CancellationToken ct) =>
        warehouse?.Id == id ? warehouse : warehouse = await db.Warehouses.Refer(db, WarehouseWays.WithBins, id, "/warehouseId", ct);

    /// <summary>The items with these ids, beside others maybe; each read once in an operation.</summary>
    public async Task<IReadOnlyDictionary<Guid, Item>> Items(IEnumerable<Guid> ids, CancellationToken ct)
    {
        foreach (var (id, item) in await db.Items.Some(db, Whole<Item>.Alone, [.. ids.Where(id => !items.ContainsKey(id)).Distinct()], ct)) items[id] = item;
        return items;
    }

    /// <summary>What the document allows; its rows are locked from here on.</summary>
    public Task<StockOutAuthority> Authorise(DocumentRef document, CancellationToken ct) =>
        (authorisers.FirstOrDefault(a => a.Kind == document.Kind) ?? throw StockRefusals.NotAuthorised.At("/authorityKind", ("kind", document.Kind))).Authorise(document.Id, ct);

    /// <summary>Refuses with everything about the lines that the document, the items or the warehouse do not allow.</summary>
    public async Task<CheckedPaper> Check(StockOutAuthority authority, Guid warehouseId, IReadOnlyList<StockOutLine> lines, CancellationToken ct)
    {
        var known = authority.Lines.ToDictionary(l => l.LineId);
        var paper = await Load(authority, warehouseId, lines, ct);
        var faults = new List<Fault>();
        for (var i = 0; i < lines.Count; i++) faults.AddRange(FaultsOf(paper, known[lines[i].AuthorityLineId], lines[i], $"/lines/{i}"));
        faults.AddRange(OverIssues(paper, lines));
        faults.AddRange(await WrongWarehouses(authority, warehouseId, lines, ct));
        return faults.Count == 0 ? paper : throw StockRefusals.Of(faults);
    }

    private async Task<CheckedPaper> Load(StockOutAuthority authority, Guid warehouseId, IReadOnlyList<StockOutLine> lines, CancellationToken ct)
    {
        var batches = lines.Select(l => l.BatchId).Concat(authority.Lines.Select(l => l.BatchId)).OfType<Guid>().Distinct().ToArray();
        return new(authority, await Warehouse(warehouseId, ct),
            await Items(lines.Select(l => l.ItemId), ct),
            batches.Length == 0 ? [] : await db.Batches.AsNoTracking().Where(b => batches.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct));
    }

    private static IEnumerable<Fault> FaultsOf(CheckedPaper paper, AuthorisedLine allowed, StockOutLine line, string at)
    {
        var item = paper.Items[line.ItemId];
        foreach (var (quantity, member) in new[] { (line.Quantity, "quantity"), (line.DamagedQuantity, "damagedQuantity") })
            if (quantity.To(item.QuantityDecimals) != quantity)
                yield return ItemRefusals.QuantityTooFine.Fault($"{at}/{member}", ("item", item.Code), ("decimals", item.QuantityDecimals), ("unit", item.Unit));
        if (line.BinId is { } bin && paper.Warehouse.Bins.All(b => b.Id != bin)) yield return PlatformRefusals.UnknownReference.Fault($"{at}/binId", ("kind", "bin"));
        if (line.BatchId is not null && !item.BatchControlled) yield return StockRefusals.BatchNotAllowed.Fault($"{at}/batchId", ("item", item.Code));
        else if (line.BatchId is { } batch && paper.Batches.GetValueOrDefault(batch)?.ItemId != item.Id) yield return PlatformRefusals.UnknownReference.Fault($"{at}/batchId", ("kind", "batch"));
        else if (allowed.BatchId is { } own && line.BatchId != own) yield return StockRefusals.BatchFixed.Fault($"{at}/batchId", ("batch", paper.Batches[own].Number));
    }

    private static IEnumerable<Fault> OverIssues(CheckedPaper paper, IReadOnlyList<StockOutLine> lines) =>
        from allowed in paper.Authority.Lines
        let own = lines.Where(l => l.AuthorityLineId == allowed.LineId).ToList()
        where own.Sum(l => l.Quantity) > allowed.Open
        select StockOutRefusals.OverIssue.Fault($"/lines/{own[^1].Position - 1}/quantity", ("item", paper.Items[allowed.ItemId].Code), ("open", allowed.Open));

    private async Task<IEnumerable<Fault>> WrongWarehouses(StockOutAuthority authority, Guid warehouseId, IReadOnlyList<StockOutLine> lines, CancellationToken ct)
    {
        var fixedTo = authority.Lines.Where(a => a.WarehouseId is not null && a.WarehouseId != warehouseId && lines.Any(l => l.AuthorityLineId == a.LineId))
            .Select(a => a.WarehouseId!.Value).Distinct().ToArray();
        if (fixedTo.Length == 0) return [];
        var codes = await db.Warehouses.AsNoTracking().Where(w => fixedTo.Contains(w.Id)).OrderBy(w => w.Code).Select(w => w.Code).ToListAsync(ct);
        return codes.Select(code => StockRefusals.WarehouseFixed.Fault("/warehouseId", ("warehouse", code)));
    }
}
