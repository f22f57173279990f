import type { Db, Tx } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { markStale } from "../../slack/delivery.ts";
import { appoint, unappoint } from "./appointment-acts.ts";
import type { Doer, ItemKind } from "./item-rules.ts";
import { planKey } from "./rules.ts";

/** An item as it is pointed at: a client on the plan of a person's day. */
export type ItemAt = { clientId: number; personId: number; date: PlainDate };
type Item = ItemAt & Doer;

/** The stored plan of a person's day. */
export const planIdOf = async (tx: Tx, personId: number, date: PlainDate): Promise<number | undefined> =>
  (await tx.plan.findUnique({ where: { personId_date: { personId, date } }, select: { id: true } }))?.id;

export type Completion = Doer & {
  clientId: number;
  /** whose plan */
  personId: number;
  on: PlainDate;
  contactLogId: number;
  kind: "visit" | "call" | "message";
};

/**
 * A contact was logged: the client's open item on that person's plan of that day is done by it. Gives whether there was one.
 * Any kind of contact ends the item; which clock it restarts is for the plans to come.
 */
export async function completeItem(tx: Tx, { on, contactLogId, kind, ...item }: Completion): Promise<boolean> {
  const { clientId, personId, byId, at } = item;
  const ended = await tx.$executeRaw`
    UPDATE "PlanItem" SET "state" = 'done', "contactLogId" = ${contactLogId}, "stateAt" = ${at}, "stateById" = ${byId}
    WHERE "planId" IN (SELECT "id" FROM "Plan" WHERE "personId" = ${personId} AND "date" = ${on})
      AND "clientId" = ${clientId} AND "state" = 'open'`;
  const planId = ended > 0 ? await planIdOf(tx, personId, on) : undefined;
  if (planId === undefined) return false;
  await noteChange(tx, { planId, clientId, byId, at, act: "done", detail: { contactLogId, kind } });
  return true;
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

/** Moves all that is still open on the plan to a later day, in one step. Gives how many: of two taps the second moves none. */
export const moveRest = (
  db: Db,
  { personId, date, to, ...doer }: Omit<Item, "clientId"> & { to: PlainDate },
): Promise<number> =>
  db.prisma.$transaction(async (tx) => {
    const planId = await planIdOf(tx, personId, date);
    if (planId === undefined) return 0;
    const open = await tx.planItem.findMany({
      where: { planId, state: "open" },
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

/** Writes down a change of a stored plan, and that its message does not show it yet. */
export async function noteChange(tx: Tx, { detail, ...change }: Change): Promise<void> {
  const { id: changeId } = await tx.planChange.create({
    data: { ...change, detail: JSON.stringify(detail) },
    select: { id: true },
  });
  const where = { id: change.planId };
  const { personId, date } = await tx.plan.findUniqueOrThrow({ where, select: { personId: true, date: true } });
  await markStale(tx, { key: planKey(date, personId), changeId });
}
