import type { Db, Tx } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { markStale } from "../../slack/delivery.ts";
import { appoint, unappoint } from "./appointment-acts.ts";
import type { Doer, ItemKind } from "./item-rules.ts";
import { planKey } from "./rules.ts";

/** An item as it is pointed at: a client on the plan of a person's day. */
export type ItemAt = { clientId: number; personId: number; date: PlainDate };
type Item = ItemAt & Doer;

/** A plan, by whose it is and of which day. */
export type PlanOf = { personId: number; date: PlainDate };

/** The stored plan of a person's day. */
export const planIdOf = async (tx: Tx, personId: number, date: PlainDate): Promise<number | undefined> =>
  (await tx.plan.findUnique({ where: { personId_date: { personId, date } }, select: { id: true } }))?.id;

export type Completion = Doer & {
  clientId: number;
  on: PlainDate;
  contactLogId: number;
  kind: "visit" | "call" | "message";
};

/**
 * A contact was logged: the client's open items on the plans of that day are done by it, of whoever had the contact, holds the
 * client or covers. Gives whose plans. Any kind of contact ends an item; which clock it restarts is for the plans to come.
 */
export async function completeItems(tx: Tx, { on, contactLogId, kind, clientId, byId, at }: Completion) {
  // by the client: ten thousand plans may be of one day
  const ended = await tx.$queryRaw<{ planId: number }[]>`
    UPDATE "PlanItem" SET "state" = 'done', "contactLogId" = ${contactLogId}, "stateAt" = ${at}, "stateById" = ${byId}
    WHERE "clientId" = ${clientId} AND "state" = 'open'
      AND EXISTS (SELECT 1 FROM "Plan" p WHERE p."id" = "planId" AND p."date" = ${on}) RETURNING "planId"`;
  const touched: PlanOf[] = [];
  for (const { planId } of ended) {
    touched.push(await noteChange(tx, { planId, clientId, byId, at, act: "done", detail: { contactLogId, kind } }));
  }
  return touched;
}

/** The items that the contact ended are open again, as it counts no more, or not on their day. Gives whose plans. */
export async function reopenItemsOf(tx: Tx, contactLogId: number, { clientId, byId, at }: Doer & { clientId: number }) {
  const opened = await tx.$queryRaw<{ planId: number }[]>`
    UPDATE "PlanItem" SET "state" = 'open', "contactLogId" = NULL, "stateAt" = ${at}, "stateById" = ${byId}
    WHERE "clientId" = ${clientId} AND "state" = 'done' AND "contactLogId" = ${contactLogId} RETURNING "planId"`;
  const touched: PlanOf[] = [];
  for (const { planId } of opened) {
    const detail = { was: "done", contactLogId };
    touched.push(await noteChange(tx, { planId, clientId, byId, at, act: "reopened", detail }));
  }
  return touched;
}

/**
 * Moves an open item to a later day: hidden until then, on the plan of that day. `kind` is for a day whose plan is not stored
 * yet. False: it was not open any more, as at the second of two taps.
 */
export const moveItem = (db: Db, item: Item & { kind: ItemKind; to: PlainDate }): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const planId = await planIdOf(tx, item.personId, item.date);
    const { clientId } = item;
    const where = planId === undefined ? undefined : { planId_clientId: { planId, clientId } };
    const stored = where && (await tx.planItem.findUnique({ where, select: { kind: true } }));
    return move(tx, planId, { ...item, kind: stored ? (stored.kind as ItemKind) : item.kind });
  });

/** Hides an open item's client from the plans before `until`, with the reason. False: it was not open any more. */
export const skipItem = (db: Db, item: Item & { until: PlainDate; reason: string }): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const planId = await planIdOf(tx, item.personId, item.date);
    const { until, reason } = item;
    return hide(tx, planId, item, { state: "skipped", until, skipReason: reason });
  });

/** Moves those of the clients who are still open on the plan to a later day, in one step. Gives how many: of two taps the second moves none. */
export const moveRest = (
  db: Db,
  { personId, date, clientIds, to, ...doer }: Omit<Item, "clientId"> & { clientIds: number[]; to: PlainDate },
): Promise<number> =>
  db.prisma.$transaction(async (tx) => {
    const planId = await planIdOf(tx, personId, date);
    if (planId === undefined) return 0;
    const open = await tx.planItem.findMany({
      where: { planId, state: "open", clientId: { in: clientIds } },
      select: { clientId: true, kind: true },
    });
    let moved = 0;
    for (const { clientId, kind } of open) {
      if (await move(tx, planId, { ...doer, personId, date, to, clientId, kind: kind as ItemKind })) moved++;
    }
    return moved;
  });

/** Takes back that an item was done, moved or skipped. False: there was nothing to take back, as at the second of two taps. */
export const reopenItem = (db: Db, { clientId, personId, date, byId, at }: Item): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const planId = await planIdOf(tx, personId, date);
    if (planId === undefined) return false;
    const where = { planId, clientId };
    const was = await tx.planItem.findUnique({ where: { planId_clientId: where } });
    if (!was || !["done", "moved", "skipped"].includes(was.state)) return false;
    const { state, until, contactLogId } = was;
    const open = { state: "open", until: null, skipReason: null, contactLogId: null, stateAt: at, stateById: byId };
    const { count } = await tx.planItem.updateMany({ where: { ...where, state, until }, data: open });
    if (count === 0) return false;
    if (until) {
      await tx.hold.deleteMany({ where: { clientId, until, cause: state } });
      await unappoint(tx, { clientId, on: until, cause: "moved", fromDate: date });
    }
    await noteChange(tx, { planId, clientId, byId, at, act: "reopened", detail: { was: state, until, contactLogId } });
    return true;
  });

async function move(tx: Tx, planId: number | undefined, item: Item & { kind: ItemKind; to: PlainDate }) {
  const { clientId, kind, to, date, byId, at } = item;
  if (!(await hide(tx, planId, item, { state: "moved", until: to }))) return false;
  await appoint(tx, { clientId, on: to, kind, cause: "moved", fromDate: date, byId, at });
  return true;
}

const endOfTime: PlainDate = "9999-12-31";

type Hidden = { state: "moved" | "skipped"; until: PlainDate; skipReason?: string };

/** Ends the item and hides its client; on a day whose plan is not stored yet there is only the client to hide. */
async function hide(tx: Tx, planId: number | undefined, item: Item, end: Hidden): Promise<boolean> {
  const { until, skipReason } = end;
  if (planId === undefined) return hold(tx, item, end, item.date);
  if (!(await endItem(tx, planId, item, end, { until, ...(skipReason && { reason: skipReason }) }))) return false;
  return hold(tx, item, end, endOfTime);
}

/** Gives false, and changes nothing, when the client is hidden beyond that day already. */
async function hold(tx: Tx, { clientId, byId, at }: Item, end: Hidden, unlessBeyond: PlainDate): Promise<boolean> {
  const { state, until, skipReason = null } = end;
  const held = await tx.$executeRaw`
    INSERT INTO "Hold" ("clientId", "until", "cause", "reason", "byId", "at")
    VALUES (${clientId}, ${until}, ${state}, ${skipReason}, ${byId}, ${at})
    ON CONFLICT ("clientId") DO UPDATE SET "until" = excluded."until", "cause" = excluded."cause",
      "reason" = excluded."reason", "byId" = excluded."byId", "at" = excluded."at"
    WHERE "Hold"."until" <= ${unlessBeyond}`;
  return held > 0;
}

type End = Hidden | { state: "done"; contactLogId: number } | { state: "removed" };

/** Ends an item if it is open: one statement decides, so that of two taps at the same moment one counts. */
export async function endItem(
  tx: Tx,
  planId: number,
  item: Omit<Item, "date">,
  end: End,
  detail: object,
): Promise<boolean> {
  const { clientId, byId, at } = item;
  const { count } = await tx.planItem.updateMany({
    where: { planId, clientId, state: "open" },
    data: { ...end, stateAt: at, stateById: byId },
  });
  if (count > 0) await noteChange(tx, { planId, clientId, byId, at, act: end.state, detail });
  return count > 0;
}

type Change = Doer & { planId: number; clientId: number; act: string; detail: object };

/** Writes down a change of a stored plan, and that its message does not show it yet. Gives whose plan it is. */
export async function noteChange(tx: Tx, { detail, ...change }: Change): Promise<PlanOf> {
  const { id: changeId } = await tx.planChange.create({
    data: { ...change, detail: JSON.stringify(detail) },
    select: { id: true },
  });
  const where = { id: change.planId };
  const plan = await tx.plan.findUniqueOrThrow({ where, select: { personId: true, date: true } });
  await markStale(tx, { key: planKey(plan.date, plan.personId), changeId });
  return plan;
}
