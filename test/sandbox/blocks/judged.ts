import type { Surface } from "../../../src/sandbox/blocks/fields.ts";
import { requireMessageBlocks, requireView } from "../../../src/sandbox/blocks/require.ts";
import type { Doc } from "../../../src/sandbox/doc.ts";
import { Refused } from "../../../src/sandbox/refused.ts";
import { plain } from "./parts.ts";

export const modal = (blocks: Doc[], more: Doc = {}): Doc => ({
  type: "modal",
  title: plain("Title"),
  submit: plain("Save"),
  blocks,
  ...more,
});

/** What the workspace says of the blocks on that surface: nothing, or its refusal. */
export function judged(surface: Surface, blocks: Doc[]): Refused | undefined {
  if (surface === "message") return refusalOf(() => requireMessageBlocks(blocks));
  return judgedView(surface === "modal" ? modal(blocks) : { type: "home", blocks });
}

export function judgedView(view: Doc): Refused | undefined {
  return refusalOf(() => requireView(view, view.type === "home" ? "home" : "modal"));
}

export function refusalOf(look: () => void): Refused | undefined {
  try {
    look();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

/** The messages of a refusal, as Slack gives them. */
export const said = (refusal: Refused | undefined): string => refusal?.details.messages?.join("\n") ?? "";
