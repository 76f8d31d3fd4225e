using Waybill.Infrastructure.Data;

namespace Waybill.Features.Stock;

/// <summary>Whether stock, of each batch in each warehouse, stays at zero or more from an earlier time until now.</summary>
internal static class BackDating
{
    /// <summary>What there was then is what there is now less all that came later; from there the running sum may never go below what is to be taken.</summary>
    private const string Negative = """
        select k.place from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::numeric[]) with ordinality as k(item_id, warehouse_id, batch_id, net, place)
        cross join lateral (
            select coalesce(sum(b.on_hand), 0) as now from stock_balances b
            where b.item_id = k.item_id and b.warehouse_id = k.warehouse_id and b.batch_id is not distinct from k.batch_id) s
        cross join lateral (
            select coalesce(sum(x.change), 0) as later, least(min(x.running), 0) as lowest
            from (select sum(m.quantity) as change, sum(sum(m.quantity)) over (order by m.effective_at) as running from stock_movements m
                where m.item_id = k.item_id and m.warehouse_id = k.warehouse_id and m.batch_id is not distinct from k.batch_id and m.effective_at > $5
                group by m.effective_at) x) t
        where s.now - t.later + k.net + t.lowest < 0 order by k.place limit 1
        """;

    public static async Task Check(Database db, StockSheet sheet, DateTimeOffset at, CancellationToken ct)
    {
        var nets = sheet.Entries.GroupBy(e => (e.Balance.Level, e.Balance.BatchId)).Select(g => (g.Key.Level, g.Key.BatchId, Net: g.Sum(e => e.Quantity))).Where(n => n.Net < 0).ToList();
        if (nets.Count == 0) return;
        var items = nets.Select(n => n.Level.ItemId).ToArray();
        var warehouses = nets.Select(n => n.Level.WarehouseId).ToArray();
        long? place = null;
        var question = new Statement(Negative, items, warehouses, nets.Select(n => n.BatchId).ToArray(), nets.Select(n => n.Net).ToArray(), at);
        await db.Read(question, row => place = row.GetInt64(0), ct);
        if (place is { } first) throw StockRefusals.StockNegativeThen.Because(("item", nets[(int)first - 1].Level.ItemCode), ("effectiveAt", at));
    }
}
