using Waybill.Features.StockOuts;

namespace Waybill.Features.Transfers;

/// <summary>Transfers that wait to leave one warehouse, or to come into the other.</summary>
internal sealed class TransferWork : IListStockWork
{
    public string Sql => """
        select 'issue' as task, 'transfer' as document_kind, t.id as document_id, t.number, t.from_warehouse_id as warehouse_id, count(*)::int as lines, t.requested_date as due_date, t.released_at as since
        from transfers t join transfer_lines l on l.transfer_id = t.id
        where t.status in ('released', 'shipped') and l.base_quantity > coalesce((select sum(x.shipped) from transit_lots x where x.line_id = l.id), 0) group by t.id
        union all
        select 'receive', 'transfer', t.id, t.number, t.to_warehouse_id, count(*)::int, t.requested_date, t.released_at
        from transfers t join transit_lots x on x.transfer_id = t.id where t.status = 'shipped' and x.shipped > x.received + x.lost group by t.id
        """;
}
