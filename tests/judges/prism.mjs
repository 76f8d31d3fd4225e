// Runs every sample through Prism, which holds each request and each answer to the OpenAPI document, and fails on a violation that is not named here.
import { execFile, spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

// What Prism calls a violation and is none, each with its reason.
const own = [
  // The sample asks for some members only (?fields=), and gets no others; the document has one schema for an answer, whole or cut.
  { where: /^get \/v1\/employees$/, said: /^response\.body\.items\.\d+ .* must have required property/ },
  // A signed link, as the API hands it out for uploads and downloads, is for whoever holds it, and no operation of the document.
  { where: /^(get|put) \/files\//, said: /Selected route not found/ },
];

const document = `${process.env.WORK}/openapi.json`;
writeFileSync(document, await (await fetch(`${process.env.REST}/openapi/v1.json`)).text());
const prism = spawn("prism", ["proxy", document, process.env.REST, "--port", process.env.THROUGH, "--host", "127.0.0.1"], { stdio: ["ignore", "pipe", "pipe"] });
const violations = new Map();
let [asked, heard] = ["", 0];
await new Promise((ready, failed) => {
  prism.on("exit", code => failed(new Error(`Prism ended with ${code}.`)));
  for (const stream of [prism.stdout, prism.stderr])
    createInterface({ input: stream }).on("line", line => {
      if (line.includes("listening on")) ready();
      const request = /\[HTTP SERVER\] (\w+ \S+) .*Request received/.exec(line);
      if (request) [asked, heard] = [request[1], heard + 1];
      if (/Violation:/i.test(line)) {
        const said = line.replace(/.*Violation:\s*/i, "");
        violations.set(`${asked}: ${said}`, [said, asked]);
      }
    });
});

/** What httpyac says of a sample; it runs beside us, so that what Prism says meanwhile is heard. */
const send = sample =>
  new Promise(done => {
    const options = ["--all", "--bail", "--output", "short", "--var", `rest=http://127.0.0.1:${process.env.THROUGH}`, "--var", `key=${process.env.KEY}`];
    execFile("httpyac", ["send", sample, ...options], { cwd: folder, maxBuffer: 64 << 20 }, (fault, said, told) => done({ fault, said, told }));
  });

let requests = 0;
const folder = new URL("../../http-samples/", import.meta.url);
for (const sample of readdirSync(folder).filter(file => file.endsWith(".http"))) {
  const { fault, said, told } = await send(sample);
  const counted = /(\d+) requests? processed \((\d+) succeeded/.exec(said);
  if (fault || !counted || counted[1] !== counted[2]) {
    console.error(sample, said.split("\n").slice(-60).join("\n"), told);
    prism.kill();
    process.exit(1);
  }
  requests += Number(counted[1]);
}
await pause(2000);
prism.removeAllListeners("exit");
prism.kill();
const broken = [...violations.values()].filter(([said, where]) => !own.some(known => known.where.test(where) && known.said.test(said)));
for (const [said, where] of broken) console.error(`${where}: ${said}`);
if (heard < requests) console.error(`Prism spoke of ${heard} requests only.`);
console.log(`${requests} requests of the samples succeeded, ${broken.length} violations`);
process.exit(broken.length === 0 && heard >= requests ? 0 : 1);
