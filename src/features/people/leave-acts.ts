import type { Db, Tx } from "../../db/sql.ts";
import { addDays, type PlainDate } from "../../lib/dates.ts";
import { type NowOrder, tellNow } from "../notices/acts.ts";
import { type ListedLeave, leavesBeside } from "./leave-queries.ts";
import { faultsBeside, type Leave, type LeaveFault } from "./leave-rules.ts";

/** What the two people are told, but for the key. */
export type LeaveNews = Omit<NowOrder, "key">[];

/**
 * Writes down a leave and tells it, unless another leave stands against it: then it gives what does, and nothing is changed.
 * Two at the same moment for the same people come one after the other.
 */
export function takeLeave(
  { prisma }: Db,
  order: Leave & { setById: number; setAt: Date },
  news: LeaveNews,
): Promise<LeaveFault<ListedLeave>[]> {
  return prisma.$transaction(async (tx) => {
    // in the order of ids, so that two who cover each other do not wait for one another
    for (const id of [order.personId, order.coverId].sort((a, b) => a - b)) {
      await tx.$executeRaw`UPDATE "Person" SET "id" = "id" WHERE "id" = ${id}`;
    }
    const faults = faultsBeside(order, await leavesBeside(tx, order));
    if (faults.length > 0) return faults;
    const { id } = await tx.leave.create({ data: order, select: { id: true } });
    await tell(tx, `leave:${id}:set`, news);
    return [];
  });
}

/**
 * Ends a leave on the day before `today`, the local day of who is away, or cancels it when it has not begun by then. Gives
 * false when it was over, ended or cancelled already: then nobody is told a second time.
 */
export function endLeave({ prisma }: Db, id: number, today: PlainDate, at: Date, news: LeaveNews): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const stands = { id, cancelledAt: null, toDate: { gte: today } };
    const cancelled = await tx.leave.updateMany({
      where: { ...stands, fromDate: { gte: today } },
      data: { cancelledAt: at },
    });
    const ended = await tx.leave.updateMany({
      where: { ...stands, fromDate: { lt: today } },
      data: { toDate: addDays(today, -1) },
    });
    if (cancelled.count + ended.count === 0) return false;
    await tell(tx, `leave:${id}:ended`, news);
    return true;
  });
}

async function tell(tx: Tx, what: string, news: LeaveNews): Promise<void> {
  for (const one of news) await tellNow(tx, { ...one, key: `${what}:P${one.person.id}` });
}
