-- The sales cycle as somebody would write it by hand who knows the tables: the same rows read and written as by the program's six
-- requests, one transaction a step, as few statements as SQL allows. No permissions, no validation, no JSON, no HTTP.
select customer_id as customer, warehouse_id as warehouse, bin_id as bin, caller_id as caller, items[1] as i1, items[2] as i2, items[3] as i3, items[4] as i4, items[5] as i5,
  gen_random_uuid() as o, gen_random_uuid() as d, gen_random_uuid() as s, gen_random_uuid() as v, gen_random_uuid() as k1, gen_random_uuid() as k2, gen_random_uuid() as k3, gen_random_uuid() as k4
from hand_stalls where client = :client_id \gset

-- Create order: customer, warehouse, items, prices and promises are read; the order is priced, approved, reserved.
begin;
select pg_try_advisory_xact_lock(hashtextextended(:k1, 0));
select fingerprint, answer from idempotency_keys where caller_id = :caller::uuid and key = :k1;
select c.*, a.* from customers c left join addresses a on a.customer_id = c.id where c.id = :customer::uuid;
select * from warehouses where id = :warehouse::uuid;
select i.*, u.name, u.factor from items i left join item_units u on u.item_id = i.id where i.id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]);
select p.*, l.* from prices p join price_lists l on l.id = p.price_list_id where p.item_id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]) and l.currency = 'CNY' and l.active;
select l.* from quotes q join quote_lines l on l.quote_id = q.id where q.customer_id = :customer::uuid and q.status = 'accepted';
insert into orders (id, number, status, firmness, customer_id, customer_name, currency, rounding, order_date, warehouse_id, reservation_policy, approved_by, approved_at, net, tax, freight, total,
    fulfilment, invoicing, payment, charged, received, invoiced, version, created_at, created_by, updated_at, updated_by)
  values (:o::uuid, 'HO-' || nextval('hand_numbers'), 'approved', 'firm', :customer::uuid, 'Customer', 'CNY', 'line', current_date, :warehouse::uuid, 'onApprove', :caller::uuid,
    now(), 99.50, 12.94, 0, 112.44,
    'none', 'none', 'none', 0, 0, 0, 1, now(), :caller::uuid, now(), :caller::uuid);
insert into order_lines (id, position, item_id, item_code, description, quantity, unit, base_unit, factor, base_quantity, unit_price, list_price, price_source, discount_rate, tax_rate, tax_included, net, tax,
    delivered, issued, returned, cancelled, claimed, claimed_net, claimed_tax, invoiced, order_id)
  select gen_random_uuid(), n, item, 'code', 'Item', 1, 'unit', 'unit', 1, 1, 19.90, 19.90, 'base', 0, 0.13, false, 19.90, 2.59, 0, 0, 0, 0, 0, 0, 0, 0, :o::uuid
  from unnest(array[:i1, :i2, :i3, :i4, :i5]::uuid[]) with ordinality as x(item, n);
select l.*, i.code, w.code from stock_levels l join items i on i.id = l.item_id join warehouses w on w.id = l.warehouse_id
  where l.item_id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]) order by l.item_id, l.warehouse_id for update of l;
select b.* from stock_balances b where b.item_id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]) and b.present and b.batch_id is not null;
insert into reservations (id, document_kind, document_id, line_id, item_id, warehouse_id, quantity)
  select gen_random_uuid(), 'order', :o::uuid, id, item_id, :warehouse::uuid, 1 from order_lines where order_id = :o::uuid;
update stock_levels set reserved = reserved + 1 where warehouse_id = :warehouse::uuid and item_id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]);
insert into history (version, operation, by_user, by_name, at, changes, document_id, document_kind) values (1, 'CreateOrder', :caller::uuid, 'hand', now(),
    '{"status": [null, "approved"], "net": [null, "99.50"]}', :o::uuid, 'order');
insert into outbox (event_id, type, sequence, body, at, document_id, document_kind)
  select gen_random_uuid(), type, 1, jsonb_build_object('id', :o::text), now(), :o::uuid, 'order' from unnest(array['order.submitted', 'order.approved']) as type;
insert into idempotency_keys (caller_id, key, fingerprint, answer, created_at) values (:caller::uuid, :k1, sha256(convert_to(:k1::text, 'UTF8')), '{"id": "x", "version": 1, "status": "approved"}', now());
commit;

-- Create delivery: the order is locked and read, everything open goes on the delivery, the order notes it.
begin;
select pg_try_advisory_xact_lock(hashtextextended(:k2, 0));
select fingerprint, answer from idempotency_keys where caller_id = :caller::uuid and key = :k2;
select 1 from orders where id = :o::uuid for update;
select o.*, l.* from orders o join order_lines l on l.order_id = o.id where o.id = :o::uuid order by l.position;
insert into deliveries (id, number, status, issue, order_id, order_number, customer_id, customer_name, currency, released_at, released_by, shipping, freight, charged, version, created_at, created_by,
    updated_at, updated_by)
  select :d::uuid, 'HD-' || nextval('hand_numbers'), 'released', 'none', id, number, customer_id, customer_name, currency, now(), :caller::uuid, 'none', freight, 0, 1, now(), :caller::uuid, now(),
    :caller::uuid from orders where id = :o::uuid;
insert into delivery_lines (id, position, order_line_id, item_id, item_code, description, unit, factor, base_unit, base_quantity, unit_price, amount, issued, delivery_id)
  select gen_random_uuid(), position, id, item_id, item_code, description, unit, factor, base_unit, base_quantity, unit_price, net + tax, 0, :d::uuid from order_lines where order_id = :o::uuid;
update order_lines set delivered = base_quantity where order_id = :o::uuid;
update orders set freight_delivery_id = :d::uuid, version = version + 1, updated_at = now() where id = :o::uuid;
insert into history (version, operation, by_user, by_name, at, changes, document_id, document_kind)
  values (1, 'CreateDelivery', :caller::uuid, 'hand', now(), '{"status": [null, "released"]}', :d::uuid, 'delivery'), (2, 'CreateDelivery', :caller::uuid, 'hand', now(), '{"delivered": ["0", "1"]}',
    :o::uuid, 'order');
insert into outbox (event_id, type, sequence, body, at, document_id, document_kind) values (gen_random_uuid(), 'delivery.released', 1, jsonb_build_object('id', :d::text), now(), :d::uuid, 'delivery');
insert into idempotency_keys (caller_id, key, fingerprint, answer, created_at) values (:caller::uuid, :k2, sha256(convert_to(:k2::text, 'UTF8')), '{"id": "x", "version": 1, "status": "released"}', now());
commit;

-- Read order.
select o.*, l.* from orders o join order_lines l on l.order_id = o.id where o.id = :o::uuid order by l.position;
select line_id, sum(quantity) from reservations where document_kind = 'order' and document_id = :o::uuid group by line_id;

-- Confirm the stock-out: delivery, order, stock are locked and read; goods leave, reservations end, the customer owes.
begin;
select pg_try_advisory_xact_lock(hashtextextended(:k3, 0));
select fingerprint, answer from idempotency_keys where caller_id = :caller::uuid and key = :k3;
select w.*, b.* from warehouses w left join bins b on b.warehouse_id = w.id where w.id = :warehouse::uuid;
select 1 from deliveries where id = :d::uuid for update;
select d.*, l.* from deliveries d join delivery_lines l on l.delivery_id = d.id where d.id = :d::uuid order by l.position;
select 1 from orders where id = :o::uuid for update;
select o.*, l.* from orders o join order_lines l on l.order_id = o.id where o.id = :o::uuid order by l.position;
select * from items where id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]);
select l.*, i.code, w.code from stock_levels l join items i on i.id = l.item_id join warehouses w on w.id = l.warehouse_id
  where l.item_id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]) order by l.item_id, l.warehouse_id for update of l;
select b.*, n.code from stock_balances b join bins n on n.id = b.bin_id left join batches t on t.id = b.batch_id where b.item_id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]) and b.present;
select * from reservations where document_id = :o::uuid and document_kind = 'order';
insert into stock_outs (id, number, status, authority_kind, authority_id, authority_number, warehouse_id, currency, effective_at, confirmed_at, confirmed_by, version, created_at, created_by,
    updated_at, updated_by)
  select :s::uuid, 'HS-' || nextval('hand_numbers'), 'confirmed', 'delivery', id, number, :warehouse::uuid, currency, now(), now(), :caller::uuid, 1, now(), :caller::uuid, now(),
    :caller::uuid from deliveries where id = :d::uuid;
insert into stock_out_lines (id, position, authority_line_id, item_id, quantity, damaged_quantity, bin_id, cost, stock_out_id)
  select gen_random_uuid(), position, id, item_id, base_quantity, 0, :bin::uuid, 7.00, :s::uuid from delivery_lines where delivery_id = :d::uuid;
delete from reservations where document_id = :o::uuid and document_kind = 'order';
update stock_levels set reserved = reserved - 1, on_hand = on_hand - 1, value = value - 7.00, moved_at = now() where warehouse_id = :warehouse::uuid and item_id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]);
update stock_balances set on_hand = on_hand - 1 where warehouse_id = :warehouse::uuid and bin_id = :bin::uuid and item_id = any(array[:i1, :i2, :i3, :i4, :i5]::uuid[]);
insert into stock_movements (id, item_id, warehouse_id, bin_id, line_id, quantity, value, document_kind, document_id, effective_at, posted_at, posted_by)
  select gen_random_uuid(), item_id, :warehouse::uuid, :bin::uuid, id, -1, -7.00, 'stock-out', :s::uuid, now(), now(), :caller::uuid from stock_out_lines where stock_out_id = :s::uuid;
update delivery_lines set issued = base_quantity where delivery_id = :d::uuid;
update deliveries set issue = 'fully', charged = 112.44, version = version + 1, updated_at = now() where id = :d::uuid;
update order_lines set issued = base_quantity where order_id = :o::uuid;
update orders set fulfilment = 'fully', charged = 112.44, version = version + 1, updated_at = now() where id = :o::uuid;
insert into receivables (id, customer_id, order_id, order_number, currency, charged, settled, created_at)
  select gen_random_uuid(), customer_id, id, number, currency, 112.44, 0, now() from orders where id = :o::uuid on conflict (order_id) do update set charged = receivables.charged + excluded.charged;
update receivable_accounts a set open = a.open + 112.44 from customers c where a.customer_id = :customer::uuid and c.id = a.customer_id and (c.credit_limit is null or a.open + 112.44 <= c.credit_limit);
insert into receivable_entries (id, reason, customer_id, order_id, amount, currency, posted_by, posted_at, source_id, source_kind)
  values (gen_random_uuid(), 'charge', :customer::uuid, :o::uuid, 112.44, 'CNY', :caller::uuid, now(), :d::uuid, 'delivery');
insert into history (version, operation, by_user, by_name, at, changes, document_id, document_kind) values (1, 'CreateStockOut', :caller::uuid, 'hand', now(), '{"status": [null, "confirmed"]}',
    :s::uuid, 'stock-out'),
  (2, 'CreateStockOut', :caller::uuid, 'hand', now(), '{"issued": ["0", "1"]}', :d::uuid, 'delivery'), (3, 'CreateStockOut', :caller::uuid, 'hand', now(), '{"issued": ["0", "1"]}', :o::uuid, 'order');
insert into outbox (event_id, type, sequence, body, at, document_id, document_kind) values (gen_random_uuid(), 'stock-out.confirmed', 1, jsonb_build_object('id', :s::text), now(), :s::uuid, 'stock-out');
insert into idempotency_keys (caller_id, key, fingerprint, answer, created_at) values (:caller::uuid, :k3, sha256(convert_to(:k3::text, 'UTF8')), '{"id": "x", "version": 1, "status": "confirmed"}', now());
commit;

-- List 40 orders of the customer.
select id, version, number, status, firmness, customer_id, customer_name, order_date, fulfilment, invoicing, payment, total, currency,
    created_at from orders where customer_id = :customer::uuid order by created_at desc, id desc limit 41;

-- Create and issue the invoice: the order is locked and read, everything open goes on the invoice, the order notes it.
begin;
select pg_try_advisory_xact_lock(hashtextextended(:k4, 0));
select fingerprint, answer from idempotency_keys where caller_id = :caller::uuid and key = :k4;
select 1 from orders where id = :o::uuid for update;
select o.*, l.* from orders o join order_lines l on l.order_id = o.id where o.id = :o::uuid order by l.position;
select * from customers where id = :customer::uuid;
insert into invoices (id, number, status, type, order_id, order_number, customer_id, customer_name, currency, title, issued_by, issued_at, net, tax, freight, total, version, created_at, created_by,
    updated_at, updated_by)
  select :v::uuid, 'HI-' || nextval('hand_numbers'), 'issued', 'ordinary', id, number, customer_id, customer_name, currency, customer_name, :caller::uuid, now(), net, tax, freight, total, 1, now(),
    :caller::uuid, now(), :caller::uuid from orders where id = :o::uuid;
insert into invoice_lines (id, position, order_line_id, item_code, description, unit, factor, base_quantity, unit_price, tax_included, tax_rate, net, tax, invoice_id, order_id)
  select gen_random_uuid(), position, id, item_code, description, unit, factor, base_quantity, unit_price, tax_included, tax_rate, net, tax, :v::uuid, order_id from order_lines where order_id = :o::uuid;
insert into invoiced_orders (id, position, order_id, order_number, freight, freight_reversed, invoice_id) select gen_random_uuid(), 1, id, number, 0, false, :v::uuid from orders where id = :o::uuid;
update order_lines set claimed = base_quantity, claimed_net = net, claimed_tax = tax, invoiced = base_quantity where order_id = :o::uuid;
update orders set invoicing = 'fully', invoiced = total, version = version + 1, updated_at = now() where id = :o::uuid;
insert into history (version, operation, by_user, by_name, at, changes, document_id, document_kind)
  values (1, 'CreateInvoice', :caller::uuid, 'hand', now(), '{"status": [null, "issued"]}', :v::uuid, 'invoice'), (4, 'CreateInvoice', :caller::uuid, 'hand', now(), '{"invoiced": ["0", "1"]}',
    :o::uuid, 'order');
insert into outbox (event_id, type, sequence, body, at, document_id, document_kind)
  select gen_random_uuid(), type, 1, jsonb_build_object('id', :v::text), now(), :v::uuid, 'invoice' from unnest(array['invoice.requested', 'invoice.issued']) as type;
insert into idempotency_keys (caller_id, key, fingerprint, answer, created_at) values (:caller::uuid, :k4, sha256(convert_to(:k4::text, 'UTF8')), '{"id": "x", "version": 1, "status": "issued"}', now());
commit;
