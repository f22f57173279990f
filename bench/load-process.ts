import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import { asked, signedCommand } from "./commands.ts";
import { percentile } from "./figures.ts";
import type { Load, Measured } from "./load.ts";

async function flood(load: Load, connections: number): Promise<Measured> {
  const { pathname } = new URL(load.url);
  const request = () => ({ method: "POST", path: pathname, ...signedCommand(load.what, load.book, load.secret) });
  const result = await autocannon({
    url: load.url,
    connections,
    duration: load.seconds,
    requests: [{ setupRequest: request }],
    verifyBody: (body) => body.includes(asked[load.what].answerHas),
  });
  const { p50, p99, max } = result.latency;
  const faults = result.non2xx + result.mismatches + result.errors + result.timeouts;
  return { perSecond: result.requests.average, p50, p99, max, faults };
}

/** One after the other at its own moment, not waiting for answers: who waits long is counted as long as they waited. */
async function drip(load: Load, perSecond: number): Promise<Measured> {
  const taken: number[] = [];
  let faults = 0;
  const ask = async () => {
    const { body, headers } = signedCommand(load.what, load.book, load.secret);
    const began = performance.now();
    const response = await fetch(load.url, { method: "POST", body, headers });
    const text = await response.text();
    taken.push(performance.now() - began);
    if (!text.includes(asked[load.what].answerHas)) faults++;
  };
  const asking: Promise<void>[] = [];
  const began = performance.now();
  for (let sent = 0; sent < load.seconds * perSecond; sent++) {
    await sleep(Math.max(0, began + (sent * 1000) / perSecond - performance.now()));
    asking.push(ask().catch(() => void faults++));
  }
  await Promise.all(asking);
  return {
    perSecond: taken.length / ((performance.now() - began) / 1000),
    p50: percentile(taken, 0.5),
    p99: percentile(taken, 0.99),
    max: Math.max(...taken),
    faults,
  };
}

const run = (load: Load) => ("connections" in load ? flood(load, load.connections) : drip(load, load.perSecond));

// a fault ends this process, and with it the bench
process.on("message", (load: Load) => void run(load).then((measured) => process.send?.(measured)));
process.send?.("ready");
