import type { Db } from "../../db/sql.ts";
import type { Json } from "../../lib/json.ts";
import { canonicalJson } from "./chain/chain-rules.ts";
import { type Act, givenShapes, readGiven } from "./given-rules.ts";
import type { State } from "./workflow.ts";

type Again = { complaintId: number; version: number; act: Act; given: unknown; byId: number };

/** An act as it was written down. */
type Written = { seq: number; at: Date; fromState: State | null; toState: State };

/**
 * The act that an order is once more: the next one after the version that the person saw is theirs, of the same kind and content.
 * So it is when a form was sent twice, or again after its answer was lost. Undefined when somebody did something else.
 */
export async function sameAct(db: Db, { complaintId, version, act, given, byId }: Again): Promise<Written | undefined> {
  const written = await db.prisma.complaintAct.findUnique({
    where: { complaintId_seq: { complaintId, seq: version + 1 } },
    select: { act: true, byId: true, seq: true, at: true, fromState: true, toState: true, given: true },
  });
  if (!written || written.act !== act || written.byId !== byId) return undefined;
  const read = readGiven(act, given);
  if ("faults" in read || canonicalJson(read.given as Json) !== canonicalJson(givenIn(act, written.given)))
    return undefined;
  const { seq, at, fromState, toState } = written;
  return { seq, at, fromState: fromState as State | null, toState: toState as State };
}

/** What was given, without what was noted beside it, such as both dates. */
function givenIn(act: Act, stored: string): Json {
  const all = Object.entries(JSON.parse(stored) as { [field: string]: Json });
  return Object.fromEntries(all.filter(([field]) => field in givenShapes[act].shape));
}
