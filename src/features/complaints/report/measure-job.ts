import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../../db/sql.ts";
import type { Job } from "../../../slack/job.ts";
import { houseDueAt, keptClocks } from "../clocks/kept-rules.ts";
import { workingMsBetween } from "../clocks/working-time-rules.ts";
import { clockRulesFor, recordById } from "../record-queries.ts";

const rowsAStep = 1000;
/** others write between two steps */
const pauseMs = 20;
/** Stands once all complaints that an earlier build wrote have their times. */
const measured = "complaints measured";

/**
 * Writes the times of the complaints of earlier builds, which kept none: acts write them since. It does so once; cut off, it begins
 * again, and writes the same.
 */
export const measureComplaints: Job = {
  name: "complaints.measure",
  cron: "23 3 * * *",
  async run({ db, log }) {
    const { prisma } = db;
    if (await prisma.setting.findUnique({ where: { name: measured } })) return;
    const last = (await prisma.complaint.aggregate({ _max: { id: true } }))._max.id ?? 0;
    let count = 0;
    for (let from = 0; from < last; from += rowsAStep) {
      const ids = await unmeasured(db, from, from + rowsAStep);
      for (const id of ids) await measure(db, id);
      count += ids.length;
      await sleep(pauseMs);
    }
    await prisma.setting.upsert({ where: { name: measured }, create: { name: measured, value: "1" }, update: {} });
    if (count > 0) log.info({ complaints: count }, "the times of complaints were written for reports");
  },
};

async function unmeasured(db: Db, from: number, to: number): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(
    `SELECT "id" FROM "Complaint" WHERE "id" > ? AND "id" <= ? AND (
       ("acknowledgedAt" IS NOT NULL AND "ackWorkedMs" IS NULL) OR ("resolvedAt" IS NOT NULL AND "isHouseKept" IS NULL)
       OR ("houseDueAt" IS NULL AND "resolvedAt" IS NULL AND "closedAt" IS NULL))`,
    from,
    to,
  );
  return rows.map(({ id }) => id);
}

/** On the record as it is when it is written: an act that came in between is read again. */
async function measure(db: Db, id: number): Promise<void> {
  for (let isWritten = false; !isWritten; ) {
    const record = await recordById(db, id);
    if (!record) return;
    const { version, ackWorkedMs, acknowledgedAt, filedAt } = record;
    const { policy, time } = await clockRulesFor(db, record.branchId, record.filedOn);
    const isUnmeasured = ackWorkedMs === null && acknowledgedAt !== null;
    const { count } = await db.prisma.complaint.updateMany({
      where: { id, version },
      data: {
        houseDueAt: houseDueAt(record, policy, time),
        ...keptClocks(record, policy, time),
        ...(isUnmeasured && { ackWorkedMs: workingMsBetween(filedAt, acknowledgedAt, time) }),
      },
    });
    isWritten = count > 0;
  }
}
