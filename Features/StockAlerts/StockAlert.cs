using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.StockAlerts;

/// <summary>What is wrong with the stock of an item in a warehouse.</summary>
public enum StockAlertKind { BelowMinimum, AboveMaximum, Expiring, Idle }

/// <summary>A rule that the stock breaks now. It is read from rules and stock and never stored.</summary>
public sealed class StockAlert : Entity
{
    private StockAlert() { }

    public Guid RuleId { get; private set; }
    public StockAlertKind Kind { get; private set; }
    public Guid ItemId { get; private set; }
    public string ItemCode { get; private set; } = "";
    public string ItemName { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public Guid WarehouseId { get; private set; }
    public string WarehouseCode { get; private set; } = "";
    public decimal OnHand { get; private set; }
    public decimal Available { get; private set; }

    /// <summary>The quantity that the alert is about: what is missing to the maximum or else to the minimum, what is too much, what expires, what does not move.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>The limit that is broken: a quantity, or days.</summary>
    public decimal Limit { get; private set; }
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>
    /// Availability here is the sheet's formula in SQL: on hand, less quarantine, less what expired unheld, less what is reserved. An item that was never in the warehouse has none.
    /// </summary>
    public static IQueryable<StockAlert> Now(Database db, DateOnly today, DateTimeOffset now) => db.Set<StockAlert>().FromSql($"""
        with watched as (
            select r.*, i.code, i.name, i.unit, w.code as warehouse_code, coalesce(l.on_hand, 0) as on_hand, coalesce(l.moved_at, r.created_at) as moved,
                greatest(coalesce(l.on_hand - l.quarantined - l.reserved - x.expired, 0), 0) as available, x.expiring
            from stock_alert_rules r join items i on i.id = r.item_id join warehouses w on w.id = r.warehouse_id
            left join stock_levels l on l.item_id = r.item_id and l.warehouse_id = r.warehouse_id
            cross join lateral (
                select coalesce(sum(b.on_hand - b.reserved) filter (where t.expiry_date < {today} and n.purpose = 'storage'), 0) as expired,
                    coalesce(sum(b.on_hand) filter (where t.expiry_date <= {today} + r.expiry_days), 0) as expiring
                from stock_balances b join bins n on n.id = b.bin_id left join batches t on t.id = b.batch_id
                where b.item_id = r.item_id and b.warehouse_id = r.warehouse_id and b.present) x)
        select md5(concat(a.kind, v.id))::uuid as "Id", v.id as "RuleId", a.kind as "Kind", v.item_id as "ItemId", v.code as "ItemCode", v.name as "ItemName", v.unit as "Unit",
            v.warehouse_id as "WarehouseId", v.warehouse_code as "WarehouseCode", v.on_hand as "OnHand", v.available as "Available", a.quantity as "Quantity", a."limit" as "Limit", v.moved as "MovedAt"
        from watched v cross join lateral (values
            ('belowMinimum', coalesce(v.maximum, v.minimum) - v.available, v.minimum, v.available < v.minimum),
            ('aboveMaximum', v.on_hand - v.maximum, v.maximum, v.on_hand > v.maximum),
            ('expiring', v.expiring, v.expiry_days::numeric, v.expiring > 0),
            ('idle', v.on_hand, v.idle_days::numeric, v.on_hand > 0 and v.moved < {now}::timestamptz - make_interval(days => v.idle_days))) as a(kind, quantity, "limit", broken)
        where a.broken
        """);
}
