import type { Db } from "../../db/sql.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";

/** One of those whom a digest or a team's view is about. */
export type Member = {
  id: number;
  name: string;
  jurisdiction: string;
  /** a lead nearer to them than the reader stands between: their late work comes up only when it is very late */
  isLedBelow: boolean;
  /** the person's own local day: what is overdue is overdue by it */
  today: PlainDate;
};

type Row = Omit<Member, "today" | "isLedBelow"> & { timeZone: string; isLedBelow: number };

const shown = `p."id", p."name", COALESCE(p."timeZone", b."timeZone", 'UTC') AS "timeZone",
  COALESCE(b."jurisdiction", 'CN') AS "jurisdiction"`;
const housed = `LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"`;

const memberOf = ({ timeZone, isLedBelow, ...row }: Row, now: Date): Member => ({
  ...row,
  isLedBelow: isLedBelow === 1,
  today: localDate(now, timeZone),
});

/** As whom somebody leads, and who reads: who covers a lead may be one of those whom they lead meanwhile. */
export type Leading = { leadIds: readonly number[]; readerId: number };

/**
 * Everyone below the leads by "reports to", all the way down, by name, less who reads. Those who have left are among them: what
 * they left behind is late too.
 */
export async function membersBelow(db: Db, { leadIds, readerId }: Leading, now: Date): Promise<Member[]> {
  const rows = await db.rows<Row>(
    `WITH RECURSIVE below("id", "isLedBelow") AS (
       SELECT "id", 0 FROM "Person" WHERE "reportsToId" IN (SELECT "value" FROM json_each(?))
       UNION SELECT q."id", CASE WHEN a."isLedBelow" = 1 OR (l."active" = 1 AND EXISTS
           (SELECT 1 FROM "PersonRole" r WHERE r."personId" = l."id" AND r."role" = 'lead')) THEN 1 ELSE 0 END
         FROM below a JOIN "Person" l ON l."id" = a."id" JOIN "Person" q ON q."reportsToId" = a."id"),
     "led" AS (SELECT "id", min("isLedBelow") AS "isLedBelow" FROM below GROUP BY "id")
     SELECT ${shown}, led."isLedBelow" FROM led JOIN "Person" p ON p."id" = led."id" ${housed}
     WHERE p."id" <> ? ORDER BY p."name", p."id"`,
    JSON.stringify(leadIds),
    readerId,
  );
  return rows.map((row) => memberOf(row, now));
}

/** Everyone of a team, by name. */
export async function membersOfTeam(db: Db, teamId: number, now: Date): Promise<Member[]> {
  const rows = await db.rows<Row>(
    `SELECT ${shown}, 0 AS "isLedBelow" FROM "Person" p ${housed} WHERE p."teamId" = ? ORDER BY p."name", p."id"`,
    teamId,
  );
  return rows.map((row) => memberOf(row, now));
}

/** Who may read what is said to a team in its channel: its people, and all above them. */
export async function readersOfTeam(db: Db, teamId: number): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(
    `WITH RECURSIVE readers("id") AS (SELECT "id" FROM "Person" WHERE "teamId" = ?
       UNION SELECT p."reportsToId" FROM readers r JOIN "Person" p ON p."id" = r."id" WHERE p."reportsToId" IS NOT NULL)
     SELECT "id" FROM readers`,
    teamId,
  );
  return rows.map(({ id }) => id);
}

export type LedTeam = {
  id: number;
  name: string;
  channel: string | null;
  isNamed: boolean;
  tellsWins: boolean;
  /** and their amounts with them */
  tellsAmounts: boolean;
  /** up to this day visits are planned as in the months of heat */
  heatUntil: PlainDate | null;
};

type Flag = "isNamed" | "tellsWins" | "tellsAmounts";

/** The teams of everyone below the leads: those whose channel a lead may set. */
export async function teamsOf(db: Db, leadIds: readonly number[]): Promise<LedTeam[]> {
  const rows = await db.rows<Omit<LedTeam, Flag> & Record<Flag, number>>(
    `WITH RECURSIVE below("id") AS (SELECT "id" FROM "Person"
       WHERE "reportsToId" IN (SELECT "value" FROM json_each(?))
       UNION SELECT p."id" FROM below b JOIN "Person" p ON p."reportsToId" = b."id")
     SELECT DISTINCT t."id", t."name", t."channel", t."isNamed", t."tellsWins", t."tellsAmounts", t."heatUntil"
     FROM below JOIN "Person" p ON p."id" = below."id" JOIN "Team" t ON t."id" = p."teamId" ORDER BY t."name", t."id"`,
    JSON.stringify(leadIds),
  );
  return rows.map(({ isNamed, tellsWins, tellsAmounts, ...row }) => ({
    ...row,
    isNamed: isNamed === 1,
    tellsWins: tellsWins === 1,
    tellsAmounts: tellsAmounts === 1,
  }));
}
