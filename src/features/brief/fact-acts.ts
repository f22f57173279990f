import type { Tx } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type KeptKind, type LearnedFact, newestFacts, newFacts } from "./fact-rules.ts";

export type Learned = {
  clientId: number;
  facts: readonly LearnedFact<KeptKind>[];
  /** the day on which it was learned: of each kind the newest counts */
  on: PlainDate;
  byId: number;
  at: Date;
  /** the contact at which it was learned */
  contactLogId?: number;
};

/**
 * Adds to a client's profile what is not on record yet; nothing is ever overwritten. An empty value takes back what is known
 * of that kind. Whether the person may is for the caller to see.
 */
export async function learnFacts(tx: Tx, { clientId, facts, on, byId, at, contactLogId }: Learned): Promise<void> {
  const kinds = facts.map(({ kind }) => kind);
  const known = await tx.profileFact.findMany({
    where: { clientId, kind: { in: kinds } },
    select: { id: true, kind: true, value: true, on: true },
  });
  for (const { kind, value } of newFacts(newestFacts(known), facts, on)) {
    await tx.profileFact.create({
      data: { clientId, kind, value, on, byId, at, contactLogId: contactLogId ?? null },
    });
  }
}
