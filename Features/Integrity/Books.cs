using Waybill.Infrastructure.Data;

namespace Waybill.Features.Integrity;

/// <summary>What must hold between the sums that are carried and what they are sums of.</summary>
public enum BookRule
{
    AccountIsSumOfEntries, ChargedIsSumOfEntries, SettledIsSumOfEntries, OrderIsChargedAsItsReceivable, OrderIsPaidAsItsReceivable,
    BalanceIsSumOfEntries, HeldIsSumOfHolds, InvoicedIsSumOfInvoices, LineInvoicedIsSumOfInvoices, DeliveredIsSumOfDeliveries, IssuedIsSumOfDeliveries,
    DeliveryIssuedIsSumOfStockOuts, IssueIsSumOfMovements, ReservedIsWanted, RedeliveredIsSumOfDeliveries, CreditedIsSumOfReturns, ReturnedIsSumOfReturns, ReopenedIsSumOfReturns,
}

/// <summary>Adds everything up again, in one statement and so at one moment.</summary>
internal static class Books
{
    private const string Sql = """
        select 'AccountIsSumOfEntries', 'customer', customer_id, null::uuid, sum(expected), sum(found) from (
            select customer_id, amount as expected, 0 as found from receivable_entries
            union all select customer_id, 0, open from receivable_accounts) x
        group by customer_id having sum(expected) <> sum(found)
        union all
        select 'ChargedIsSumOfEntries', 'order', order_id, null, sum(expected), sum(found) from (
            select order_id, amount as expected, 0 as found from receivable_entries where reason in ('charge', 'chargeReversal')
            union all select order_id, 0, charged from receivables) x
        group by order_id having sum(expected) <> sum(found)
        union all
        select 'SettledIsSumOfEntries', 'order', order_id, null, sum(expected), sum(found) from (
            select order_id, -amount as expected, 0 as found from receivable_entries where reason in ('settlement', 'settlementReversal')
            union all select order_id, 0, settled from receivables) x
        group by order_id having sum(expected) <> sum(found)
        union all
        select 'OrderIsChargedAsItsReceivable', 'order', o.id, null, coalesce(r.charged, 0), o.charged
        from orders o left join receivables r on r.order_id = o.id where o.charged <> coalesce(r.charged, 0)
        union all
        select 'OrderIsPaidAsItsReceivable', 'order', o.id, null, coalesce(r.settled, 0), o.received
        from orders o left join receivables r on r.order_id = o.id where o.received <> coalesce(r.settled, 0)
        union all
        select 'BalanceIsSumOfEntries', 'customer', customer_id, null, sum(expected), sum(found) from (
            select customer_id, amount as expected, 0 as found from balance_entries
            union all select customer_id, 0, balance from customer_balances) x
        group by customer_id having sum(expected) <> sum(found)
        union all
        select 'HeldIsSumOfHolds', 'customer', customer_id, null, sum(expected), sum(found) from (
            select customer_id, amount as expected, 0 as found from balance_holds
            union all select customer_id, 0, held from customer_balances) x
        group by customer_id having sum(expected) <> sum(found)
        union all
        select 'InvoicedIsSumOfInvoices', 'order', order_id, null, sum(expected), sum(found) from (
            select l.order_id, l.net + l.tax as expected, 0 as found from invoice_lines l join invoices i on i.id = l.invoice_id where i.status in ('issued', 'reversed')
            union all select f.order_id, f.freight, 0 from invoiced_orders f join invoices i on i.id = f.invoice_id where i.status in ('issued', 'reversed')
            union all select id, 0, invoiced from orders) x
        group by order_id having sum(expected) <> sum(found)
        union all
        select 'LineInvoicedIsSumOfInvoices', 'order', order_id, line_id, sum(expected), sum(found) from (
            select l.order_id, l.order_line_id as line_id, l.base_quantity as expected, 0 as found from invoice_lines l join invoices i on i.id = l.invoice_id where i.status in ('issued', 'reversed')
            union all select order_id, id, 0, invoiced from order_lines) x
        group by order_id, line_id having sum(expected) <> sum(found)
        union all
        select 'DeliveredIsSumOfDeliveries', 'order', l.order_id, l.id, coalesce(d.delivered, 0), l.delivered from order_lines l left join (
            select x.order_line_id, sum(case d.status when 'released' then x.base_quantity else x.issued end) as delivered
            from delivery_lines x join deliveries d on d.id = x.delivery_id where d.status in ('released', 'closed') group by x.order_line_id) d on d.order_line_id = l.id
        where l.delivered <> coalesce(d.delivered, 0)
        union all
        select 'IssuedIsSumOfDeliveries', 'order', l.order_id, l.id, coalesce(d.issued, 0), l.issued
        from order_lines l left join (select order_line_id, sum(issued) as issued from delivery_lines group by order_line_id) d on d.order_line_id = l.id where l.issued <> coalesce(d.issued, 0)
        union all
        select 'RedeliveredIsSumOfDeliveries', 'order', l.order_id, l.id, coalesce(d.redelivered, 0), l.redelivered
        from order_lines l left join (select order_line_id, sum(redelivered) as redelivered from delivery_lines group by order_line_id) d on d.order_line_id = l.id
        where l.redelivered <> coalesce(d.redelivered, 0)
        union all
        select b.rule, 'order', l.order_id, l.id, b.expected, b.found from order_lines l left join (
            select x.order_line_id, sum(x.amount) filter (where r.credited_at is not null) as credited, sum(x.received) as returned, sum(x.reopened) as reopened
            from sales_return_lines x join sales_returns r on r.id = x.sales_return_id group by x.order_line_id) s on s.order_line_id = l.id
        cross join lateral (values ('CreditedIsSumOfReturns', coalesce(s.credited, 0), l.credited), ('ReturnedIsSumOfReturns', coalesce(s.returned, 0), l.returned),
            ('ReopenedIsSumOfReturns', coalesce(s.reopened, 0), l.reopened)) as b(rule, expected, found)
        where b.expected <> b.found
        union all
        select 'DeliveryIssuedIsSumOfStockOuts', 'delivery', l.delivery_id, l.id, coalesce(o.issued, 0), l.issued from delivery_lines l left join (
            select x.authority_line_id, sum(x.quantity) as issued from stock_out_lines x join stock_outs o on o.id = x.stock_out_id
            where o.status = 'confirmed' and x.reversed_by is null group by x.authority_line_id) o on o.authority_line_id = l.id
        where l.issued <> coalesce(o.issued, 0)
        union all
        select 'IssueIsSumOfMovements', 'stock-out', document_id, null, sum(expected), sum(found) from (
            select o.id as document_id, l.quantity as expected, 0 as found from stock_outs o join stock_out_lines l on l.stock_out_id = o.id where o.status = 'confirmed'
            union all select document_id, 0, -quantity from stock_movements where document_kind = 'stock-out') x
        group by document_id having sum(expected) <> sum(found)
        union all
        select 'ReservedIsWanted', 'order', l.order_id, l.id, greatest(0, l.base_quantity - l.cancelled + l.reopened - l.issued), sum(r.quantity)
        from reservations r join order_lines l on l.id = r.line_id where r.document_kind = 'order' group by l.order_id, l.id
        having sum(r.quantity) > l.base_quantity - l.cancelled + l.reopened - l.issued
        limit 200
        """;

    public static async Task<IReadOnlyList<CheckIntegrity.Violation>> Check(Database db, CancellationToken ct)
    {
        var broken = new List<CheckIntegrity.Violation>();
        await db.Read(new(Sql), row => broken.Add(new(Enum.Parse<BookRule>(row.GetString(0)), row.GetString(1), row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetDecimal(4),
            row.GetDecimal(5))), ct);
        return broken;
    }
}
