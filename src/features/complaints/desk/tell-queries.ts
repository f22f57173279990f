import type { Db } from "../../../db/sql.ts";
import { leadsAbove } from "../../people/above-queries.ts";
import { coversFor } from "../../people/leave-queries.ts";
import { holdersOf, judgesOf, leadsOf, ownerOf, type Tied } from "../tie-queries.ts";
import type { Audience } from "../workflow.ts";

/** Who did an act, and who was responsible before it. */
type Doer = { byId: number; at: Date; formerId: number | null };

async function audienceOf(
  db: Db,
  tied: Tied,
  audience: Audience,
  { byId, at, formerId }: Doer,
): Promise<(number | null)[]> {
  switch (audience) {
    case "reporter":
      return [tied.reporterId];
    case "responsible":
      return tied.responsibleId === null ? [] : withCovers(db, await holdersOf(db, tied), at);
    case "former":
      return [formerId];
    case "extensionAsker":
      return [tied.extensionById];
    case "desk":
      return judgesOf(db, tied);
    case "lead":
      return (await leadsOf(db, tied)).filter((id) => id !== byId).slice(0, 1);
    case "manager":
      return withCovers(db, [await managerFor(db, tied)], at);
  }
}

/** Who makes the contact with the client: its manager, or the lead of one who is complained about. */
async function managerFor(db: Db, tied: Tied): Promise<number | null> {
  const owner = await ownerOf(db, tied.clientId);
  if (owner === null || owner !== tied.aboutId) return owner;
  return (await leadsAbove(db, [owner], tied.aboutId))[0] ?? null;
}

/** Some people, and who serves for those of them who are away. */
async function withCovers(db: Db, personIds: (number | null)[], at: Date): Promise<number[]> {
  const ids = personIds.filter((id) => id !== null);
  const covers = await coversFor(db, ids, at);
  return [...ids, ...covers.map(({ coverId }) => coverId)];
}

/** Who is to be told, each once, as the first that they are; only active people, neither who is concerned nor who did it. */
export async function peopleToTell(
  db: Db,
  tied: Tied,
  audiences: readonly Audience[],
  doer: Doer,
): Promise<{ toPersonId: number; as: Audience }[]> {
  const told = new Map<number, Audience>();
  for (const audience of audiences) {
    for (const id of await audienceOf(db, tied, audience, doer)) {
      if (id !== null && id !== doer.byId && id !== tied.aboutId && !told.has(id)) told.set(id, audience);
    }
  }
  const active = await activeOf(db, [...told.keys()]);
  return active.map((id) => ({ toPersonId: id, as: told.get(id) ?? "reporter" }));
}

/** The active ones of some people, each once. */
async function activeOf(db: Db, personIds: number[]): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(
    `SELECT p."id" FROM "Person" p WHERE p."id" IN (SELECT "value" FROM json_each(?)) AND p."active" = 1 ORDER BY p."id"`,
    JSON.stringify(personIds),
  );
  return rows.map(({ id }) => id);
}
