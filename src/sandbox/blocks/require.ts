import type { Json } from "../../lib/json.ts";
import type { Doc } from "../doc.ts";

export function requireMessageBlocks(_blocks: Json[]) {}
export function requireView(_view: Doc, _surface: "modal" | "home") {}
export function requireOptions(_answer: Doc) {}
