import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";

/** A team's channel that Slack did not let the bot post to. */
export type DeafChannel = { teamId: number; name: string; channel: string };

/** The teams below the lead whose last digest before the day their channel refused: the bot is not in it, or it is no more. */
export const deafChannels = (db: Db, leadId: number, date: PlainDate): Promise<DeafChannel[]> =>
  db.rows<DeafChannel>(
    `WITH RECURSIVE below("id") AS (SELECT "id" FROM "Person" WHERE "reportsToId" = ?
       UNION SELECT p."id" FROM below b JOIN "Person" p ON p."reportsToId" = b."id")
     SELECT t."id" AS "teamId", t."name", t."channel" FROM "Team" t JOIN "Delivery" l
       ON l."key" = 'digest:' || (SELECT max(d."date") FROM "TeamDigest" d WHERE d."teamId" = t."id" AND d."date" < ?)
         || ':T' || t."id"
     WHERE t."id" IN (SELECT p."teamId" FROM below JOIN "Person" p ON p."id" = below."id")
       AND l."target" = t."channel" AND l."state" = 'failed'
       AND l."lastError" IN ('not_in_channel', 'channel_not_found', 'is_archived')`,
    leadId,
    date,
  );
