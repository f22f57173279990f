import { halfWidth } from "../../lib/full-width.ts";
import { readWhole } from "../../lib/whole-number.ts";
import type { Limit } from "./complaint-rules.ts";
import { limitText, readDayList, readLimit } from "./limit-rules.ts";
import { type Listed, listText, readList } from "./list-rules.ts";

/** What a figure of the policy is, so how it is typed and shown. */
export type FieldKind =
  | ("days" | "daysOrNone" | "count" | "number" | "amount" | "time" | "months" | "tier" | "percent")
  | ("limit" | "limitOrNone" | "dayList" | "megabytes" | "names" | "categories");

/** What is typed into a field in place of what stands there; undefined when it is nothing of its kind. */
export function readTyped(kind: FieldKind, typed: string, chosen: string[] | undefined, base: unknown): unknown {
  if (kind === "names" || kind === "categories") return readList(typed, base as Listed[], kind === "categories");
  if (kind === "dayList") return readDayList(halfWidth(typed));
  const plain = halfWidth(typed).replaceAll(",", "");
  switch (kind) {
    case "months":
      return (chosen ?? []).map(Number).sort((a, b) => a - b);
    case "daysOrNone":
      return plain === "" ? null : readWhole(plain, 1, longestDays);
    case "days":
      return readWhole(plain, 0, longestDays);
    case "count":
      return readWhole(plain, 0, 1000);
    case "amount":
      return readWhole(plain, 0, 1e15);
    case "percent":
      return /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) / 10_000 : undefined;
    case "number":
      return /^\d{1,6}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
    case "time":
      return /^([01]?\d|2[0-3]):[0-5]\d$/.test(plain) ? plain.padStart(5, "0") : undefined;
    case "tier":
      return plain;
    case "limit":
      return readLimit(plain);
    case "limitOrNone":
      return plain === "" ? null : readLimit(plain);
    case "megabytes": {
      const megabytes = readWhole(plain, 1, mostMegabytes);
      return megabytes && megabytes * bytesInOne;
    }
  }
}

const longestDays = 3650;
/** Slack keeps no larger file. */
const mostMegabytes = 1000;
const bytesInOne = 1024 * 1024;

/** A figure as it is typed; several, such as months, with commas. */
export const typedForm = (value: unknown, kind?: FieldKind): string => {
  if (kind === "names" || kind === "categories") return typeof value === "string" ? value : listText(value as Listed[]);
  if (kind === "limit" || kind === "limitOrNone") return value ? limitText(value as Limit) : "";
  if (kind === "megabytes") return String(Math.round(Number(value) / bytesInOne));
  if (Array.isArray(value)) return value.join(kind === "dayList" ? ", " : ",");
  if (typeof value === "number") return String(kind === "percent" ? Math.round(value * 10_000) / 100 : value);
  return typeof value === "string" ? value : "";
};
