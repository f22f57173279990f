import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import { Agent, request } from "undici";
import { asked, signedRequest, type What } from "./commands.ts";
import { percentile } from "./figures.ts";
import { fileComplaint, fileUntilCard } from "./file-complaint.ts";
import type { Load, Measured, Trip } from "./load.ts";
import { logContact } from "./log-contact.ts";

async function flood(load: Load, what: What, connections: number): Promise<Measured> {
  const { pathname } = new URL(load.url);
  const next = () => ({ method: "POST", path: pathname, ...signedRequest(what, load.book, load.secret) });
  const result = await autocannon({
    url: load.url,
    connections,
    duration: load.seconds,
    requests: [{ setupRequest: next }],
    verifyBody: (body) => body.includes(asked[what].answerHas),
  });
  const { p50, p99, max } = result.latency;
  const faults = result.non2xx + result.mismatches + result.errors + result.timeouts;
  return { answers: result.requests.total, perSecond: result.requests.average, p50, p99, max, faults };
}

const trips = { log: logContact, file: fileComplaint, fileUntilCard } satisfies Record<Trip, unknown>;
const isTrip = (what: What | Trip): what is Trip => Object.hasOwn(trips, what);

/** One question or trip; gives whether it was answered rightly. */
async function once(load: Load, agent: Agent): Promise<boolean> {
  const { what } = load;
  if (isTrip(what)) return trips[what](load, agent);
  const response = await request(load.url, {
    dispatcher: agent,
    method: "POST",
    ...signedRequest(what, load.book, load.secret),
  });
  return (await response.body.text()).includes(asked[what].answerHas);
}

/** One after the other at its own moment, not waiting for answers: who waits long is counted as long as they waited. */
async function drip(load: Load, perSecond: number): Promise<Measured> {
  const agent = new Agent();
  const taken: number[] = [];
  let faults = 0;
  const ask = async () => {
    const began = performance.now();
    const isRight = await once(load, agent).catch(() => false);
    taken.push(performance.now() - began);
    if (!isRight) faults++;
  };
  const asking: Promise<void>[] = [];
  const began = performance.now();
  for (let sent = 0; sent < load.seconds * perSecond; sent++) {
    await sleep(Math.max(0, began + (sent * 1000) / perSecond - performance.now()));
    asking.push(ask());
  }
  await Promise.all(asking);
  await agent.close();
  return measuredOf(taken, faults, performance.now() - began);
}

/** So many people at once, each making one trip after the other. */
async function rounds(load: Load, connections: number): Promise<Measured> {
  const agent = new Agent({ connections });
  const taken: number[] = [];
  let faults = 0;
  const began = performance.now();
  const go = async () => {
    while (performance.now() - began < load.seconds * 1000) {
      const from = performance.now();
      const isRight = await once(load, agent).catch(() => false);
      taken.push(performance.now() - from);
      if (!isRight) faults++;
    }
  };
  await Promise.all(Array.from({ length: connections }, go));
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
  if ("perSecond" in load) return drip(load, load.perSecond);
  return isTrip(load.what) ? rounds(load, load.connections) : flood(load, load.what, load.connections);
}

// a fault ends this process, and with it the bench
process.on("message", (load: Load) => void run(load).then((measured) => process.send?.(measured)));
process.send?.("ready");
