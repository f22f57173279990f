import { createHash } from "node:crypto";
import type { Json } from "../../../lib/json.ts";

/** An act as it is written down and sealed. */
export type SealedAct = {
  seq: number;
  act: string;
  byId: number | null;
  at: Date;
  fromState: string | null;
  toState: string;
  /** the JSON text itself: another spelling of the same is another act */
  given: string;
  origin: string;
  hash: string;
};

/** JSON with the keys in order, and without what is undefined: the same fact is always the same text. */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(",")}}`;
}

/** What stands before the first act. */
export const chainStart = "";

/** The hash of an act behind another: SHA-256 over the act, the complaint's number and the hash before, in hexadecimal. */
export function sealOf(number: string, act: Omit<SealedAct, "hash">, before: string): string {
  const { seq, at, byId, fromState, toState, given, origin } = act;
  const text = canonicalJson({
    ...{ number, seq, act: act.act, byId, at: at.toISOString(), fromState, toState, given, origin, before },
  });
  return createHash("sha256").update(text).digest("hex");
}

/** What is wrong with a chain, at which act: another one than was sealed, one missing or too many, or its end cut off. */
export type ChainFault = { seq: number; is: "changed" | "missing" | "inserted" | "cutOff" };

/**
 * Checks the acts of a complaint, by their order, against each other and against the count and head that its record keeps.
 * Gives the first fault; undefined when the chain is whole.
 */
export function chainFault(
  number: string,
  acts: readonly SealedAct[],
  { count, head }: { count: number; head: string },
): ChainFault | undefined {
  let before = chainStart;
  for (const [index, act] of acts.entries()) {
    const expected = index + 1;
    if (act.seq > expected) return { seq: expected, is: "missing" };
    if (act.seq < expected || expected > count) return { seq: act.seq, is: "inserted" };
    if (act.hash !== sealOf(number, act, before)) return { seq: act.seq, is: "changed" };
    before = act.hash;
  }
  if (acts.length < count) return { seq: acts.length + 1, is: "cutOff" };
  return before === head ? undefined : { seq: acts.length, is: "changed" };
}
