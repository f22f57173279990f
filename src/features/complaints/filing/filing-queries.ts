import { z } from "zod";
import type { Db } from "../../../db/sql.ts";
import type { Asker } from "../../../deps.ts";
import { addDays, localDate, type PlainDate } from "../../../lib/dates.ts";
import { keptOf } from "../../contact-log/draft-queries.ts";
import { type ListedComplaint, listComplaints } from "../archive/list-queries.ts";
import type { ClockRules } from "../change-rules.ts";
import { hasSimilar } from "../reach-queries.ts";
import { branchFor, clockRulesFor } from "../record-queries.ts";

const file = z.object({ id: z.string(), name: z.string() });
const draftShape = z.object({
  typed: z.record(z.string(), z.string()),
  /** put into the form itself */
  files: z.array(file),
  /** that came with the message, or with an earlier draft */
  along: z.array(file),
});
export type FilingDraft = z.infer<typeof draftShape>;

/** What the person typed into that form within the last day and did not file; undefined when there is nothing. */
export async function filingDraft(
  db: Db,
  personId: number,
  form: string,
  now: Date,
): Promise<(FilingDraft & { at: Date }) | undefined> {
  const kept = await keptOf(db, personId, form, now);
  const draft = kept && draftShape.safeParse(kept.held).data;
  return draft && { ...draft, at: kept.at };
}

/** The rules for a complaint that would be filed now, and the branch's day on which it would be. */
export async function rulesNow(
  db: Db,
  reporterId: number,
  clientId: number | undefined,
  now: Date,
): Promise<{ rules: ClockRules; filedOn: PlainDate }> {
  const branch = await branchFor(db, reporterId, clientId);
  const filedOn = localDate(now, branch.timeZone);
  return { rules: await clockRulesFor(db, branch.id, filedOn), filedOn };
}

type About = { clientId: number; category: string; filedOn: PlainDate; repeatDays: number };

/** Whether there is a similar complaint that the asker may know of, and the newest one, where they may see it. */
export async function similarTo(
  db: Db,
  asker: Asker,
  { clientId, category, filedOn, repeatDays }: About,
  now: Date,
): Promise<{ isThere: boolean; seen: ListedComplaint | undefined }> {
  const from = addDays(filedOn, -repeatDays);
  if (!(await hasSimilar(db, asker, { clientId, category, since: from }))) return { isThere: false, seen: undefined };
  const found = await listComplaints(db, asker, { clientId, category, from }, { asked: 1, perPage: 1, now });
  return { isThere: true, seen: found.complaints[0] };
}
