using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Stock;

/// <summary>A batch as a document names it, with what is said of it besides; the pointer is to where that is said.</summary>
public sealed record NamedBatch(Guid ItemId, string Number, DateOnly? ProductionDate, DateOnly? ExpiryDate, string? Grade, string? Supplier, string Pointer);

/// <summary>Where batches begin. They are written at once and in order, so that two documents naming the same new batch meet in one row.</summary>
public sealed class BatchBook(Database db, TimeProvider clock)
{
    private const string Begin = """
        insert into batches (id, item_id, number, production_date, expiry_date, grade, supplier, created_at)
        select v.id, v.item_id, v.number, v.production_date, v.expiry_date, v.grade, v.supplier, {7}
        from unnest({0}::uuid[], {1}::uuid[], {2}::text[], {3}::date[], {4}::date[], {5}::text[], {6}::text[]) as v(id, item_id, number, production_date, expiry_date, grade, supplier)
        order by v.item_id, v.number on conflict (item_id, number) do nothing
        """;

    /// <summary>The batches that are named, begun where they are new. A known batch with other dates is refused with BATCH_DIFFERS.</summary>
    public async Task<IReadOnlyDictionary<(Guid ItemId, string Number), Batch>> Resolve(IReadOnlyList<NamedBatch> named, CancellationToken ct)
    {
        if (named.Count == 0) return new Dictionary<(Guid, string), Batch>();
        var born = named.DistinctBy(n => (n.ItemId, n.Number)).ToList();
        await db.Database.ExecuteSqlRawAsync(Begin, [Of(born, _ => Guid.CreateVersion7()), Of(born, n => n.ItemId), Of(born, n => n.Number), Of(born, n => n.ProductionDate),
            Of(born, n => n.ExpiryDate), Of(born, n => n.Grade), Of(born, n => n.Supplier), clock.GetUtcNow()], ct);
        var (items, numbers) = (Of(born, n => n.ItemId), Of(born, n => n.Number));
        var rows = await db.Batches.AsNoTracking().Include(b => b.Item).Where(b => items.Contains(b.ItemId) && numbers.Contains(b.Number)).ToListAsync(ct);
        var known = rows.ToDictionary(b => (b.ItemId, b.Number));
        var faults = named.SelectMany(n => Differences(n, known[(n.ItemId, n.Number)])).ToList();
        return faults.Count == 0 ? known : throw StockRefusals.Of(faults);
    }

    private static IEnumerable<Fault> Differences(NamedBatch named, Batch batch)
    {
        if (named.ExpiryDate is { } expiry && expiry != batch.ExpiryDate) yield return Differs(named, batch, "expiryDate", batch.ExpiryDate);
        if (named.ProductionDate is { } production && production != batch.ProductionDate) yield return Differs(named, batch, "productionDate", batch.ProductionDate);
    }

    private static Fault Differs(NamedBatch named, Batch batch, string field, DateOnly? known) => StockRefusals.BatchDiffers.Fault(
        $"{named.Pointer}/{field}", ("item", batch.Item.Code), ("batch", batch.Number), ("field", field), ("known", known?.ToString("yyyy-MM-dd") ?? "–"));

    private static TValue[] Of<TValue>(List<NamedBatch> named, Func<NamedBatch, TValue> value) => [.. named.Select(value)];
}
