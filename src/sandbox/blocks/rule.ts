import type { Doc } from "../doc.ts";
import type { Fault } from "./check.ts";
import type { Surface } from "./fields.ts";

/** A block, an element or a part of one, with where it stands. */
export type Found = { doc: Doc; pointer: string };

/** What a rule looks at: the blocks of one message or view, and the view itself. */
export type Payload = { surface: Surface; blocks: Doc[]; pointer: string; found: Found[]; view?: Doc };

/** A rule that no single field can break. `refusal` is Slack's code where it is another than usual. */
export type WholeRule = {
  name: string;
  source: string;
  refusal?: string;
  faults: (payload: Payload) => Fault[];
};
