import type { Json } from "../../lib/json.ts";
import { type Doc, isDoc } from "../doc.ts";

/** What blocks say in plain words: the text that Slack derives for a message posted without one. */
export function plainWords(blocks: Doc[]): string {
  return blocks
    .map((block) => wordsOf(block).join(" "))
    .filter(Boolean)
    .join("\n");
}

const WORDY = ["text", "title", "fields", "elements", "label", "caption"];

function wordsOf(value: Json | undefined): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((item) => (isDoc(item) ? wordsOf(item) : []));
  if (!isDoc(value)) return [];
  return WORDY.flatMap((field) => wordsOf(value[field]));
}
