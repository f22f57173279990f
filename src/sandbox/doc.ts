import { randomInt } from "node:crypto";
import type { Json } from "../lib/json.ts";

/** A JSON object whose fields are not known beforehand: what Slack and apps send each other. */
export type Doc = { [key: string]: Json | undefined };

/** Whether the value is a JSON object (no list, no null). */
export function isDoc(value: unknown): value is Doc {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON objects of a list; nothing when it is no list. */
export function docsIn(value: unknown): Doc[] {
  return Array.isArray(value) ? value.filter(isDoc) : [];
}

/** The text, or nothing when the value is no text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** What an object says it is, in its field `type`. */
export const kindOf = (doc: Doc): string => textOf(doc.type) ?? "";

/** A new id such as Slack gives: the prefix and signs of chance, `length` in all. */
export function newId(prefix: string, length = 11): string {
  let id = prefix;
  while (id.length < length) id += SIGNS[randomInt(SIGNS.length)];
  return id;
}
