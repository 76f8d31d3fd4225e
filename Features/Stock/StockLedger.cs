using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>
/// The only writer of levels, balances, reservations and movements. It writes by sets, not through the change tracker, ahead of whatever the transaction
/// asks next: whoever reads later reads what is true, and five lines cost no more than one.
/// </summary>
public sealed class StockLedger(Database db, CurrentUser user, TimeProvider clock)
{
    private const string Levels = """
        update stock_levels l set on_hand = v.on_hand, quarantined = v.quarantined, reserved = v.reserved, value = v.value, moved_at = coalesce(v.moved_at, l.moved_at)
        from unnest($1::uuid[], $2::numeric[], $3::numeric[], $4::numeric[], $5::numeric[], $6::timestamptz[]) as v(id, on_hand, quarantined, reserved, value, moved_at)
        where l.id = v.id
        """;
    private const string Balances = """
        insert into stock_balances (id, item_id, warehouse_id, bin_id, batch_id, on_hand, reserved)
        select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::numeric[], $7::numeric[])
        on conflict (item_id, warehouse_id, bin_id, batch_id) do update set on_hand = excluded.on_hand, reserved = excluded.reserved
        """;
    private const string Holds = """
        insert into reservations (id, document_kind, document_id, line_id, item_id, warehouse_id, batch_id, quantity)
        select v.id, $1, $2, v.line_id, v.item_id, v.warehouse_id, v.batch_id, v.quantity
        from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::numeric[]) as v(id, line_id, item_id, warehouse_id, batch_id, quantity)
        on conflict (id) do update set quantity = excluded.quantity
        """;
    private const string Movements = """
        insert into stock_movements (id, item_id, warehouse_id, bin_id, batch_id, line_id, quantity, value, document_kind, document_id, effective_at, posted_at, posted_by)
        select v.id, v.item_id, v.warehouse_id, v.bin_id, v.batch_id, v.line_id, v.quantity, v.value, $9, $10, $11, $12, $13
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::numeric[], $8::numeric[]) with ordinality
            as v(id, item_id, warehouse_id, bin_id, batch_id, line_id, quantity, value, place)
        order by v.place
        """;

    /// <summary>Writes what was reserved or released for the document.</summary>
    internal void Hold(StockSheet sheet, DocumentRef document)
    {
        WriteHolds(sheet, document);
        WriteStock(sheet, movedAt: null);
    }

    /// <summary>
    /// Posts the movements of a document and what they left, and says from when they count: the time given, or now. Refuses with STOCK_NEGATIVE_THEN
    /// when the document, by its net effect, takes goods at a time when they were not there or are needed later.
    /// </summary>
    internal async Task<DateTimeOffset> Post(StockSheet sheet, DocumentRef document, DocumentRef? holder, DateTimeOffset? effectiveAt, CancellationToken ct)
    {
        var now = Micro(clock.GetUtcNow());
        if (effectiveAt > now) throw StockRefusals.EffectiveInFuture.At("/effectiveAt");
        var last = sheet.Entries.Max(e => e.Balance.Level.MovedAt);
        var at = Micro(effectiveAt ?? (last > now ? last.Value : now));
        if (at < last) await BackDating.Check(db, sheet, at, ct);
        if (holder is not null) WriteHolds(sheet, holder);
        WriteStock(sheet, at);
        var entries = sheet.Entries;
        Write(Movements, Of(entries, _ => Guid.CreateVersion7()), Of(entries, e => e.Balance.Level.ItemId), Of(entries, e => e.Balance.Level.WarehouseId),
            Of(entries, e => e.Balance.BinId), Of(entries, e => e.Balance.BatchId), Of(entries, e => e.LineId), Of(entries, e => e.Quantity), Of(entries, e => e.Value),
            document.Kind, document.Id, at, now, user.Id);
        return at;
    }

    private void WriteHolds(StockSheet sheet, DocumentRef document)
    {
        var gone = sheet.Holds.Where(h => h.IsChanged && h.Quantity == 0).Select(h => h.Id).ToArray();
        var kept = sheet.Holds.Where(h => h.IsChanged && h.Quantity > 0).ToList();
        if (gone.Length > 0) Write("delete from reservations where id = any($1)", gone);
        if (kept.Count > 0)
            Write(Holds, document.Kind, document.Id, Of(kept, h => h.Id), Of(kept, h => h.LineId), Of(kept, h => h.Level.ItemId), Of(kept, h => h.Level.WarehouseId),
                Of(kept, h => h.BatchId), Of(kept, h => h.Quantity));
    }

    private void WriteStock(StockSheet sheet, DateTimeOffset? movedAt)
    {
        var levels = sheet.Levels.Where(l => l.IsChanged).ToList();
        var balances = sheet.Levels.SelectMany(l => l.Balances).Where(b => b.IsChanged).ToList();
        var moved = sheet.Entries.Select(e => e.Balance.Level).ToHashSet();
        if (levels.Count > 0)
            Write(Levels, Of(levels, l => l.Id), Of(levels, l => l.OnHand), Of(levels, l => l.Quarantined), Of(levels, l => l.Reserved), Of(levels, l => l.Cost.Value),
                Of(levels, l => moved.Contains(l) && (l.MovedAt is null || l.MovedAt < movedAt) ? movedAt?.UtcDateTime : null));
        if (balances.Count > 0)
            Write(Balances, Of(balances, b => b.Id), Of(balances, b => b.Level.ItemId), Of(balances, b => b.Level.WarehouseId), Of(balances, b => b.BinId),
                Of(balances, b => b.BatchId), Of(balances, b => b.OnHand), Of(balances, b => b.Reserved));
    }

    private static TValue[] Of<TRow, TValue>(List<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];

    /// <summary>To the microsecond, which is what the database keeps.</summary>
    private static DateTimeOffset Micro(DateTimeOffset at) => new(at.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    private void Write(string sql, params IReadOnlyList<object> values) => db.Ahead(new(sql, values));
}
