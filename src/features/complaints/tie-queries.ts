import type { Db } from "../../db/sql.ts";
import { ownerOfClient } from "../clients/queries.ts";
import { above, leadsAbove } from "../people/above-queries.ts";
import { coversOf } from "../people/queries.ts";
import type { Parties } from "./rights-rules.ts";
import type { Relation } from "./workflow.ts";

/** What of a complaint says who is what to it. */
export type Tied = Pick<Parties, "aboutId" | "reporterId" | "responsibleId" | "extensionById"> & {
  branchId: number;
  clientId: number | null;
};

type Id = { id: number };
const idsOf = (rows: Id[]) => rows.map(({ id }) => id);

/** Everybody who has to do with a complaint: a lead above any of them may see it. */
const partiesOf = async (db: Db, tied: Tied): Promise<number[]> =>
  [await ownerOf(db, tied.clientId), tied.reporterId, tied.aboutId, tied.responsibleId].filter((id) => id !== null);

export const ownerOf = async (db: Db, clientId: number | null): Promise<number | null> =>
  clientId === null ? null : ((await ownerOfClient(db, clientId)) ?? null);

/** The leads who may approve for a person, the nearest first: none when nobody unconcerned is above them. */
export const approversAbove = (db: Db, responsibleId: number, aboutId: number | null): Promise<number[]> =>
  leadsAbove(db, [responsibleId], aboutId);

/**
 * The responsible person's leads, the nearest first; before there is one, those above who is complained about, then above the
 * client's manager, then above who filed it.
 */
export async function leadsOf(db: Db, tied: Tied): Promise<number[]> {
  const { responsibleId, aboutId, reporterId } = tied;
  if (responsibleId !== null) return leadsAbove(db, [responsibleId], aboutId);
  const parties = [aboutId, await ownerOf(db, tied.clientId), reporterId].filter((id) => id !== null);
  const leads = await Promise.all(parties.map((id) => leadsAbove(db, [id], aboutId)));
  return [...new Set(leads.flat())];
}

/** The active unconcerned people of the branch's complaint desk. */
async function deskOf(db: Db, { branchId, aboutId }: Tied): Promise<number[]> {
  const rows = await db.rows<Id>(
    `SELECT p."id" FROM "Person" p JOIN "Team" t ON t."id" = p."teamId"
     WHERE p."active" = 1 AND t."branchId" = ? AND p."id" <> ?
       AND EXISTS (SELECT 1 FROM "PersonRole" r WHERE r."personId" = p."id" AND r."role" = 'desk') ORDER BY p."id"`,
    branchId,
    aboutId ?? 0,
  );
  return idsOf(rows);
}

/** Who judges where the desk has nobody unconcerned: the next up from who is complained about, else from who filed it. */
async function standInOf(db: Db, tied: Tied): Promise<number[]> {
  const rows = await db.rows<Id>(
    `${above} SELECT p."id" FROM above JOIN "Person" p ON p."id" = above."id"
     WHERE p."active" = 1 AND p."id" <> ? ORDER BY above."steps" LIMIT 1`,
    JSON.stringify([tied.aboutId ?? tied.reporterId]),
    tied.aboutId ?? 0,
  );
  return idsOf(rows);
}

/** Whoever is at the desk for a complaint: its people, else the one who stands in. */
export async function judgesOf(db: Db, tied: Tied): Promise<number[]> {
  const desk = await deskOf(db, tied);
  return desk.length > 0 ? desk : standInOf(db, tied);
}

/** What an active person is to a complaint now, serving those whom they cover too; nothing when it is about them. */
export async function tiesOf(db: Db, tied: Tied, personId: number, now: Date): Promise<ReadonlySet<Relation>> {
  const ties = new Set<Relation>();
  if (tied.aboutId === personId || !(await isActive(db, personId))) return ties;
  const served = [personId, ...(await coversOf(db, personId, now))];
  if (tied.reporterId === personId) ties.add("reporter");
  if (tied.responsibleId !== null && served.includes(tied.responsibleId)) ties.add("responsible");
  const [owner, desk, leads] = [await ownerOf(db, tied.clientId), await deskOf(db, tied), await leadsOf(db, tied)];
  const overseers = await leadsAbove(db, await partiesOf(db, tied), tied.aboutId);
  if (owner !== null && served.includes(owner)) ties.add("manager");
  if (desk.includes(personId)) ties.add("desk");
  if (desk.length === 0 && (await standInOf(db, tied)).includes(personId)) ties.add("standIn");
  if (leads.some((id) => served.includes(id))) ties.add("lead");
  if (overseers.some((id) => served.includes(id))) ties.add("overseer");
  return ties;
}

/** Whether a person works here still. */
const isActive = async (db: Db, personId: number): Promise<boolean> =>
  (await db.rows(`SELECT 1 FROM "Person" WHERE "id" = ? AND "active" = 1`, personId)).length > 0;

/** Who is to act: the responsible person; while there is none, or when they have left, the desk, which assigns another. */
export const holdersOf = async (db: Db, tied: Tied): Promise<number[]> =>
  tied.responsibleId !== null && (await isActive(db, tied.responsibleId)) ? [tied.responsibleId] : judgesOf(db, tied);

/** Who is warned of a complaint's clocks, by the steps of the ladder. */
export async function ladderOf(db: Db, tied: Tied): Promise<Record<"responsible" | "lead" | "leadsLead", number[]>> {
  const { aboutId } = tied;
  const responsible = await holdersOf(db, tied);
  const [lead] = await leadsOf(db, tied);
  const [leadsLead] = lead === undefined ? [] : await leadsAbove(db, [lead], aboutId);
  const known = (id: number | undefined) => (id === undefined ? [] : [id]);
  return { responsible, lead: known(lead), leadsLead: known(leadsLead) };
}
