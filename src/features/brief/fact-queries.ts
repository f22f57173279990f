import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type FactKind, factKinds, newestFacts, talkingPoints } from "./fact-rules.ts";

/** What is known of a client, since when, and from whom. */
export type Fact<Kind extends string = FactKind> = {
  kind: Kind;
  value: string;
  on: PlainDate;
  /** null: nobody's name is kept with it */
  byName: string | null;
};

export type ClientFacts = {
  facts: Fact[];
  talkingPoints: Fact<string> | undefined;
  /** the id of the last fact on record: what comes later, this reader has not seen */
  seenUpTo: number;
};

/** Of each kind the newest fact of a client, in the order of `factKinds`, and the talking points beside. */
export async function factsOf(db: Db, clientId: number): Promise<ClientFacts> {
  const rows = await db.rows<Fact<string> & { id: number }>(
    `SELECT f."id", f."kind", f."value", f."on", p."name" AS "byName"
     FROM "ProfileFact" f LEFT JOIN "Person" p ON p."id" = f."byId" WHERE f."clientId" = ?`,
    clientId,
  );
  const newest = newestFacts(rows);
  const facts = factKinds.flatMap((kind) => {
    const fact = newest.get(kind);
    return fact ? [{ ...fact, kind }] : [];
  });
  return { facts, talkingPoints: newest.get(talkingPoints), seenUpTo: Math.max(0, ...rows.map(({ id }) => id)) };
}
