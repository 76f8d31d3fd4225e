// Receives our webhooks as somebody else's program would: standardwebhooks checks the signatures, cloudevents reads the bodies.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { HTTP } from "cloudevents";
import { Webhook, WebhookVerificationError } from "standardwebhooks";

const received = [];
const receiver = createServer(async (request, response) => {
  received.push({ headers: request.headers, body: await text(request) });
  response.writeHead(204).end();
});
await new Promise(resolve => receiver.listen(Number(process.env.HOOK), "127.0.0.1", resolve));

async function post(path, body) {
  const headers = { Authorization: `Bearer ${process.env.KEY}`, "Idempotency-Key": randomUUID(), ...(body && { "Content-Type": "application/json" }) };
  const answer = await fetch(process.env.REST + path, { method: "POST", headers, body: body && JSON.stringify(body) });
  const said = await answer.json();
  assert.ok(answer.ok, `${path}: ${said.code} ${said.detail}`);
  return said;
}

async function arrival(of) {
  for (let waited = 0; waited < 200; waited++) {
    const found = received.find(delivery => of(JSON.parse(delivery.body)));
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  assert.fail("A webhook did not arrive in 20 seconds.");
}

/** The event of a delivery, if the signature is right and the body is a CloudEvent by the book. */
function accept({ headers, body }, secret) {
  new Webhook(secret).verify(body, headers);
  const event = HTTP.toEvent({ headers, body });
  assert.ok(!Array.isArray(event) && event.validate());
  assert.equal(event.id, headers["webhook-id"]);
  return event;
}

const refuses = (delivery, secret, why) => assert.throws(() => accept(delivery, secret), WebhookVerificationError, why);

const endpoint = await post("/v1/webhook-endpoints", { url: `http://127.0.0.1:${process.env.HOOK}/hook`, eventTypes: ["order.*"] });
const item = await post("/v1/items", { code: `CUP-${randomUUID().slice(0, 8)}`, name: "茶杯 Tea cup", unit: "只", taxRate: "0.13" });
const buyer = await post("/v1/customers", { name: "杭州湖畔茶行", currency: "CNY" });
const order = await post("/v1/orders", { customerId: buyer.id, lines: [{ itemId: item.id, quantity: "3", unitPrice: { amount: "19.90", currency: "CNY" } }] });
const submitted = await post(`/v1/orders/${order.id}/submit`);

const delivery = await arrival(event => event.type.endsWith("order.submitted") && event.subject?.endsWith(order.id));
const event = accept(delivery, endpoint.secret);
assert.equal(event.data.number, submitted.number);
assert.equal(event.specversion, "1.0");

refuses({ ...delivery, body: delivery.body.replace(submitted.number, "SO-000000-000000") }, endpoint.secret, "a tampered body");
refuses({ ...delivery, headers: { ...delivery.headers, "webhook-id": randomUUID() } }, endpoint.secret, "another id");
refuses({ ...delivery, headers: { ...delivery.headers, "webhook-timestamp": "1700000000" } }, endpoint.secret, "an old delivery");
refuses(delivery, `whsec_${Buffer.alloc(32, 7).toString("base64")}`, "a wrong secret");

// After a rotation both secrets are good for a while, so that a receiver loses nothing.
const rotated = await post(`/v1/webhook-endpoints/${endpoint.id}/rotate-secret`);
await post(`/v1/webhook-endpoints/${endpoint.id}/test`);
const test = await arrival(event => event.type === "waybill.webhook.test");
for (const secret of [endpoint.secret, rotated.secret]) assert.equal(accept(test, secret).data.endpointId, endpoint.id);
refuses(delivery, rotated.secret, "a secret that was not yet given");

receiver.close();
receiver.closeAllConnections();
console.log(`${event.type} of ${event.source} accepted; tampered, old and foreign ones refused; both secrets good after a rotation`);
