using Waybill.Infrastructure.Data;

namespace Waybill.Features.StockCounts;

/// <summary>What the books say of a bin at a moment, and whether another count has corrected it since.</summary>
internal sealed record Booked(decimal Quantity, bool Overtaken);

/// <summary>
/// Looks up what the books, as they stand now, say of earlier moments: what is there now less all that happened later. Goods that left before they were counted
/// but were booked afterwards are seen as gone, as they were. In one statement, for a count of a thousand lines is no rarity.
/// </summary>
internal static class Books
{
    private const string At = """
        select coalesce(b.on_hand, 0) - coalesce(m.later, 0), coalesce(m.counted, false)
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) with ordinality as k(item_id, bin_id, batch_id, at, place)
        left join stock_balances b on b.item_id = k.item_id and b.warehouse_id = $5 and b.bin_id = k.bin_id and b.batch_id is not distinct from k.batch_id
        cross join lateral (
            select sum(m.quantity) as later, bool_or(m.document_kind = 'stock-count') as counted from stock_movements m
            where m.item_id = k.item_id and m.warehouse_id = $5 and m.effective_at > k.at and m.bin_id = k.bin_id and m.batch_id is not distinct from k.batch_id) m
        order by k.place
        """;

    /// <summary>For each line, what the books say of the moment it was counted. Within the operation's transaction.</summary>
    public static async Task<IReadOnlyList<Booked>> When(Database db, Guid warehouseId, IReadOnlyList<StockCountLine> lines, CancellationToken ct)
    {
        var booked = new List<Booked>();
        var (items, bins, batches) = (lines.Select(l => l.ItemId).ToArray(), lines.Select(l => l.BinId).ToArray(), lines.Select(l => l.BatchId).ToArray());
        var question = new Statement(At, items, bins, batches, lines.Select(l => l.CountedAt!.Value).ToArray(), warehouseId);
        await db.Read(question, row => booked.Add(new(row.GetDecimal(0), row.GetBoolean(1))), ct);
        return booked;
    }
}
