/** What "What Slack sees" shows: requests between the app and Slack, kept only while somebody looks. */
import type { Traffic } from "../../protocol.ts";

/** The server keeps as many. */
const MOST_ENTRIES = 500;

export type TrafficFilter = "all" | "calls" | "deliveries" | "refusals";

/** Entries by their number, each once, the newest `MOST_ENTRIES`. */
export function mergeTraffic(known: Traffic[], more: Traffic[]): Traffic[] {
  const newest = known.at(-1)?.n ?? 0;
  const added = more.filter(({ n }) => n > newest);
  if (added.length === more.length) return [...known, ...added].slice(-MOST_ENTRIES);
  const byNumber = new Map([...known, ...more].map((entry) => [entry.n, entry]));
  return [...byNumber.values()].sort((a, b) => a.n - b.n).slice(-MOST_ENTRIES);
}

/** Answers by response_url count as calls: it is the app that makes them. */
export const passes: Record<TrafficFilter, (entry: Traffic) => boolean> = {
  all: () => true,
  calls: ({ kind }) => kind !== "delivery",
  deliveries: ({ kind }) => kind === "delivery",
  refusals: ({ ok }) => !ok,
};
