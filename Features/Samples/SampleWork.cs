using Waybill.Features.StockOuts;

namespace Waybill.Features.Samples;

/// <summary>Approved samples that wait to be issued, by the warehouse that they fix or by any, and lent ones that are to be taken in again, wherever they come back.</summary>
internal sealed class SampleWork : IListStockWork
{
    public string Sql => """
        select 'issue' as task, 'sample' as document_kind, s.id as document_id, s.number, l.warehouse_id, count(*)::int as lines, null::date as due_date, s.approved_at as since
        from samples s join sample_lines l on l.sample_id = s.id
        where s.status = 'approved' and s.issue <> 'fully' and l.issued < l.base_quantity group by s.id, l.warehouse_id
        union all
        select 'receive', 'sample', s.id, s.number, null, count(*)::int, s.return_by, s.approved_at
        from samples s join sample_lines l on l.sample_id = s.id
        where s.status = 'approved' and s.purpose = 'lent' and l.returned < l.issued group by s.id
        """;
}
