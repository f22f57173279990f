import { Refused } from "../refused.ts";
import type { Arguments } from "./arguments.ts";

/** A part of a list, and where the next part starts: what `response_metadata.next_cursor` holds, empty at the end. */
export type Page<T> = { items: T[]; nextCursor: string };

/** Cuts the page that `cursor` and `limit` ask for out of a list whose items have a lasting key, in ascending order of keys. */
export function pageOf<T>(items: T[], keyOf: (item: T) => string, args: Arguments, usual: number): Page<T> {
  const limit = limitOf(args, usual, 1000);
  const from = decodeCursor(args.text("cursor"));
  const start = from === undefined ? 0 : items.findIndex((item) => keyOf(item) >= from);
  const rest = start < 0 ? [] : items.slice(start);
  const next = rest[limit];
  return { items: rest.slice(0, limit), nextCursor: next ? encodeCursor(keyOf(next)) : "" };
}

/** The number of items asked for; Slack refuses what is no whole number above 0. */
export function limitOf(args: Arguments, usual: number, most: number): number {
  const limit = args.count("limit") ?? usual;
  if (!Number.isInteger(limit) || limit < 0) throw new Refused("invalid_limit");
  return Math.min(limit === 0 ? usual : limit, most);
}

const MARK = "next:";

export const encodeCursor = (key: string): string => Buffer.from(MARK + key).toString("base64");

/** The key inside a cursor; nothing without one; refuses what this workspace never gave out. */
export function decodeCursor(cursor: string | undefined): string | undefined {
  if (!cursor) return undefined;
  const text = Buffer.from(cursor, "base64").toString();
  if (!text.startsWith(MARK)) throw new Refused("invalid_cursor");
  return text.slice(MARK.length);
}
