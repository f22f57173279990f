import type { Json } from "../../lib/json.ts";
import { isDoc } from "../doc.ts";

/** How much of one request or answer is kept, most generous first; the last is taken even where it is still too much. */
const MEASURES = [
  { signs: 4000, items: 100 },
  { signs: 300, items: 20 },
  { signs: 80, items: 5 },
];
const MOST_SIGNS = 40_000;
const DEEPEST = 40;

const TOKEN = /\bx(?:ox[a-z]|app)-[\w-]+/g;
const TICKET = /([?&]ticket=)[^&]+/g;
const STRUCK_OUT = "(struck out)";

/** The value as the traffic keeps it: no token or secret in it, and what is very long cut off with a word on how much is missing. */
export function tellShortly(value: unknown, secrets: readonly string[]): Json {
  let told: Json = null;
  for (const measure of MEASURES) {
    told = shorten(value, { ...measure, secrets }, 0);
    if (JSON.stringify(told).length <= MOST_SIGNS) break;
  }
  return told;
}

type Measure = { signs: number; items: number; secrets: readonly string[] };

function shorten(value: unknown, measure: Measure, depth: number): Json {
  if (typeof value === "string") return shortText(strikeOut(value, measure.secrets), measure.signs);
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (depth >= DEEPEST && typeof value === "object" && value !== null) return "(deeper parts are left out)";
  if (Array.isArray(value)) {
    const kept = value.slice(0, measure.items).map((item) => shorten(item, measure, depth + 1));
    const left = value.length - kept.length;
    return left > 0 ? [...kept, `… (${left} more items)`] : kept;
  }
  return isDoc(value) ? shortDoc(value, measure, depth) : null;
}

function shortDoc(doc: object, measure: Measure, depth: number): Json {
  const entries = Object.entries(doc).filter(([, item]) => item !== undefined);
  const kept = entries.slice(0, measure.items).map(([key, item]): [string, Json] => {
    const isToken = key === "token" && typeof item === "string";
    return [shortText(key, 255), isToken ? STRUCK_OUT : shorten(item, measure, depth + 1)];
  });
  const left = entries.length - kept.length;
  return Object.fromEntries(left > 0 ? [...kept, ["…", `(${left} more fields)`]] : kept);
}

const shortText = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most)}… (${text.length - most} more characters)`;

function strikeOut(text: string, secrets: readonly string[]): string {
  let struck = text.replaceAll(TOKEN, STRUCK_OUT).replaceAll(TICKET, `$1${STRUCK_OUT}`);
  for (const secret of secrets) if (secret !== "") struck = struck.replaceAll(secret, STRUCK_OUT);
  return struck;
}
