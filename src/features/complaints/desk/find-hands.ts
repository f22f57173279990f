import type { Ask } from "../../../slack/ask.ts";
import type { Choice } from "../../../slack/fields.ts";
import type { Suggesting } from "../../../slack/suggest.ts";
import { readActClaim } from "../ids.ts";
import { complaintFor, type SeenComplaint } from "../queries.ts";
import { barredFrom } from "../rights-rules.ts";
import { stepFor } from "../workflow.ts";
import { departmentsLike, handlersLike, knowsDepartments } from "./desk-queries.ts";

/**
 * The complaint whose form asks, if it is among the asker's to hand on, be it time for that or not: somebody may have been quicker.
 * What the form carries is a claim.
 */
async function handedOn({ deps, asker, now, metadata }: Suggesting): Promise<SeenComplaint | undefined> {
  const claim = readActClaim(metadata);
  const complaint = claim && (await complaintFor(deps.db, asker, { id: claim.id }, now));
  const step = stepFor("assign", "valid");
  return complaint && step && !barredFrom(step, complaint, complaint.ties, asker.personId) ? complaint : undefined;
}

export const choiceOf = ({ id, name }: { id: number; name: string }): Choice => ({ text: name, value: String(id) });

/** Departments to look for, for those who know them all. */
export async function offerDepartments({ deps, asker, typed }: Ask & { typed: string }): Promise<Choice[]> {
  if (!knowsDepartments(asker)) return [];
  return (await departmentsLike(deps.db, asker.personId, typed)).map(choiceOf);
}

/** Departments to choose from, for who may hand the complaint on. */
export async function suggestDepartments(ask: Suggesting): Promise<Choice[]> {
  const { deps, asker, typed } = ask;
  return (await handedOn(ask)) ? (await departmentsLike(deps.db, asker.personId, typed)).map(choiceOf) : [];
}

/** Who may be made responsible, for who may hand the complaint on: others are not offered. */
export async function suggestHandlers(ask: Suggesting): Promise<Choice[]> {
  const { deps, asker, typed } = ask;
  const complaint = await handedOn(ask);
  if (!complaint) return [];
  return (await handlersLike(deps.db, { ...complaint, personId: asker.personId }, typed)).map(choiceOf);
}
