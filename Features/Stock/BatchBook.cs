using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Stock;

/// <summary>Where batches begin. They are written at once and in order, so that two stock-ins naming the same new batch meet in one row.</summary>
internal sealed class BatchBook(Database db, TimeProvider clock)
{
    private const string Begin = """
        insert into batches (id, item_id, number, production_date, expiry_date, grade, supplier, created_at)
        select v.id, v.item_id, v.number, v.production_date, v.expiry_date, v.grade, v.supplier, {7}
        from unnest({0}::uuid[], {1}::uuid[], {2}::text[], {3}::date[], {4}::date[], {5}::text[], {6}::text[]) as v(id, item_id, number, production_date, expiry_date, grade, supplier)
        order by v.item_id, v.number on conflict (item_id, number) do nothing
        """;

    /// <summary>The batches that the lines name, begun where they are new, by id; each line learns its own. A known batch with other dates is refused with BATCH_DIFFERS.</summary>
    public async Task<IReadOnlyDictionary<Guid, Batch>> Resolve(IReadOnlyList<StockInLine> lines, CancellationToken ct)
    {
        var named = lines.Where(l => l.BatchNumber is not null).ToList();
        if (named.Count == 0) return new Dictionary<Guid, Batch>();
        var born = named.DistinctBy(l => (l.ItemId, l.BatchNumber)).ToList();
        await db.Database.ExecuteSqlRawAsync(Begin, [Of(born, _ => Guid.CreateVersion7()), Of(born, l => l.ItemId), Of(born, l => l.BatchNumber), Of(born, l => l.ProductionDate),
            Of(born, l => l.ExpiryDate), Of(born, l => l.Grade), Of(born, l => l.Supplier), clock.GetUtcNow()], ct);
        var (items, numbers) = (Of(born, l => l.ItemId), Of(born, l => l.BatchNumber!));
        var known = await db.Batches.AsNoTracking().Include(b => b.Item).Where(b => items.Contains(b.ItemId) && numbers.Contains(b.Number)).ToListAsync(ct);
        var byName = known.ToDictionary(b => (b.ItemId, b.Number));
        var faults = named.SelectMany(l => Differences(l, byName[(l.ItemId, l.BatchNumber!)])).ToList();
        if (faults.Count > 0) throw StockRefusals.Of(faults);
        foreach (var line in named) line.BatchId = byName[(line.ItemId, line.BatchNumber!)].Id;
        return known.ToDictionary(b => b.Id);
    }

    private static IEnumerable<Fault> Differences(StockInLine line, Batch batch)
    {
        if (line.ExpiryDate is { } expiry && expiry != batch.ExpiryDate) yield return Differs(line, batch, "expiryDate", batch.ExpiryDate);
        if (line.ProductionDate is { } production && production != batch.ProductionDate) yield return Differs(line, batch, "productionDate", batch.ProductionDate);
    }

    private static Fault Differs(StockInLine line, Batch batch, string field, DateOnly? known) => StockRefusals.BatchDiffers.Fault(
        $"/lines/{line.Position - 1}/batch/{field}", ("item", batch.Item.Code), ("batch", batch.Number), ("field", field), ("known", known?.ToString("yyyy-MM-dd") ?? "–"));

    private static TValue[] Of<TValue>(List<StockInLine> lines, Func<StockInLine, TValue> value) => [.. lines.Select(value)];
}
