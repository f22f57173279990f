import type { Db } from "../../db/sql.ts";
import { appointByHand, unappoint } from "./appointment-acts.ts";
import { endItem, type ItemAt, noteChange, planIdOf } from "./item-acts.ts";
import type { Doer, ItemKind } from "./item-rules.ts";
import type { Reason } from "./reason-rules.ts";

/** What is known of the client on that day, for an item that is put on by hand. */
export type ByHand = { kind: ItemKind; points: number; reasons: Reason[]; carriedDays: number };

/**
 * Puts a client on the plan of a person's day by hand: at the end of the stored one, recorded as a change; else as an appointment
 * of that day. What was moved, skipped or taken off that day's plan is open again. False: it is open or done there already.
 */
export const addItem = (db: Db, item: ItemAt & Doer & ByHand): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const { clientId, personId, date, kind, byId, at } = item;
    const planId = await planIdOf(tx, personId, date);
    if (planId === undefined) return appointByHand(tx, { clientId, on: date, kind, byId, at });
    const reasons = JSON.stringify(item.reasons);
    const added = await tx.$executeRaw`
      INSERT INTO "PlanItem" ("planId", "place", "clientId", "kind", "points", "reasons", "carriedDays", "addedById")
      SELECT ${planId}, COALESCE(max("place"), 0) + 1, ${clientId}, ${kind}, ${item.points}, ${reasons}, ${item.carriedDays},
        ${byId} FROM "PlanItem" WHERE "planId" = ${planId}
      ON CONFLICT ("planId", "clientId") DO UPDATE SET "state" = 'open', "until" = NULL, "skipReason" = NULL,
        "stateAt" = ${at}, "stateById" = ${byId}
      WHERE "PlanItem"."state" IN ('moved', 'skipped', 'removed')`;
    if (added === 0) return false;
    // left open, the client is on the plans to come, as one who was put on a day ahead
    await appointByHand(tx, { clientId, on: date, kind, byId, at });
    // wanted today: what hid the client is over
    await tx.hold.deleteMany({ where: { clientId, until: { gt: date } } });
    await noteChange(tx, { planId, clientId, byId, at, act: "added", detail: { kind } });
    return true;
  });

/** Takes off what was put on by hand; the plan's own items are moved or skipped. False: it was not there to take off. */
export const takeOffItem = (db: Db, { clientId, personId, date, byId, at }: ItemAt & Doer): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const planId = await planIdOf(tx, personId, date);
    if (planId === undefined) return unappoint(tx, { clientId, on: date, cause: "added" });
    const where = { planId_clientId: { planId, clientId } };
    const item = await tx.planItem.findUnique({ where, select: { addedById: true } });
    if (!item?.addedById) return false;
    if (!(await endItem(tx, planId, { clientId, personId, byId, at }, { state: "removed" }, {}))) return false;
    await unappoint(tx, { clientId, on: date, cause: "added" });
    return true;
  });
