import { docsIn, textOf } from "../doc.ts";
import type { Traffic } from "../protocol.ts";
import type { Refused } from "../refused.ts";
import { tellShortly } from "./tell-shortly.ts";

/** How many of the newest are kept, in memory alone. */
const KEPT = 500;

/** What passed between the app and Slack, before it is numbered, struck out and shortened. */
export type Passed = {
  kind: Traffic["kind"];
  name: string;
  /** `performance.now()` when it began */
  startedAt: number;
  request: unknown;
  answer: unknown;
  /** Slack's error code or how a delivery failed; without it all went well */
  error?: string;
  faults?: Traffic["faults"];
};

export type TrafficLog = {
  note(passed: Passed): void;
  /** Those numbered above `n` that are still kept, oldest first. */
  after(n: number): Traffic[];
};

/** Keeps what passes; `secrets` are struck out of it, and `tell` hears of each. */
export function openTrafficLog(secrets: () => readonly string[], tell: (entry: Traffic) => void): TrafficLog {
  const entries: Traffic[] = [];
  let last = 0;
  return {
    after: (n) => entries.filter((entry) => entry.n > n),
    note({ kind, name, startedAt, request, answer, error, faults }) {
      const hidden = secrets();
      const entry: Traffic = {
        n: ++last,
        at: new Date().toISOString(),
        kind,
        name,
        ok: error === undefined,
        ...(error !== undefined && { error }),
        ...(faults?.length && { faults }),
        request: tellShortly(request, hidden),
        answer: tellShortly(answer, hidden),
        tookMs: Math.round((performance.now() - startedAt) * 10) / 10,
      };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      tell(entry);
    },
  };
}

/** What a refusal adds to what passed: its code, and each fault with its place. */
export function refusalNoted({ code, details }: Refused): Pick<Passed, "error" | "faults"> {
  const faults = docsIn(details.errors).map(({ code: kind, message, pointer, constraint }) => ({
    code: textOf(kind) ?? "",
    message: textOf(message) ?? "",
    pointer: textOf(pointer) ?? "",
    ...(constraint !== undefined && { constraint: JSON.stringify(constraint) }),
  }));
  return { error: code, faults };
}
