using Waybill.Features.StockOuts;

namespace Waybill.Features.StockWork;

/// <summary>The warehouse's own papers that wait: drafts to confirm, counts to be done.</summary>
internal sealed class WarehousePapers : IListStockWork
{
    public string Sql => """
        select 'confirmStockOut' as task, 'stock-out' as document_kind, o.id as document_id, o.number, o.warehouse_id,
            (select count(*)::int from stock_out_lines l where l.stock_out_id = o.id) as lines, null::date as due_date, o.created_at as since
        from stock_outs o where o.status = 'draft'
        union all
        select 'confirmStockIn', 'stock-in', i.id, i.number, i.warehouse_id, (select count(*)::int from stock_in_lines l where l.stock_in_id = i.id), null, i.created_at
        from stock_ins i where i.status = 'draft'
        union all
        select 'count', 'stock-count', c.id, c.number, c.warehouse_id,
            (select count(*)::int from stock_count_lines l where l.stock_count_id = c.id and l.counted_quantity is null), null, c.started_at
        from stock_counts c where c.status = 'counting'
        """;
}
