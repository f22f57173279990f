import type { Db } from "../../db/sql.ts";
import type { SqlValue } from "../../db/sql-value.ts";
import type { Asker, Role } from "../../deps.ts";
import { localDate } from "../../lib/dates.ts";
import { languageOf } from "../../lib/language.ts";
import { coveredOn, leaveSpan } from "./leave-rules.ts";

type PersonRow = {
  id: number;
  name: string;
  language: string | null;
  timeZone: string;
  roles: string | null;
  covers: string | null;
};

/** The zone of the branch, read only for who has none of their own. */
const zoneOf = (person: string) =>
  `COALESCE(${person}."timeZone", (SELECT b."timeZone" FROM "Team" t JOIN "Branch" b ON b."id" = t."branchId"
     WHERE t."id" = ${person}."teamId"), 'UTC')`;

/** Leaves near the day; which of them it is a day of, the zone of who is away says: `coveredOn`. */
const coversNear = `SELECT group_concat(l."personId" || ' ' || l."fromDate" || ' ' || l."toDate" || ' ' || ${zoneOf("a")} ||
    CASE WHEN EXISTS (SELECT 1 FROM "PersonRole" ar
      WHERE ar."personId" = a."id" AND ar."role" = 'lead') THEN ' lead' ELSE '' END)
  FROM "Leave" l JOIN "Person" a ON a."id" = l."personId"
  WHERE l."coverId" = p."id" AND l."toDate" >= ? AND l."fromDate" <= ? AND l."cancelledAt" IS NULL`;

/** The active person behind a Slack user, with the rights of this moment; one prepared read, as every request begins with it. */
export async function findAsker(db: Db, slackUserId: string, now: Date): Promise<Asker | undefined> {
  const { earliest, latest } = leaveSpan(localDate(now, "UTC"));
  const [row] = await db.rows<PersonRow>(
    `SELECT p."id", p."name", p."language", ${zoneOf("p")} AS "timeZone",
       (SELECT group_concat(r."role") FROM "PersonRole" r WHERE r."personId" = p."id") AS "roles",
       (${coversNear}) AS "covers"
     FROM "Person" p WHERE p."slackUserId" = ? AND p."active" = 1`,
    earliest,
    latest,
    slackUserId,
  );
  if (!row) return undefined;
  return {
    kind: "member",
    personId: row.id,
    name: row.name,
    roles: new Set((row.roles ?? "").split(",").filter(Boolean) as Role[]),
    timeZone: row.timeZone,
    language: languageOf(row.language),
    slackUserId,
    covers: row.covers ? coveredOn(row.covers, now) : [],
    leadsFor: row.covers ? coveredOn(row.covers, now, "lead") : [],
  };
}

/** Whom the person serves as well now, because those are away, each by their own local day. */
export async function coversOf(db: Db, personId: number, now: Date): Promise<number[]> {
  const { earliest, latest } = leaveSpan(localDate(now, "UTC"));
  const [row] = await db.rows<{ covers: string | null }>(
    `SELECT (${coversNear}) AS "covers" FROM "Person" p WHERE p."id" = ?`,
    earliest,
    latest,
    personId,
  );
  return row?.covers ? coveredOn(row.covers, now) : [];
}

type Owners = { sql: string; values: SqlValue[] };

/** The asker with these people and everyone below whom they lead, all the way down by "reports to". */
function withThoseBelow(asker: Asker, others: readonly number[]): Owners {
  const own = [asker.personId, ...others];
  const them = { sql: `SELECT ? AS "id"${" UNION SELECT ?".repeat(others.length)}`, values: own };
  const leaders = leadersIn(asker);
  if (leaders.length === 0) return them;
  return {
    sql: `WITH RECURSIVE below("id") AS (
            SELECT "id" FROM "Person" WHERE "reportsToId" IN (${leaders.map(() => "?").join(", ")}) UNION
            SELECT p."id" FROM "Person" p JOIN below b ON p."reportsToId" = b."id") SELECT "id" FROM below UNION ${them.sql}`,
    values: [...leaders, ...them.values],
  };
}

/**
 * Whose clients the asker may see, as a sub-select of owners' ids with its values: a manager's own, a lead's of everyone below
 * by "reports to", all the way down, both with what the people whom they cover today may see; no one's for staff, the desk and
 * administrators (domain.md, "Who may see what"; docs/decisions/covering-a-lead.md).
 */
export const ownersInReach = (asker: Asker): Owners =>
  seesClients(asker) ? withThoseBelow(asker, asker.covers) : { sql: 'SELECT NULL AS "id" WHERE 0', values: [] };

export const seesClients = ({ roles }: Asker): boolean => roles.has("manager") || roles.has("lead");

/** As whom the asker leads people: as themselves, and for the leads whom they cover today, if they may see clients at all. */
export const leadersIn = (asker: Asker): number[] => [
  ...(asker.roles.has("lead") ? [asker.personId] : []),
  ...(seesClients(asker) ? asker.leadsFor : []),
];

/** Whether the asker leads people today. */
export const leads = (asker: Asker): boolean => leadersIn(asker).length > 0;

/** The ids of `ownersInReach`, for queries that Prisma writes. */
export async function reachOf(db: Db, asker: Asker): Promise<number[]> {
  return idsOf(db, ownersInReach(asker));
}

const idsOf = async (db: Db, { sql, values }: Owners): Promise<number[]> =>
  (await db.rows<{ id: number }>(sql, ...values)).map(({ id }) => id);

/** The ids of the asker and of everyone below whom they lead today: whom a lead may act for. Whom they cover is not among them. */
export const belowOf = (db: Db, asker: Asker): Promise<number[]> => idsOf(db, withThoseBelow(asker, []));

/** Whether the person is the asker, or below whom the asker leads today; those whom the asker covers are not. */
export const isInCharge = async (db: Db, asker: Asker, personId: number): Promise<boolean> =>
  (await belowOf(db, asker)).includes(personId);

export type Manager = { id: number; name: string };

/** The active managers below a lead, all the way down, by name. */
export async function managersBelow(db: Db, asker: Asker): Promise<Manager[]> {
  const reach = await belowOf(db, asker);
  return db.prisma.person.findMany({
    where: { id: { in: reach, not: asker.personId }, active: true, roles: { some: { role: "manager" } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

/** Whether a Slack member is, or by the e-mail may become, one of the house's people. */
export async function isOfHouse(db: Db, slackUserId: string, email: string | undefined): Promise<boolean> {
  const found = await db.rows(
    `SELECT 1 FROM "Person" WHERE "slackUserId" = ? OR "email" = ? LIMIT 1`,
    slackUserId,
    email?.toLowerCase() ?? "",
  );
  return found.length > 0;
}

/** Whom a stranger may ask: the names of the active administrators, three at most. */
export async function administrators(db: Db): Promise<string[]> {
  const found = await db.prisma.person.findMany({
    where: { active: true, roles: { some: { role: "admin" } } },
    orderBy: { id: "asc" },
    take: 3,
    select: { name: true },
  });
  return found.map(({ name }) => name);
}

/** Active people who have not been found in Slack, for administrators to look after. */
export async function notInSlack(
  db: Db,
  most: number,
): Promise<{ total: number; people: { name: string; email: string }[] }> {
  const where = { active: true, slackUserId: null };
  const [total, people] = await Promise.all([
    db.prisma.person.count({ where }),
    db.prisma.person.findMany({ where, take: most, orderBy: { name: "asc" }, select: { name: true, email: true } }),
  ]);
  return { total, people };
}

export type Position = { team: string | null; branch: string | null; reportsTo: string | null };

/** Where a person stands in the house. */
export async function positionOf(db: Db, personId: number): Promise<Position> {
  const found = await db.prisma.person.findUnique({
    where: { id: personId },
    select: {
      team: { select: { name: true, branch: { select: { name: true } } } },
      reportsTo: { select: { name: true } },
    },
  });
  return {
    team: found?.team?.name ?? null,
    branch: found?.team?.branch.name ?? null,
    reportsTo: found?.reportsTo?.name ?? null,
  };
}
