import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Doc, isDoc } from "../../src/sandbox/doc.ts";
import { referenceFolder } from "./reference.ts";

/** Where payloads lie that others recorded of Slack; nothing where there are none. */
export const folder = referenceFolder("recorded");

const asked = new Set<string>();

/** A recorded payload, by file and name. */
export function recorded(file: string, name: string): Doc {
  const payload = payloadsIn(file)[name];
  if (!isDoc(payload)) throw new Error(`No ${name} is recorded in ${file}.`);
  asked.add(`${file} ${name}`);
  return payload;
}

/** What was recorded and nobody has asked for yet. */
export function neverAsked(): string[] {
  const files = readdirSync(folder ?? "").filter((file) => file.endsWith(".json"));
  const all = files.flatMap((file) => {
    const name = path.basename(file, ".json");
    return Object.entries(payloadsIn(name))
      .filter(([, value]) => isDoc(value) && "token" in value)
      .map(([key]) => `${name} ${key}`);
  });
  return all.filter((name) => !asked.has(name));
}

function payloadsIn(file: string): Doc {
  const all: unknown = JSON.parse(readFileSync(path.join(folder ?? "", `${file}.json`), "utf8"));
  return isDoc(all) ? all : {};
}

/** Where ours lacks what was recorded, or has another type. Lists are compared by their first item. */
export function lacks(theirs: unknown, ours: unknown, at = ""): string[] {
  if (Array.isArray(theirs)) {
    if (!Array.isArray(ours)) return [`${at}: no list`];
    return theirs.length > 0 && ours.length > 0 ? lacks(theirs[0], ours[0], `${at}/0`) : [];
  }
  if (isDoc(theirs)) {
    if (!isDoc(ours)) return [`${at}: no object`];
    return Object.entries(theirs).flatMap(([key, value]) =>
      key in ours ? lacks(value, ours[key], `${at}/${key}`) : [`${at}/${key}: missing`],
    );
  }
  // What may be null can be either.
  if (theirs === null || ours === null) return [];
  return typeof theirs === typeof ours ? [] : [`${at}: ${typeof ours} instead of ${typeof theirs}`];
}
