import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";

/** Leads and teams of one time zone and one working calendar: they are due together. */
export type DueGroup = { timeZone: string; jurisdiction: string };

/** Who is served: active leads whom Slack knows. */
const leads = `FROM "Person" p JOIN "PersonRole" r ON r."personId" = p."id" AND r."role" = 'lead'
  LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"
  WHERE p."active" = 1 AND p."slackUserId" IS NOT NULL`;
const zoneOfLead = `COALESCE(p."timeZone", b."timeZone", 'UTC')`;
const jurisdictionOfLead = `COALESCE(b."jurisdiction", 'CN')`;
/** And the teams with a channel. A channel has no time of its own: its branch's counts. */
const teams = `FROM "Team" t JOIN "Branch" b ON b."id" = t."branchId" WHERE t."channel" IS NOT NULL AND t."kind" = 'managers'
  AND EXISTS (SELECT 1 FROM "Person" q WHERE q."teamId" = t."id" AND q."active" = 1)`;

export const dueGroups = (db: Db): Promise<DueGroup[]> =>
  db.rows<DueGroup>(
    `SELECT ${zoneOfLead} AS "timeZone", ${jurisdictionOfLead} AS "jurisdiction" ${leads}
     UNION SELECT b."timeZone", b."jurisdiction" ${teams}`,
  );

export type DueLead = { id: number; slackUserId: string; language: string | null };

/** The leads of the group who have no digest of the day. */
export const dueLeads = (db: Db, { timeZone, jurisdiction }: DueGroup, date: PlainDate): Promise<DueLead[]> =>
  db.rows<DueLead>(
    `SELECT p."id", p."slackUserId", p."language" ${leads} AND ${zoneOfLead} = ? AND ${jurisdictionOfLead} = ?
       AND NOT EXISTS (SELECT 1 FROM "Digest" d WHERE d."leadId" = p."id" AND d."date" = ?) ORDER BY p."id"`,
    timeZone,
    jurisdiction,
    date,
  );

export type DueTeam = { id: number; name: string; channel: string; isNamed: number; language: string | null };

/** The teams of the group with a channel that has no digest of the day. */
export const dueTeams = (db: Db, { timeZone, jurisdiction }: DueGroup, date: PlainDate): Promise<DueTeam[]> =>
  db.rows<DueTeam>(
    `SELECT t."id", t."name", t."channel", t."isNamed", b."language" ${teams} AND b."timeZone" = ? AND b."jurisdiction" = ?
       AND NOT EXISTS (SELECT 1 FROM "TeamDigest" d WHERE d."teamId" = t."id" AND d."date" = ?) ORDER BY t."id"`,
    timeZone,
    jurisdiction,
    date,
  );
