import type { Db, Tx } from "../../../db/sql.ts";
import type { PlainDate } from "../../../lib/dates.ts";
import type { Period } from "../../../lib/periods.ts";
import type { Message } from "../../../slack/blocks.ts";
import { enqueue } from "../../../slack/delivery.ts";

/** How a report is shown, the best first; what Slack refuses is followed by the next. */
export const ways = ["chart", "picture", "words"] as const;
export type Way = (typeof ways)[number];

/** A report that was asked for, and what became of its newest message; null while there is none. */
export type ReportOrder = {
  id: number;
  personId: number;
  period: Period;
  askedOn: PlainDate;
  state: Way;
  fileId: string | null;
  attempts: number;
  posted: "sent" | "failed" | null;
  refusedWith: string | null;
};

/** While one process is at it no other is; whoever was cut off is followed so much later. */
const leaseMs = 20_000;
/** This workspace refused a chart at that moment of the real clock; asked again after a week, as Slack gives them to ever more. */
const noCharts = "complaint reports: charts refused at";
const noChartsForMs = 7 * 86_400_000;

/** Writes an order down. False when the same one of the same person is on its way already. */
export async function orderReport(
  { prisma }: Db,
  order: Pick<ReportOrder, "personId" | "period" | "askedOn">,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { personId, period } = order;
    if ((await tx.complaintReport.count({ where: { personId, period, state: { in: [...ways] } } })) > 0) return false;
    const refused = await tx.setting.findUnique({ where: { name: noCharts }, select: { value: true } });
    const state: Way = refused && Date.now() - Number(refused.value) < noChartsForMs ? "picture" : "chart";
    await tx.complaintReport.create({ data: { ...order, state }, select: { id: true } });
    return true;
  });
}

/** The message of an order in one way: posted once, whoever makes it how often. */
const keyOf = ({ id, state }: Pick<ReportOrder, "id" | "state">): string => `complaint-report:${id}:${state}`;

/** The orders for which something is to be done now: not those whose message is on its way. */
export const ordersDue = (db: Db, atMs: number, most: number): Promise<ReportOrder[]> =>
  db.rows(
    `SELECT r."id", r."personId", r."period", r."askedOn", r."state", r."fileId", r."attempts",
       d."state" AS "posted", d."lastError" AS "refusedWith"
     FROM "ComplaintReport" r LEFT JOIN "Delivery" d ON d."key" = 'complaint-report:' || r."id" || ':' || r."state"
     WHERE r."state" IN ('chart', 'picture', 'words') AND r."runAt" <= ?
       AND (d."state" IS NULL OR d."state" IN ('sent', 'failed')) ORDER BY r."id" LIMIT ?`,
    atMs,
    most,
  );

/** Takes an order in hand. False when somebody else did. */
export async function claimOrder({ prisma }: Db, { id, state }: ReportOrder, atMs: number): Promise<boolean> {
  const { count } = await prisma.complaintReport.updateMany({
    where: { id, state, runAt: { lte: BigInt(atMs) } },
    data: { runAt: BigInt(atMs + leaseMs), attempts: { increment: 1 } },
  });
  return count > 0;
}

/** Moves an order on, if it still stands as it was read. */
export async function moveOrder(
  tx: Pick<Tx, "complaintReport">,
  { id, state }: ReportOrder,
  to: Way | "sent" | "dropped",
): Promise<boolean> {
  const { count } = await tx.complaintReport.updateMany({
    where: { id, state },
    data: { state: to, runAt: 0n, attempts: 0 },
  });
  return count > 0;
}

/** After Slack refused its blocks: shown in the next way, and charts are not tried again soon. */
export const takeNextWay = ({ prisma }: Db, order: ReportOrder): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const value = String(Date.now());
    if (order.state === "chart") {
      await tx.setting.upsert({ where: { name: noCharts }, create: { name: noCharts, value }, update: { value } });
    }
    return moveOrder(tx, order, ways[ways.indexOf(order.state) + 1] ?? "dropped");
  });

/** Remembers an upload, so that whoever goes on after a kill does not repeat it. */
export async function noteUpload({ prisma }: Db, { id }: ReportOrder, fileId: string): Promise<void> {
  await prisma.complaintReport.update({ where: { id }, data: { fileId }, select: { id: true } });
}

type To = { personId: number; slackUserId: string };

/** Lays a report ready to be posted to its asker's direct messages, and lets go of the order until it was. */
export const layReady = ({ prisma }: Db, order: ReportOrder, { slackUserId }: To, message: Message): Promise<unknown> =>
  prisma.$transaction(async (tx) => {
    await enqueue(tx, { key: keyOf(order), personId: order.personId, target: slackUserId, message });
    await moveOrder(tx, order, order.state);
  });

/** Gives an order up, and says so. */
export const giveUp = ({ prisma }: Db, order: ReportOrder, { slackUserId }: To, message: Message): Promise<unknown> =>
  prisma.$transaction(async (tx) => {
    if (!(await moveOrder(tx, order, "dropped"))) return;
    const key = `complaint-report:${order.id}:failed`;
    await enqueue(tx, { key, personId: order.personId, target: slackUserId, message });
  });
