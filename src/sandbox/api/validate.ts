import { requireMessageBlocks, requireView } from "../blocks/require.ts";
import { type Doc, isDoc } from "../doc.ts";
import { Refused } from "../refused.ts";
import type { Call } from "./method.ts";

/** The most signs of each argument (platform.md, section 2). */
const MOST_SIGNS = 100_000;
const ONE_OF = "must provide exactly one of `blocks`, `view`, or `message`";

/** Checks blocks, a view or a message without posting it; says all that is wrong, each with its place in the argument. */
export function validateBlocks({ args }: Call): Doc {
  const [blocks, view, message] = ["blocks", "view", "message"].map((name) => args.json(name, "invalid_arguments"));
  for (const [name, given] of Object.entries({ blocks, view, message })) {
    if (given === undefined || JSON.stringify(given).length <= MOST_SIGNS) continue;
    const told = `[ERROR] must be less than ${MOST_SIGNS + 1} characters [json-pointer:/${name}]`;
    throw new Refused("invalid_arguments", { messages: [told] });
  }
  if ([blocks, view, message].filter((it) => it !== undefined).length !== 1) {
    throw new Refused("invalid_arguments", { messages: [ONE_OF] });
  }
  if (Array.isArray(blocks)) return checked("invalid_blocks", () => requireMessageBlocks(blocks, ""));
  if (isDoc(view)) return checked("invalid_view", () => requireView(view, view.type === "home" ? "home" : "modal", ""));
  const inMessage = isDoc(message) && Array.isArray(message.blocks) ? message.blocks : undefined;
  if (inMessage) return checked("invalid_message", () => requireMessageBlocks(inMessage));
  throw new Refused("invalid_arguments", { messages: [ONE_OF] });
}

function checked(code: string, look: () => void): Doc {
  try {
    look();
    return {};
  } catch (error) {
    if (error instanceof Refused) throw new Refused(code, { errors: error.details.errors ?? [] });
    throw error;
  }
}
