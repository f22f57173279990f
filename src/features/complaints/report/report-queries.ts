import { type Db, sqlInstant } from "../../../db/sql.ts";
import type { Asker } from "../../../deps.ts";
import { localDate } from "../../../lib/dates.ts";
import type { Days, Span } from "../../../lib/periods.ts";
import { complaintsInReach, openList } from "../reach-queries.ts";
import { readFigures, type Statement } from "./figures-queries.ts";
import type { ReportFigures } from "./figures-rules.ts";

/** Who is given a report: leads, and the desk of what its branch has (domain.md, "Who may see what"). */
export const mayReport = ({ roles }: Asker): boolean => roles.has("lead") || roles.has("desk");

/** The figures of all complaints within the asker's reach; read beside the bot, which answers others meanwhile. */
export async function reportFigures(
  { db, file }: { db: Db; file: string },
  asker: Asker,
  span: Span,
  now: Date,
): Promise<ReportFigures> {
  const branches = await db.rows<{ id: number; timeZone: string }>(`SELECT "id", "timeZone" FROM "Branch"`);
  const days = branches.map(({ id, timeZone }) => [id, localDate(now, timeZone)]);
  const [filed, open] = [
    { now: filedStatement(asker, span), before: filedStatement(asker, span.before) },
    openStatement(asker, now, days),
  ];
  return readFigures({ file, span, filed, open });
}

/** CASE keeps the engine from gathering by each way of reach: one index by days has all that is read. */
function within(asker: Asker): Statement {
  const { sql, values } = complaintsInReach(asker);
  return { sql: `CASE WHEN ${sql} THEN 1 ELSE 0 END = 1`, values };
}

/**
 * The groups stand in the index's own order, so that nothing is sorted; their departments and minutes come as lists, as to sort a
 * million of them takes longer than a report may (docs/decisions/complaint-report.md).
 */
function filedStatement(asker: Asker, { from, to }: Days): Statement {
  const reach = within(asker);
  return {
    sql: `SELECT c."filedOn", c."state", c."category", count(*) AS "filed",
        sum(c."repeatOfId" IS NOT NULL AND c."repeatOfId" NOT IN (SELECT e."id" FROM "Complaint" e WHERE e."aboutId" = ?)) AS "repeats",
        count(c."isHouseKept") AS "told", sum(c."isHouseKept") AS "houseKept", sum(c."isLegalKept") AS "legalKept",
        count(c."satisfaction") AS "rated", sum(c."satisfaction") AS "stars",
        group_concat(COALESCE(c."departmentId", 0)) AS "departments",
        group_concat(c."ackWorkedMs" / 60000) AS "ackMinutes",
        group_concat(CASE WHEN c."isHouseKept" IS NOT NULL THEN c."clockUsedMs" / 60000 END) AS "toldMinutes"
      FROM "Complaint" c WHERE c."filedOn" BETWEEN ? AND ? AND ${reach.sql}
      GROUP BY c."filedOn", c."state", c."category"`,
    values: [asker.personId, from, to, ...reach.values],
  };
}

/** `days`: each branch's own day. */
function openStatement(asker: Asker, now: Date, days: (number | string)[][]): Statement {
  const reach = within(asker);
  const at = sqlInstant(now);
  return {
    sql: `WITH "day" AS MATERIALIZED (SELECT "value"->>0 AS "branchId", "value"->>1 AS "today" FROM json_each(?))
      SELECT c."filedOn", d."today", count(*) AS "open", sum(c."dueAt" < ?) AS "late",
        sum(c."resolvedAt" IS NULL AND c."houseDueAt" < ?) AS "houseMissed",
        sum(c."resolvedAt" IS NULL AND c."legalDueOn" < d."today") AS "legalMissed"
      FROM "Complaint" c JOIN "day" d ON d."branchId" = c."branchId"
      WHERE c."state" IN (${openList}) AND ${reach.sql} GROUP BY c."filedOn", d."today"`,
    values: [JSON.stringify(days), at, at, ...reach.values],
  };
}

/** Departments by their ids. */
export async function departmentNames(db: Db): Promise<Map<string, string>> {
  const teams = await db.rows<{ id: number; name: string }>(`SELECT "id", "name" FROM "Team"`);
  return new Map(teams.map(({ id, name }) => [String(id), name]));
}
