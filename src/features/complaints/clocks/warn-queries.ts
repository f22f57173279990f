import { type Db, sqlInstant } from "../../../db/sql.ts";
import { peopleToWarn } from "../desk/tell-queries.ts";
import { type ComplaintRecord, clockRulesFor, recordById } from "../record-queries.ts";
import { nextWarningAt, type Warning, warningsDue } from "./clock-rules.ts";

/** A complaint that has to be warned of. */
export type DueWarning = {
  record: ComplaintRecord;
  /** `key` says which warning of which run of the clocks it is: what was told under it once is not told again */
  warnings: (Warning & { key: string; toPersonIds: number[] })[];
  /** when the next one comes; null when none will */
  nextAt: Date | null;
};

/** The complaints whose next warning has come by now, the longest due first. */
export async function warningsToTell(db: Db, now: Date, most: number): Promise<DueWarning[]> {
  const found = await db.rows<{ id: number }>(
    `SELECT "id" FROM "Complaint" WHERE "warnAt" <= ? ORDER BY "warnAt", "id" LIMIT ?`,
    sqlInstant(now),
    most,
  );
  const due: DueWarning[] = [];
  for (const { id } of found) {
    const record = await recordById(db, id);
    if (record) due.push(await dueOf(db, record, now));
  }
  return due;
}

async function dueOf(db: Db, record: ComplaintRecord, now: Date): Promise<DueWarning> {
  const { policy, time } = await clockRulesFor(db, record.branchId, record.filedOn);
  const warnings = warningsDue(record, policy, time, now).map(async (warning) => ({
    ...warning,
    key: `warn:${record.id}:${warning.clock}:${warning.share}:${Number(record.clockFrom)}`,
    toPersonIds: await peopleToWarn(db, record, warning.share, now),
  }));
  return { record, warnings: await Promise.all(warnings), nextAt: nextWarningAt(record, policy, time, now) };
}
