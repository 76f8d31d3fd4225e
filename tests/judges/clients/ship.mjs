// Sells and ships over gRPC with grpc-js and the .proto files as they lie there, while it watches the events of it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const protos = fileURLToPath(new URL("../../../Protos", import.meta.url));
const files = [...readdirSync(`${protos}/waybill/v1`).map(file => `waybill/v1/${file}`), "google/rpc/status.proto", "google/rpc/error_details.proto"];
const definitions = loadSync(files, { includeDirs: [protos], enums: String, longs: String, defaults: true, oneofs: true });
const services = grpc.loadPackageDefinition(definitions).waybill.v1;
const address = process.env.GRPC;
const clients = {};

function caller() {
  const metadata = new grpc.Metadata();
  metadata.set("authorization", `Bearer ${process.env.KEY}`);
  metadata.set("idempotency-key", randomUUID());
  return metadata;
}

const service = name => (clients[name] ??= new services[name](address, grpc.credentials.createInsecure()));
const call = (name, method, request) =>
  new Promise((resolve, reject) => service(name)[method](request, caller(), { deadline: Date.now() + 20_000 }, (error, answer) => (error ? reject(error) : resolve(answer))));

/** The ErrorInfo that a refusal carries in its google.rpc.Status. */
function errorInfo(refusal) {
  const [bytes] = refusal.metadata.get("grpc-status-details-bin");
  const status = definitions["google.rpc.Status"].deserialize(bytes);
  const info = status.details.find(detail => detail.type_url.endsWith("/google.rpc.ErrorInfo"));
  return definitions["google.rpc.ErrorInfo"].deserialize(info.value);
}

const cny = amount => ({ amount, currency: "CNY" });
const code = prefix => `${prefix}-${randomUUID().slice(0, 8)}`;

// The stream opens with a message that names where it begins.
const seen = [];
const events = service("EventsService").watchEvents({ kinds: ["order", "delivery", "stock-out", "shipment"] }, caller(), { deadline: Date.now() + 60_000 });
events.on("error", error => assert.equal(error.code, grpc.status.CANCELLED, String(error)));
const [opening] = await once(events, "data");
assert.ok(opening.cursor && !opening.event);
events.on("data", ({ event }) => event && seen.push(event));

const item = await call("ItemsService", "createItem", { code: code("CUP"), name: "茶杯 Tea cup", unit: "只", taxRate: "0.13" });
const buyer = await call("CustomersService", "createCustomer", { name: "杭州湖畔茶行", currency: "CNY" });
const depot = await call("WarehousesService", "createWarehouse", { code: code("DEP"), name: "发货仓 Depot", priority: 900 });
await call("StockInsService", "enterOpeningStock", { warehouseId: depot.id, lines: [{ itemId: item.id, quantity: "100", unitCost: cny("6.50") }] });

// 10 × 19.90 net, 13 % tax.
const order = await call("OrdersService", "createOrder", { customerId: buyer.id, warehouseId: depot.id, lines: [{ itemId: item.id, quantity: "10", unitPrice: cny("19.90"), taxIncluded: false }] });
assert.deepEqual(order.total, cny("224.87"));

const refusal = await call("DeliveriesService", "createDelivery", { orderId: order.id }).then(() => assert.fail("A draft was delivered."), error => error);
const info = errorInfo(refusal);
assert.deepEqual([refusal.code, info.reason], [grpc.status.FAILED_PRECONDITION, "ORDER_WRONG_STATE"]);

await call("OrdersService", "submitOrder", { orderId: order.id });
await call("OrdersService", "approveOrder", { orderId: order.id });
const delivery = await call("DeliveriesService", "createDelivery", { orderId: order.id });
await call("DeliveriesService", "releaseDelivery", { deliveryId: delivery.id });
const stockOut = await call("StockOutsService", "createStockOut", { authorityKind: "delivery", authorityId: delivery.id, warehouseId: depot.id });
await call("StockOutsService", "confirmStockOut", { stockOutId: stockOut.id });
const shipment = await call("ShipmentsService", "createShipment", { deliveryId: delivery.id, carrier: "顺丰 SF Express", packages: 2, weightKg: "3.5" });
await call("ShipmentsService", "confirmShipmentReceipt", { shipmentId: shipment.id, signedBy: "王芳 Wang Fang" });
const sold = await call("OrdersService", "getOrder", { orderId: order.id });
assert.deepEqual([sold.fulfilment, sold.lines[0].counters.shipped], ["PROGRESS_FULLY", "10"]);

// What was sold is what was seen, each document's events in its own order.
const expected = ["order.submitted", "order.approved", "delivery.released", "stock-out.confirmed", "shipment.shipped", "shipment.delivered"];
const ours = () => seen.filter(event => [order, delivery, stockOut, shipment].some(document => document.id === event.documentId)).map(event => event.type);
for (let waited = 0; waited < 100 && !expected.every(type => ours().includes(type)); waited++) await new Promise(resolve => setTimeout(resolve, 100));
assert.deepEqual(ours().filter(type => expected.includes(type)), expected);
events.cancel();
Object.values(clients).forEach(client => client.close());
console.log(`${sold.number} sold and shipped, ${seen.length} events seen, ${info.reason} refused by ${info.domain}`);
