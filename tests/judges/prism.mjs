// Runs every sample through Prism, which holds each request and each answer to the OpenAPI document, and fails on a violation that is not named here.
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

// Violations that are Prism's own, each with its reason.
const own = [];

const document = `${process.env.WORK}/openapi.json`;
writeFileSync(document, await (await fetch(`${process.env.REST}/openapi/v1.json`)).text());
const prism = spawn("prism", ["proxy", document, process.env.REST, "--port", process.env.PROXY, "--host", "127.0.0.1"], { stdio: ["ignore", "pipe", "pipe"] });
const violations = new Map();
let asked = "";
await new Promise((ready, failed) => {
  prism.on("exit", code => failed(new Error(`Prism ended with ${code}.`)));
  for (const stream of [prism.stdout, prism.stderr])
    createInterface({ input: stream }).on("line", line => {
      if (line.includes("listening on")) ready();
      if (/\b(get|post|put|patch|delete) .*Request received/.test(line)) asked = line.replace(/.*HTTP SERVER\]\s*/, "").replace(/.*\b(get|post|put|patch|delete) /, "$1 ");
      if (/Violation:/i.test(line)) {
        const said = line.replace(/.*Violation:\s*/i, "");
        violations.set(said, violations.get(said) ?? asked);
      }
    });
});

let requests = 0;
const folder = new URL("../../http-samples/", import.meta.url);
for (const sample of readdirSync(folder).filter(file => file.endsWith(".http"))) {
  const run = spawnSync("httpyac", ["send", sample, "--all", "--bail", "--output", "short", "--var", `rest=http://127.0.0.1:${process.env.PROXY}`, "--var", `key=${process.env.KEY}`], { cwd: folder, encoding: "utf8" });
  const done = /(\d+) requests? processed \((\d+) succeeded/.exec(run.stdout);
  if (run.status !== 0 || !done || done[1] !== done[2]) {
    console.error(run.stdout.split("\n").slice(-60).join("\n"), run.stderr);
    prism.kill();
    process.exit(1);
  }
  requests += Number(done[1]);
}
prism.removeAllListeners("exit");
prism.kill();
const broken = [...violations].filter(([said]) => !own.some(known => known.pattern.test(said)));
for (const [said, where] of broken) console.error(`${where}: ${said}`);
console.log(`${requests} requests of the samples succeeded, ${broken.length} violations`);
process.exit(broken.length === 0 ? 0 : 1);
