import type { Db } from "../../db/sql.ts";
import { type Language, languageOf } from "../../lib/language.ts";
import { leadsAbove } from "./above-queries.ts";

/** A person of the house, with what is needed to serve them and to tell them something. */
export type HousePerson = {
  id: number;
  name: string;
  /** null: not found in Slack, so that nothing can be told to them */
  slackUserId: string | null;
  /** the branch's, as long as no Slack profile says another */
  language: Language;
  timeZone: string;
  jurisdiction: string;
  teamId: number | null;
  /** their team's channel, if it wants one */
  channel: string | null;
};

type Row = Omit<HousePerson, "language"> & { language: string | null };

const shown = `p."id", p."name", p."slackUserId", COALESCE(p."language", b."language") AS "language",
  COALESCE(p."timeZone", b."timeZone", 'UTC') AS "timeZone", COALESCE(b."jurisdiction", 'CN') AS "jurisdiction", p."teamId", t."channel"`;
const housed = `LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"`;

const personOf = ({ language, ...row }: Row): HousePerson => ({ ...row, language: languageOf(language) });

/** The active ones of these people, in the order of their ids. */
export async function housePeople(db: Db, personIds: readonly number[]): Promise<HousePerson[]> {
  const rows = await db.rows<Row>(
    `SELECT ${shown} FROM "Person" p ${housed}
     WHERE p."id" IN (SELECT "value" FROM json_each(?)) AND p."active" = 1 ORDER BY p."id"`,
    JSON.stringify(personIds),
  );
  return rows.map(personOf);
}

/** An active person; undefined when there is none of that id. */
export const housePerson = async (db: Db, personId: number): Promise<HousePerson | undefined> =>
  (await housePeople(db, [personId]))[0];

/** A colleague whom a list offers. */
export type Colleague = { id: number; name: string; team: string | null };

/** Active managers and leads of the same team or branch as one of these people; who is in no team has those of none beside them. */
export const colleaguesOf = (db: Db, personIds: readonly number[]): Promise<Colleague[]> =>
  db.rows<Colleague>(
    `SELECT p."id", p."name", t."name" AS "team" FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId"
     WHERE p."active" = 1
       AND EXISTS (SELECT 1 FROM "PersonRole" r WHERE r."personId" = p."id" AND r."role" IN ('manager', 'lead'))
       AND EXISTS (SELECT 1 FROM json_each(?) g JOIN "Person" q ON q."id" = g."value"
         LEFT JOIN "Team" qt ON qt."id" = q."teamId"
         WHERE p."teamId" = q."teamId" OR COALESCE(t."branchId", 0) = COALESCE(qt."branchId", 0))
     ORDER BY p."name", p."id"`,
    JSON.stringify(personIds),
  );

/** The nearest active lead above the person by "reports to"; undefined when there is none. */
export async function leadOf(db: Db, personId: number): Promise<HousePerson | undefined> {
  const [nearest] = await leadsAbove(db, [personId], personId);
  return nearest === undefined ? undefined : housePerson(db, nearest);
}

/** The Slack user behind an active person; null when they are not found in Slack. */
export const slackUserOf = async (db: Db, personId: number): Promise<string | null> =>
  (await housePerson(db, personId))?.slackUserId ?? null;
