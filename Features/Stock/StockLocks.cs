using System.Data.Common;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>
/// Where stock is locked and read. Whoever decides on the stock of items first locks all levels of these items, in the order of (item, warehouse);
/// documents are locked before. The statements go out in one round trip;
/// each sees what was committed when the one before it was done, so what follows the lock is read as it stands under the lock.
/// </summary>
public sealed class StockLocks(Database db, CompanyDesk companies)
{
    private const string Begin = """
        insert into stock_levels (id, item_id, warehouse_id, on_hand, quarantined, reserved, value)
        select k.id, k.item_id, k.warehouse_id, 0, 0, 0, 0 from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k(id, item_id, warehouse_id)
        order by k.item_id, k.warehouse_id on conflict (item_id, warehouse_id) do nothing
        """;
    private const string Levels = """
        select l.id, l.item_id, l.warehouse_id, i.code, w.code, w.active, w.priority, l.on_hand, l.value, l.quarantined, l.reserved, l.moved_at
        from stock_levels l join items i on i.id = l.item_id join warehouses w on w.id = l.warehouse_id
        where l.item_id = any($1) order by l.item_id, l.warehouse_id
        """;
    private const string Balances = """
        select b.id, b.item_id, b.warehouse_id, b.bin_id, n.code, n.purpose = 'quarantine', b.batch_id, t.number, t.expiry_date, t.created_at, b.on_hand, b.reserved
        from stock_balances b join bins n on n.id = b.bin_id left join batches t on t.id = b.batch_id
        where b.item_id = any($1) and b.present and ($2 or b.batch_id is not null) order by n.code, b.id
        """;
    private const string Holds = """
        select r.id, r.line_id, r.item_id, r.warehouse_id, r.batch_id, r.quantity from reservations r
        where r.document_id = $1 and r.document_kind = $2 and r.item_id = any($3) order by r.id
        """;

    /// <summary>Locks the stock of the items and reads what is needed to reserve, with what the holder holds.</summary>
    internal Task<StockSheet> ForReserving(IReadOnlyCollection<Guid> items, DocumentRef? holder, CancellationToken ct) =>
        Read(items, lockThem: true, everyBin: false, holder, born: [], ct);

    /// <summary>Locks the stock of the items and reads all of it, with what the holder holds.</summary>
    /// <param name="beside">Asks for something else, in the same trip.</param>
    internal Task<StockSheet> ForIssuing(IReadOnlyCollection<Guid> items, DocumentRef? holder, CancellationToken ct, Func<Task>? beside = null) =>
        Read(items, lockThem: true, everyBin: true, holder, born: [], ct, beside);

    /// <summary>Locks the stock of the items and reads all of it; where an item was never in the warehouse its level begins.</summary>
    internal Task<StockSheet> ForReceiving(IReadOnlyCollection<Guid> items, Guid warehouseId, CancellationToken ct) =>
        Read(items, lockThem: true, everyBin: true, holder: null, born: [.. items.Select(i => (i, warehouseId))], ct);

    /// <summary>Reads the stock of the items for somebody who only looks.</summary>
    /// <param name="beside">Asks for something else, in the same trip.</param>
    internal Task<StockSheet> ForLooking(IReadOnlyCollection<Guid> items, DocumentRef? holder, CancellationToken ct, Func<Task>? beside = null) =>
        Read(items, lockThem: false, everyBin: true, holder, born: [], ct, beside);

    private async Task<StockSheet> Read(IReadOnlyCollection<Guid> items, bool lockThem, bool everyBin, DocumentRef? holder, (Guid Item, Guid Warehouse)[] born, CancellationToken ct,
        Func<Task>? beside = null)
    {
        var sheet = new StockSheet(await companies.Today(ct));
        Guid[] wanted = [.. items.Distinct()];
        if (born.Length > 0) db.Ahead(new(Begin, born.Select(_ => Guid.CreateVersion7()).ToArray(), born.Select(b => b.Item).ToArray(), born.Select(b => b.Warehouse).ToArray()));
        db.Ahead(new(lockThem ? Levels + " for update of l" : Levels, wanted), row => sheet.Add(LevelOf(row)));
        db.Ahead(new(Balances, wanted, everyBin), row => AddBalance(sheet, row));
        if (holder is not null) db.Ahead(new(Holds, holder.Id, holder.Kind, wanted), row => AddHold(sheet, row));
        if (beside is not null) await beside();
        await db.Send(ct);
        return sheet;
    }

    private static Level LevelOf(DbDataReader row) => new(quarantined: row.GetDecimal(9), reserved: row.GetDecimal(10))
    {
        Id = row.GetGuid(0), ItemId = row.GetGuid(1), WarehouseId = row.GetGuid(2), ItemCode = row.GetString(3), WarehouseCode = row.GetString(4),
        WarehouseActive = row.GetBoolean(5), Priority = row.GetInt32(6), Cost = new(row.GetDecimal(7), row.GetDecimal(8)), MovedAt = At<DateTimeOffset>(row, 11),
    };

    /// <summary>A level that came into being after the levels were read has no place on the sheet; its stock is for the next who looks.</summary>
    private static void AddBalance(StockSheet sheet, DbDataReader row)
    {
        if (sheet.Find(row.GetGuid(1), row.GetGuid(2)) is not { } level) return;
        level.Add(new(onHand: row.GetDecimal(10), reserved: row.GetDecimal(11))
        {
            Id = row.GetGuid(0), Level = level, BinId = row.GetGuid(3), BinCode = row.GetString(4), Quarantine = row.GetBoolean(5), BatchId = At<Guid>(row, 6),
            BatchNumber = row.IsDBNull(7) ? null : row.GetString(7), ExpiryDate = At<DateOnly>(row, 8), BatchCreatedAt = At<DateTimeOffset>(row, 9),
        });
    }

    private static void AddHold(StockSheet sheet, DbDataReader row)
    {
        if (sheet.Find(row.GetGuid(2), row.GetGuid(3)) is { } level)
            sheet.Holds.Add(new(row.GetDecimal(5)) { Id = row.GetGuid(0), LineId = row.GetGuid(1), Level = level, BatchId = At<Guid>(row, 4) });
    }

    private static T? At<T>(DbDataReader row, int column) where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
