// Opens the docs page as a person would, in Debian's Chromium: operations of several features are there, one opens, and nothing is fetched from elsewhere.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
assert.ok(executablePath, "No Chromium is installed.");
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
const [faults, elsewhere] = [[], []];
page.on("pageerror", fault => faults.push(String(fault)));
page.on("request", request => { if (!request.url().startsWith(process.env.REST) && /^https?:/.test(request.url())) elsewhere.push(request.url()); });

await page.goto(`${process.env.REST}/docs`, { waitUntil: "load" });
await page.getByText("Waybill", { exact: false }).first().waitFor({ timeout: 30_000 });
const told = [];
for (const tag of ["Organization", "Orders", "Deliveries", "Invoices"]) {
  const entry = page.getByText(tag, { exact: true }).first();
  await entry.waitFor({ timeout: 20_000 });
  told.push(tag);
}
await page.goto(`${process.env.REST}/docs#tag/orders/POST/v1/orders`, { waitUntil: "load" });
await page.getByText("Enter an order", { exact: false }).first().waitFor({ timeout: 30_000 });
await page.getByText("Idempotency-Key", { exact: false }).first().waitFor({ timeout: 30_000 });
if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });
await browser.close();
assert.deepEqual(faults, []);
assert.deepEqual(elsewhere, []);
console.log(`${told.join(", ")} shown, an operation opened, nothing fetched from elsewhere`);
