import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Language } from "../../lib/language.ts";
import { planKey } from "./rules.ts";

/**
 * The message of the person's plan as it was posted, its JSON in bytes, while it still says how things stand: nothing on the plan
 * was done or changed since, no client of the person was handed over, the person was not named later as complained about, and it is
 * in that language. Most mornings' `/clients` ends
 * here, at a fifth of what reading and wording the plan anew costs.
 */
export async function postedPlan(
  db: Db,
  personId: number,
  date: PlainDate,
  language: Language,
): Promise<Buffer | undefined> {
  const [row] = await db.rows<{ payload: Buffer }>(
    `SELECT CAST(d."payload" AS BLOB) AS "payload" FROM "Plan" p JOIN "Delivery" d ON d."key" = ?
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
  return row && row.payload.length > 0 ? row.payload : undefined;
}

/** Whether the message under the key has yet to be posted. */
export const isOnItsWay = async ({ prisma }: Db, key: string): Promise<boolean> =>
  (await prisma.delivery.count({ where: { key, state: { in: ["pending", "sending"] } } })) > 0;

/** Where the message of the person's plan stands, and the change that it does not show yet; undefined when none was posted. */
export async function postedAt(
  db: Db,
  personId: number,
  date: PlainDate,
): Promise<{ channel: string; ts: string; changeId: number | null } | undefined> {
  const [row] = await db.rows<{ channel: string; ts: string; changeId: number | null }>(
    `SELECT d."channel", d."ts", s."changeId" FROM "Delivery" d LEFT JOIN "StaleMessage" s ON s."key" = d."key"
     WHERE d."key" = ? AND d."state" = 'sent' AND d."channel" IS NOT NULL AND d."ts" IS NOT NULL`,
    planKey(date, personId),
  );
  return row;
}
