import type { Db, Tx } from "../../../db/sql.ts";
import type { Asker } from "../../../deps.ts";
import { leads } from "../../people/queries.ts";

/** What of a complaint says whose desk it comes to. */
export type DeskTied = { branchId: number; aboutId: number | null; reporterId: number };

export type DeskChannel = {
  channel: string | null;
  language: string;
  timeZone: string;
  /** of the person complained about; null when there is none, or none whom Slack knows */
  aboutSlackId: string | null;
};

/** The desk's channel of a complaint's branch, and who must not read along there. Throws when there is no such branch. */
export async function deskChannelOf(db: Db, { branchId, aboutId }: DeskTied): Promise<DeskChannel> {
  const [row] = await db.rows<DeskChannel>(
    `SELECT b."deskChannel" AS "channel", b."language", b."timeZone",
       (SELECT "slackUserId" FROM "Person" WHERE "id" = ?) AS "aboutSlackId"
     FROM "Branch" b WHERE b."id" = ?`,
    aboutId ?? 0,
    branchId,
  );
  if (!row) throw new Error(`there is no branch ${branchId}`);
  return row;
}

/** Who of these people reads a plan or a digest every working day. */
export async function peopleWithPlan(tx: Tx, personIds: number[]): Promise<ReadonlySet<number>> {
  const rows = await tx.personRole.findMany({
    where: { personId: { in: personIds }, role: { in: ["manager", "lead"] } },
    select: { personId: true },
  });
  return new Set(rows.map(({ personId }) => personId));
}

export type Department = { id: number; name: string };
type Handler = { id: number; name: string };

/** Whether the asker picks from all departments: who hands complaints to them. Others name those that they know. */
export const knowsDepartments = (asker: Asker): boolean => asker.roles.has("desk") || leads(asker);

const departmentsOffered = 100;
const handlersOffered = 100;

/** Departments whose name holds what was typed, those of the complaint desk's own branch first. */
export async function departmentsLike(db: Db, personId: number, typed: string): Promise<Department[]> {
  return db.rows<Department>(
    `SELECT t."id", t."name" FROM "Team" t
     WHERE instr(lower(t."name"), lower(?)) > 0
     ORDER BY t."branchId" <> COALESCE((SELECT w."branchId" FROM "Person" p JOIN "Team" w ON w."id" = p."teamId"
       WHERE p."id" = ?), 0), t."name" LIMIT ?`,
    typed.trim(),
    personId,
    departmentsOffered,
  );
}

/**
 * Who may see to a complaint and whose name holds what was typed: active people whom Slack knows, not the one complained about,
 * with an active lead above them who is not that one and so may approve (as approversAbove has it); the asker's branch first.
 */
export async function handlersLike(
  db: Db,
  { aboutId, personId }: { aboutId: number | null; personId: number },
  typed: string,
): Promise<Handler[]> {
  return db.rows<Handler>(
    `WITH RECURSIVE below("id") AS (
       SELECT p."id" FROM "Person" p JOIN "Person" l ON l."id" = p."reportsToId"
       WHERE l."active" = 1 AND l."id" <> ? AND EXISTS (SELECT 1 FROM "PersonRole" r WHERE r."personId" = l."id" AND r."role" = 'lead')
       UNION SELECT q."id" FROM "Person" q JOIN below b ON q."reportsToId" = b."id")
     SELECT p."id", p."name" FROM below b JOIN "Person" p ON p."id" = b."id" LEFT JOIN "Team" t ON t."id" = p."teamId"
     WHERE p."active" = 1 AND p."slackUserId" IS NOT NULL AND p."id" <> ? AND instr(lower(p."name"), lower(?)) > 0
     ORDER BY COALESCE(t."branchId", 0) <> COALESCE((SELECT w."branchId" FROM "Person" a JOIN "Team" w ON w."id" = a."teamId"
       WHERE a."id" = ?), 0), p."name", p."id" LIMIT ?`,
    aboutId ?? 0,
    aboutId ?? 0,
    typed.trim(),
    personId,
    handlersOffered,
  );
}

/** A department; undefined when there is none of that id. */
export async function departmentOf(db: Db, id: number): Promise<Department | undefined> {
  return (await db.rows<Department>(`SELECT "id", "name" FROM "Team" WHERE "id" = ?`, id))[0];
}
