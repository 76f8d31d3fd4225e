using Waybill.Features.StockOuts;

namespace Waybill.Features.Deliveries;

/// <summary>Released deliveries that wait to be issued, by the warehouse that they fix or by any.</summary>
internal sealed class DeliveryWork : IListStockWork
{
    public string Sql => """
        select 'issue' as task, 'delivery' as document_kind, d.id as document_id, d.number, l.warehouse_id, count(*)::int as lines, d.requested_date as due_date, d.released_at as since
        from deliveries d join delivery_lines l on l.delivery_id = d.id
        where d.status = 'released' and d.issue <> 'fully' and l.issued < l.base_quantity group by d.id, l.warehouse_id
        """;
}
