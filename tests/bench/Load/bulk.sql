-- A past for one company: so many orders of two lines, each delivered, issued, invoiced and owed, spread over ten thousand customers and the days before today.
-- $1 is where the numbers begin, $2 how many. The rows are as the program itself would have left them, their ids ordered by time, their events numbered.
create or replace function pg_temp.past_id(what text, n bigint, at timestamptz, p bigint default 0) returns uuid immutable language sql as $f$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(what || n || '-' || p), 1, 3) || '8' || substr(md5(what || n || '-' || p), 5, 15))::uuid
$f$;
with days as (select n, timestamptz '2020-01-01' + n * interval '3 minutes' as at from generate_series($1::bigint, $1::bigint + $2::bigint - 1) n),
cast_ as materialized (
  select n, pg_temp.past_id('order', n, at) as o, pg_temp.past_id('delivery', n, at) as d, pg_temp.past_id('issue', n, at) as s, pg_temp.past_id('invoice', n, at) as v,
    c.id as customer, c.name as customer_name, c.owner_id as owner, w.id as warehouse, b.id as bin, i.id as item, i.code as item_code, at
  from days
  join (select id, name, owner_id, row_number() over (order by id) - 1 as k from customers where name like 'Past %') c on c.k = n % 10000
  join (select id, code, row_number() over (order by id) - 1 as k from items where code like 'PAST-%') i on i.k = n % 50
  cross join (select id from warehouses where code = 'PAST') w
  cross join (select bins.id from bins join warehouses on warehouses.id = bins.warehouse_id where warehouses.code = 'PAST' and purpose <> 'quarantine' limit 1) b),
orders_ as (insert into orders (id, number, status, firmness, customer_id, customer_name, owner_id, currency, rounding, order_date, warehouse_id, reservation_policy, approved_by, approved_at, net, tax, freight, total,
    fulfilment, invoicing, payment, charged, received, invoiced, version, created_at, created_by, updated_at, updated_by)
  select o, 'PO-' || n, 'approved', 'firm', customer, customer_name, owner, 'CNY', 'line', at::date, warehouse, 'onApprove', o, at, 39.80, 5.18, 0, 44.98, 'fully', 'fully', 'none', 44.98, 0, 44.98, 4, at, owner,
    at, owner from cast_),
order_lines_ as (insert into order_lines (id, position, item_id, item_code, description, quantity, unit, base_unit, factor, base_quantity, unit_price, list_price, price_source, discount_rate,
    tax_rate, tax_included,
    net, tax, delivered, issued, returned, cancelled, claimed, claimed_net, claimed_tax, invoiced, order_id)
  select pg_temp.past_id('order line', n, at, p), p, item, item_code, 'Item', 1, 'unit', 'unit', 1, 1, 19.90, 19.90, 'base', 0, 0.13, false, 19.90, 2.59, 1, 1, 0, 0, 1, 19.90, 2.59, 1, o from cast_,
    generate_series(1, 2) p),
deliveries_ as (insert into deliveries (id, number, status, issue, shipping, order_id, order_number, customer_id, customer_name, owner_id, currency, released_at, released_by, freight, charged, version,
    created_at, created_by, updated_at, updated_by)
  select d, 'PD-' || n, 'released', 'fully', 'none', o, 'PO-' || n, customer, customer_name, owner, 'CNY', at, o, 0, 44.98, 2, at, owner, at, owner from cast_),
delivery_lines_ as (insert into delivery_lines (id, position, order_line_id, item_id, item_code, description, unit, factor, base_unit, base_quantity, unit_price, amount, issued, delivery_id)
  select pg_temp.past_id('delivery line', n, at, p), p, pg_temp.past_id('order line', n, at, p), item, item_code, 'Item', 'unit', 1, 'unit', 1, 19.90, 22.49, 1, d from cast_, generate_series(1, 2) p),
stock_outs_ as (insert into stock_outs (id, number, status, authority_kind, authority_id, authority_number, warehouse_id, currency, effective_at, confirmed_at, confirmed_by, version,
    created_at, created_by, updated_at, updated_by)
  select s, 'PS-' || n, 'confirmed', 'delivery', d, 'PD-' || n, warehouse, 'CNY', at, at, o, 1, at, o, at, o from cast_),
stock_out_lines_ as (insert into stock_out_lines (id, position, authority_line_id, item_id, quantity, damaged_quantity, bin_id, cost, stock_out_id)
  select pg_temp.past_id('issue line', n, at, p), p, pg_temp.past_id('delivery line', n, at, p), item, 1, 0, bin, 7, s from cast_, generate_series(1, 2) p),
movements_ as (insert into stock_movements (id, item_id, warehouse_id, bin_id, line_id, quantity, value, document_kind, document_id, effective_at, posted_at, posted_by)
  select pg_temp.past_id('movement', n, at, p), item, warehouse, bin, pg_temp.past_id('issue line', n, at, p), -1, -7, 'stock-out', s, at, at, o from cast_, generate_series(1, 2) p),
receivables_ as (insert into receivables (id, customer_id, order_id, order_number, currency, charged, settled, created_at)
  select pg_temp.past_id('receivable', n, at), customer, o, 'PO-' || n, 'CNY', 44.98, 0, at from cast_),
entries_ as (insert into receivable_entries (id, reason, customer_id, order_id, amount, currency, posted_by, posted_at, source_id, source_kind)
  select pg_temp.past_id('entry', n, at), 'charge', customer, o, 44.98, 'CNY', o, at, d, 'delivery' from cast_),
invoices_ as (insert into invoices (id, number, status, type, order_id, order_number, customer_id, customer_name, owner_id, currency, title, issued_by, issued_at, net, tax, freight, total, version,
    created_at, created_by, updated_at, updated_by)
  select v, 'PI-' || n, 'issued', 'ordinary', o, 'PO-' || n, customer, customer_name, owner, 'CNY', customer_name, o, at, 39.80, 5.18, 0, 44.98, 1, at, owner, at, owner from cast_),
invoice_lines_ as (insert into invoice_lines (id, position, order_line_id, item_code, description, unit, factor, base_quantity, unit_price, tax_included, tax_rate, net, tax, invoice_id, order_id)
  select pg_temp.past_id('invoice line', n, at, p), p, pg_temp.past_id('order line', n, at, p), item_code, 'Item', 'unit', 1, 1, 19.90, false, 0.13, 19.90, 2.59, v, o from cast_, generate_series(1, 2) p),
invoiced_orders_ as (insert into invoiced_orders (id, position, order_id, order_number, freight, freight_reversed, invoice_id) select pg_temp.past_id('invoiced', n, at), 1, o, 'PO-' || n, 0, false,
    v from cast_),
history_ as (insert into history (version, operation, by_user, by_name, at, changes, document_id, document_kind)
  select p, 'Bulk', o, 'past', at, '{"status": [null, "approved"]}', o, 'order' from cast_, generate_series(1, 3) p)
insert into outbox (event_id, type, sequence, body, at, document_id, document_kind, position)
select pg_temp.past_id('event', n, at, p), 'order.approved', p, '{}', at, o, 'order', (select position from outbox_head) + (n - $1) * 3 + p from cast_, generate_series(1, 3) p;
update outbox_head set position = position + 3 * $2;
