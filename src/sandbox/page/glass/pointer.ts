/** Places within JSON, as JSON pointers (RFC 6901) tell them. */
import type { Json } from "../../../lib/json.ts";

/** Fields that the app may send as JSON in a string; the pane shows what the string holds, and Slack's pointers go into it. */
const PACKED = ["attachments", "blocks", "metadata", "payload", "view"];

/** The request with its packed fields opened; a string that is no JSON stays as it is. */
export function unpack(request: Json): Json {
  if (typeof request !== "object" || request === null || Array.isArray(request)) return request;
  const opened = Object.entries(request).map(([key, value]) => [key, PACKED.includes(key) ? parsed(value) : value]);
  return Object.fromEntries(opened) as Json;
}

function parsed(value: Json | undefined): Json | undefined {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

/** The keys of a pointer: `/blocks/0/a~1b` gives `blocks`, `0`, `a/b`. */
export function keysOf(pointer: string): string[] {
  const keys = pointer.split("/").slice(1);
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer of a value's member. */
export function within(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** How far a pointer can be followed: of a field that is missing, the object that lacks it. */
export function nearestPlace(value: Json, pointer: string): string {
  let place = "";
  let here: Json | undefined = value;
  for (const key of keysOf(pointer)) {
    here = memberOf(here, key);
    if (here === undefined) break;
    place = within(place, key);
  }
  return place;
}

/** The pointer as a person counts: `blocks › 1 (section) › text`. */
export function plainPlace(value: Json, pointer: string): string {
  let here: Json | undefined = value;
  const steps = keysOf(pointer).map((key) => {
    const counted = Array.isArray(here) ? String(Number(key) + 1) : key;
    here = memberOf(here, key);
    const type = memberOf(here, "type");
    return typeof type === "string" ? `${counted} (${type})` : counted;
  });
  return steps.join(" › ");
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as { [key: string]: Json | undefined })[key];
}
