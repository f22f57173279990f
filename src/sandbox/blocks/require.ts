import type { Json } from "../../lib/json.ts";
import { type Doc, docsIn } from "../doc.ts";
import { Refused } from "../refused.ts";
import { type Fault, faultsOf } from "./check.ts";
import { list, part, type Surface } from "./fields.ts";
import { LIMITS } from "./limits.ts";
import type { Payload } from "./rule.ts";
import { BLOCK_TYPES } from "./shapes.ts";
import { findAll, WHOLE_RULES } from "./whole.ts";

const MESSAGE_BLOCKS = list(part(...BLOCK_TYPES), "messageBlocks");

type Judgement = { faults: Fault[]; refusal: string | undefined };

/** Refuses blocks of a message, an update or an answer that Slack would refuse, with its codes. */
export function requireMessageBlocks(blocks: Json[], pointer = "/blocks") {
  if (blocks.length === 0) return;
  const faults = faultsOf(blocks, MESSAGE_BLOCKS, pointer, "message");
  const judged = judge(faults, payloadOf("message", blocks, pointer));
  if (judged.faults.length > 0) throw refusal(judged.refusal ?? "invalid_blocks", judged.faults);
}

/** Refuses a view that Slack would refuse, with its codes. */
export function requireView(view: Doc, surface: "modal" | "home", pointer = "/view") {
  if (Buffer.byteLength(JSON.stringify(view)) > LIMITS.viewBytes.most) throw new Refused("view_too_large");
  const faults = faultsOf(view, part(surface), pointer, surface);
  const judged = judge(faults, { ...payloadOf(surface, view.blocks, `${pointer}/blocks`), view });
  if (judged.faults.length > 0) throw refusal("invalid_arguments", judged.faults);
}

/** Refuses what an app answers to an external select when Slack would not show it. */
export function requireOptions(answer: Doc) {
  const { options, option_groups: groups } = answer;
  const faults = groups
    ? faultsOf(groups, list(part("option_group"), "optionGroups"), "/option_groups", "modal")
    : // No match at all is a fine answer.
      faultsOf(options, list(part("option")), "/options", "modal");
  const many = !groups && Array.isArray(options) && options.length > LIMITS.options.most;
  if (many || faults.length > 0) throw refusal("invalid_options", faults);
}

function payloadOf(surface: Surface, blocks: Json | undefined, pointer: string): Payload {
  return { surface, blocks: docsIn(blocks), pointer, found: findAll(blocks, pointer) };
}

/** The rules on the whole are asked only where every part is right: a wrong part would be told twice. */
function judge(faults: Fault[], payload: Payload): Judgement {
  if (faults.length > 0) return { faults, refusal: undefined };
  for (const rule of WHOLE_RULES) {
    const broken = rule.faults(payload);
    if (broken.length > 0) return { faults: broken, refusal: rule.refusal };
  }
  return { faults: [], refusal: undefined };
}

/** Slack tells no more than the first few. */
const MOST_TOLD = 20;

/** The refusal that tells these faults, as messages and as a list. */
export function refusal(code: string, faults: Fault[]): Refused {
  // Two limits on one text are told once.
  const told = [...new Map(faults.map((fault) => [fault.pointer + fault.message, fault])).values()].slice(0, MOST_TOLD);
  const messages = told.map(({ message, pointer }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
  const errors = told.map(({ code: kind, message, pointer, constraint }) => ({
    code: kind,
    message,
    pointer,
    constraint,
  }));
  return new Refused(code, { messages: [...new Set(messages)], errors });
}
