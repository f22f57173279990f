import type { Json } from "../../lib/json.ts";
import { type Doc, isDoc, kindOf, newId } from "../doc.ts";
import type { Block } from "../protocol.ts";

/** Adds to checked blocks what Slack adds: ids that the app left out, `emoji` and `verbatim` of texts, defaults of inputs. */
export function complete(blocks: Doc[]): Block[] {
  return blocks.map((block) => {
    const filled = fill(block) as Doc;
    const defaults = filled.type === "input" ? { optional: false, dispatch_action: false } : {};
    return { ...defaults, ...filled, type: kindOf(block), block_id: blockId(block) };
  });
}

/** A markdown block's own id is dropped (platform.md, section 2). */
const blockId = (block: Doc) =>
  typeof block.block_id === "string" && block.type !== "markdown" ? block.block_id : newId("", 5);

/** A view's own texts completed as those of its blocks are. */
export const completeText = (text: Json | undefined): Json | undefined => fill(text);

const ACTS = /button|select|overflow|picker|checkboxes|_input$/;

function fill(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => fill(item) ?? null);
  if (!isDoc(value)) return value;
  const filled: Doc = {};
  for (const [key, item] of Object.entries(value)) filled[key] = fill(item);
  if (value.type === "plain_text" && typeof value.text === "string") return { emoji: true, ...filled };
  if (value.type === "mrkdwn" && typeof value.text === "string") return { verbatim: false, ...filled };
  if (typeof value.type === "string" && ACTS.test(value.type)) return { action_id: newId("", 5), ...filled };
  return filled;
}
