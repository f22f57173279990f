import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Language } from "../../lib/language.ts";
import { planKey } from "./rules.ts";

/**
 * The message of the person's plan as it was posted, as JSON, while it still says how things stand: nothing on the plan was
 * done or changed since, no client of the person was handed over, the person was not named later as complained about, and it is in
 * that language. Most mornings' `/clients` ends
 * here, at a fifth of what reading and wording the plan anew costs.
 */
export async function postedPlan(
  db: Db,
  personId: number,
  date: PlainDate,
  language: Language,
): Promise<string | undefined> {
  const [row] = await db.rows<{ payload: string }>(
    `SELECT d."payload" FROM "Plan" p JOIN "Delivery" d ON d."key" = ?
     WHERE p."personId" = ? AND p."date" = ? AND p."language" = ?
       AND NOT EXISTS (SELECT 1 FROM "PlanChange" g WHERE g."planId" = p."id")
       AND NOT EXISTS (SELECT 1 FROM "OwnerChange" o WHERE o."fromId" = p."personId" AND o."on" >= p."date")
       AND NOT EXISTS (SELECT 1 FROM "Complaint" c JOIN "ComplaintAct" a ON a."complaintId" = c."id"
         WHERE c."aboutId" = p."personId" AND a."act" = 'correctParties')`,
    planKey(date, personId),
    personId,
    date,
    language,
  );
  return row?.payload || undefined;
}

/** Where the message of the person's plan stands; undefined when none was posted. */
export async function postedAt(
  db: Db,
  personId: number,
  date: PlainDate,
): Promise<{ channel: string; ts: string } | undefined> {
  const [row] = await db.rows<{ channel: string; ts: string }>(
    `SELECT "channel", "ts" FROM "Delivery" WHERE "key" = ? AND "state" = 'sent' AND "channel" IS NOT NULL AND "ts" IS NOT NULL`,
    planKey(date, personId),
  );
  return row;
}

/** The plans that were changed last, by the newest so many changes. */
export const newestChanged = (db: Db, most: number): Promise<{ personId: number; date: PlainDate }[]> =>
  db.rows<{ personId: number; date: PlainDate }>(
    `SELECT DISTINCT p."personId", p."date"
     FROM (SELECT "planId" FROM "PlanChange" ORDER BY "id" DESC LIMIT ?) g JOIN "Plan" p ON p."id" = g."planId"`,
    most,
  );
