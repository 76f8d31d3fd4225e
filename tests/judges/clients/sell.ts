// Sells from order to cash with nothing but the types that openapi-typescript made of the document.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "./obj/api.js";

type Money = components["schemas"]["Money"];
type Problem = components["schemas"]["Problem"];
type Answer<T> = { data?: T; error?: Problem; response: Response };

const api = createClient<paths>({ baseUrl: process.env["REST"] ?? "", headers: { Authorization: `Bearer ${process.env["KEY"]}` } });
const cny = (amount: string): Money => ({ amount, currency: "CNY" });
const once = (key: string = randomUUID()) => ({ header: { "Idempotency-Key": key } });
const code = (prefix: string) => `${prefix}-${randomUUID().slice(0, 8)}`;

function done<T>({ data, error, response }: Answer<T>): T {
  if (data === undefined) throw new Error(`${response.url} answered ${response.status} ${error?.code}: ${error?.detail}`);
  return data;
}

// What is sold, to whom, and from where.
const cup = done(await api.POST("/v1/items", { body: { code: code("CUP"), name: "茶杯 Tea cup", unit: "只", taxRate: "0.13" } }));
const pot = done(await api.POST("/v1/items", { body: { code: code("POT"), name: "茶壶 Teapot", unit: "只", taxRate: "0.13" } }));
const buyer = done(await api.POST("/v1/customers", { body: { name: "杭州湖畔茶行", currency: "CNY", taxpayerId: "91330100MA2A00000X" } }));
const depot = done(await api.POST("/v1/warehouses", { body: { code: code("DEP"), name: "发货仓 Depot", priority: 900 } }));
done(await api.POST("/v1/stock-ins/opening", {
  params: once(),
  body: { warehouseId: depot.id, lines: [{ itemId: cup.id, quantity: "100", unitCost: cny("6.50") }, { itemId: pot.id, quantity: "10", unitCost: cny("21.00") }] },
}));

// The order: 318.40 + 71.04 + 171.90 net; 41.39 + 9.24 + 22.35 tax; 12.00 freight.
const order = done(await api.POST("/v1/orders", {
  params: once(),
  body: {
    customerId: buyer.id,
    warehouseId: depot.id,
    freight: cny("12.00"),
    lines: [
      { itemId: cup.id, quantity: "16", unitPrice: cny("19.90"), taxIncluded: false },
      { itemId: cup.id, quantity: "4", unitPrice: cny("18.50"), discountRate: "0.04", taxIncluded: false },
      { itemId: pot.id, quantity: "3", unitPrice: cny("57.30"), taxIncluded: false },
    ],
  },
}));
assert.deepEqual(order.total, cny("646.32"));

// A refusal is told by its code: what is still a draft cannot be delivered.
const early = await api.POST("/v1/deliveries", { params: once(), body: { orderId: order.id } });
const refusal: Problem | undefined = early.error;
assert.deepEqual([refusal?.status, refusal?.code], [409, "ORDER_WRONG_STATE"]);

const path = { orderId: order.id };
const submitted = done(await api.POST("/v1/orders/{orderId}/submit", { params: { path } }));
assert.match(submitted.number, /^SO-\d{6}-\d+$/);
assert.equal(done(await api.POST("/v1/orders/{orderId}/approve", { params: { path, ...once() }, body: {} })).status, "approved");

// The goods. The same key and request again get the same answer, and nothing is delivered twice.
const again = { params: once(), body: { orderId: order.id } };
const delivery = done(await api.POST("/v1/deliveries", again));
const replayed = await api.POST("/v1/deliveries", again);
assert.deepEqual(replayed.data, delivery);
assert.equal(replayed.response.headers.get("Idempotency-Replayed"), "true");
done(await api.POST("/v1/deliveries/{deliveryId}/release", { params: { path: { deliveryId: delivery.id } }, body: {} }));
const picked = done(await api.POST("/v1/stock-outs", { params: once(), body: { authorityKind: "delivery", authorityId: delivery.id, warehouseId: depot.id } }));
assert.deepEqual(picked.lines.map(line => Number(line.quantity)).sort(), [16, 3, 4]);
done(await api.POST("/v1/stock-outs/{stockOutId}/confirm", { params: { path: { stockOutId: picked.id }, ...once() }, body: {} }));

// The money.
const invoice = done(await api.POST("/v1/invoices", { params: once(), body: { orderId: order.id, type: "special", title: "杭州湖畔茶行", includeFreight: true } }));
assert.deepEqual([invoice.net, invoice.tax, invoice.freight, invoice.total], [cny("561.34"), cny("72.98"), cny("12.00"), cny("646.32")]);
done(await api.POST("/v1/invoices/{invoiceId}/issue", { params: { path: { invoiceId: invoice.id }, ...once() }, body: { taxNumber: "25332000000123456789" } }));
const receipt = done(await api.POST("/v1/receipts", {
  params: once(),
  body: { customerId: buyer.id, amount: cny("646.32"), method: "bank", allocations: [{ orderId: order.id, amount: cny("646.32") }] },
}));
const receiptId = { path: { receiptId: receipt.id } };
done(await api.POST("/v1/receipts/{receiptId}/submit", { params: { ...receiptId, ...once() } }));
done(await api.POST("/v1/receipts/{receiptId}/confirm", { params: { ...receiptId, ...once() }, body: {} }));

const sold = done(await api.GET("/v1/orders/{orderId}", { params: { path } }));
assert.deepEqual([sold.fulfilment, sold.invoicing, sold.payment], ["fully", "fully", "fully"]);
assert.deepEqual([sold.total, sold.charged, sold.invoiced, sold.received], Array(4).fill(cny("646.32")));
console.log(`${sold.number}: ${sold.lines.length} lines, ${sold.total?.amount} ${sold.currency} ordered, delivered, invoiced and received`);
