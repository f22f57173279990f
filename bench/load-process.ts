import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import { Agent } from "undici";
import { asked, signedCommand, type What } from "./commands.ts";
import { percentile } from "./figures.ts";
import type { Load, Measured } from "./load.ts";
import { logContact } from "./log-contact.ts";

async function flood(load: Load, what: What, connections: number): Promise<Measured> {
  const { pathname } = new URL(load.url);
  const request = () => ({ method: "POST", path: pathname, ...signedCommand(what, load.book, load.secret) });
  const result = await autocannon({
    url: load.url,
    connections,
    duration: load.seconds,
    requests: [{ setupRequest: request }],
    verifyBody: (body) => body.includes(asked[what].answerHas),
  });
  const { p50, p99, max } = result.latency;
  const faults = result.non2xx + result.mismatches + result.errors + result.timeouts;
  return { answers: result.requests.total, perSecond: result.requests.average, p50, p99, max, faults };
}

/** One after the other at its own moment, not waiting for answers: who waits long is counted as long as they waited. */
async function drip(load: Load, what: What, perSecond: number): Promise<Measured> {
  const taken: number[] = [];
  let faults = 0;
  const ask = async () => {
    const { body, headers } = signedCommand(what, load.book, load.secret);
    const began = performance.now();
    const response = await fetch(load.url, { method: "POST", body, headers });
    const text = await response.text();
    taken.push(performance.now() - began);
    if (!text.includes(asked[what].answerHas)) faults++;
  };
  const asking: Promise<void>[] = [];
  const began = performance.now();
  for (let sent = 0; sent < load.seconds * perSecond; sent++) {
    await sleep(Math.max(0, began + (sent * 1000) / perSecond - performance.now()));
    asking.push(ask().catch(() => void faults++));
  }
  await Promise.all(asking);
  return measuredOf(taken, faults, performance.now() - began);
}

/** So many people at once, each logging one contact after the other. */
async function logRounds(load: Load, connections: number): Promise<Measured> {
  const agent = new Agent({ connections });
  const taken: number[] = [];
  let faults = 0;
  const began = performance.now();
  const log = async () => {
    while (performance.now() - began < load.seconds * 1000) {
      const from = performance.now();
      const isSaved = await logContact(load, agent).catch(() => false);
      taken.push(performance.now() - from);
      if (!isSaved) faults++;
    }
  };
  await Promise.all(Array.from({ length: connections }, log));
  const tookMs = performance.now() - began;
  await agent.close();
  return measuredOf(taken, faults, tookMs);
}

const measuredOf = (taken: number[], faults: number, tookMs: number): Measured => ({
  answers: taken.length,
  perSecond: taken.length / (tookMs / 1000),
  p50: percentile(taken, 0.5),
  p99: percentile(taken, 0.99),
  max: Math.max(...taken),
  faults,
});

function run(load: Load): Promise<Measured> {
  if ("perSecond" in load) return drip(load, load.what, load.perSecond);
  return load.what === "log" ? logRounds(load, load.connections) : flood(load, load.what, load.connections);
}

// a fault ends this process, and with it the bench
process.on("message", (load: Load) => void run(load).then((measured) => process.send?.(measured)));
process.send?.("ready");
