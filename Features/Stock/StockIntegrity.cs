using Waybill.Infrastructure.Data;

namespace Waybill.Features.Stock;

/// <summary>What must hold between the ledger and its sums.</summary>
public enum StockRule
{
    BalanceIsSumOfMovements, LevelIsSumOfBalances, QuarantineIsSumOfBalances, ReservedIsSumOfReservations, BatchReservedIsSumOfReservations,
    ReservedIsOnHand, ValueIsSumOfMovements, NothingIsWorthNothing, ValueIsNotNegative,
}

/// <summary>A sum that is not what its rule says. Quantities and values are told apart, for not everybody may see the latter.</summary>
internal sealed record BrokenRule(StockRule Rule, Guid ItemId, Guid WarehouseId, Guid? BinId, Guid? BatchId, decimal Expected, decimal Found);

/// <summary>Holds every level, balance and reservation against the movements, in one statement and so at one moment.</summary>
internal static class StockIntegrity
{
    private const string Check = """
        select 'BalanceIsSumOfMovements', item_id, warehouse_id, bin_id, batch_id, sum(expected), sum(found) from (
            select item_id, warehouse_id, bin_id, batch_id, quantity as expected, 0 as found from stock_movements
            union all select item_id, warehouse_id, bin_id, batch_id, 0, on_hand from stock_balances) x
        group by item_id, warehouse_id, bin_id, batch_id having sum(expected) <> sum(found)
        union all
        select 'LevelIsSumOfBalances', item_id, warehouse_id, null, null, sum(expected), sum(found) from (
            select item_id, warehouse_id, on_hand as expected, 0 as found from stock_balances
            union all select item_id, warehouse_id, 0, on_hand from stock_levels) x
        group by item_id, warehouse_id having sum(expected) <> sum(found)
        union all
        select 'QuarantineIsSumOfBalances', item_id, warehouse_id, null, null, sum(expected), sum(found) from (
            select b.item_id, b.warehouse_id, b.on_hand as expected, 0 as found from stock_balances b join bins n on n.id = b.bin_id where n.purpose = 'quarantine'
            union all select item_id, warehouse_id, 0, quarantined from stock_levels) x
        group by item_id, warehouse_id having sum(expected) <> sum(found)
        union all
        select 'ReservedIsSumOfReservations', item_id, warehouse_id, null, null, sum(expected), sum(found) from (
            select item_id, warehouse_id, quantity as expected, 0 as found from reservations
            union all select item_id, warehouse_id, 0, reserved from stock_levels) x
        group by item_id, warehouse_id having sum(expected) <> sum(found)
        union all
        select 'BatchReservedIsSumOfReservations', item_id, warehouse_id, null, batch_id, sum(expected), sum(found) from (
            select item_id, warehouse_id, batch_id, quantity as expected, 0 as found from reservations where batch_id is not null
            union all select item_id, warehouse_id, batch_id, 0, reserved from stock_balances) x
        group by item_id, warehouse_id, batch_id having sum(expected) <> sum(found)
        union all
        select 'ReservedIsOnHand', item_id, warehouse_id, null, null, on_hand - quarantined, reserved from stock_levels where reserved > on_hand - quarantined
        union all
        select 'ReservedIsOnHand', item_id, warehouse_id, bin_id, batch_id, on_hand, reserved from stock_balances where reserved > on_hand
        union all
        select 'ValueIsSumOfMovements', item_id, warehouse_id, null, null, sum(expected), sum(found) from (
            select item_id, warehouse_id, value as expected, 0 as found from stock_movements
            union all select item_id, warehouse_id, 0, value from stock_levels) x
        group by item_id, warehouse_id having sum(expected) <> sum(found)
        union all
        select 'NothingIsWorthNothing', item_id, warehouse_id, null, null, 0, value from stock_levels where on_hand = 0 and value <> 0
        union all
        select 'ValueIsNotNegative', item_id, warehouse_id, null, null, 0, value from stock_levels where value < 0
        limit 200
        """;

    public static async Task<IReadOnlyList<BrokenRule>> Of(Database db, CancellationToken ct)
    {
        var broken = new List<BrokenRule>();
        await db.Read(new(Check), row => broken.Add(new(Enum.Parse<StockRule>(row.GetString(0)), row.GetGuid(1), row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3),
            row.IsDBNull(4) ? null : row.GetGuid(4), row.GetDecimal(5), row.GetDecimal(6))), ct);
        return broken;
    }
}
