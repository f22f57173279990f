import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { notOfOwnComplaint, readBy } from "../follow-ups/recusal-queries.ts";
import type { ItemState } from "./item-rules.ts";

export type ItemStanding = { state: ItemState; until: PlainDate | null };

/**
 * How the client stands on the plan of a person's day; on a day whose plan is not stored yet, open unless hidden beyond that day.
 * Undefined: not on the stored plan.
 */
export async function standingOf(
  db: Db,
  { personId, clientId, date }: { personId: number; clientId: number; date: PlainDate },
): Promise<ItemStanding | undefined> {
  const [plan] = await db.rows<{ id: number; state: ItemState | null; until: PlainDate | null }>(
    `SELECT p."id", i."state", i."until" FROM "Plan" p
       LEFT JOIN "PlanItem" i ON i."planId" = p."id" AND i."clientId" = ? WHERE p."personId" = ? AND p."date" = ?`,
    clientId,
    personId,
    date,
  );
  if (plan) return plan.state === null ? undefined : { state: plan.state, until: plan.until };
  const [held] = await db.rows<{ state: "moved" | "skipped"; until: PlainDate }>(
    `SELECT "cause" AS "state", "until" FROM "Hold" WHERE "clientId" = ? AND "until" > ?`,
    clientId,
    date,
  );
  return held ?? { state: "open", until: null };
}

/** The first open promise to the client that is due before the day and absent for none of these people; undefined: there is none. */
export async function promiseDueBefore(
  db: Db,
  clientId: number,
  day: PlainDate,
  readers: readonly number[],
): Promise<{ text: string; dueOn: PlainDate } | undefined> {
  const [promise] = await db.rows<{ text: string; dueOn: PlainDate }>(
    `SELECT f."text", f."dueOn" FROM "FollowUp" f
     WHERE f."clientId" = ? AND f."state" = 'open' AND f."isPromised" = 1 AND f."dueOn" < ? AND ${notOfOwnComplaint}
     ORDER BY f."dueOn", f."id" LIMIT 1`,
    clientId,
    day,
    readBy(...readers),
  );
  return promise;
}
