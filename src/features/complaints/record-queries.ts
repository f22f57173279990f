import type { Db } from "../../db/sql.ts";
import type { Prisma } from "../../generated/client/client.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { calendarOf, policyOn } from "../policy/queries.ts";
import type { ClockRules } from "./change-rules.ts";
import type { Clocks } from "./clocks/clock-rules.ts";
import type { Times } from "./clocks/kept-rules.ts";
import type { Severity } from "./given-rules.ts";
import type { Parties } from "./rights-rules.ts";
import type { State } from "./workflow.ts";

/** A complaint's record as acts and clocks need it. */
export type ComplaintRecord = Clocks &
  Times &
  Parties & {
    id: number;
    number: string;
    branchId: number;
    clientId: number | null;
    category: string;
    subCategory: string | null;
    severity: Severity;
    state: State;
    stateBefore: State;
    departmentId: number | null;
    filedAt: Date;
    filedOn: PlainDate;
    legalDueOn: PlainDate;
    legalStep: number;
    dueAt: Date | null;
    warnAt: Date | null;
    version: number;
    headHash: string;
  };

export const recordFields = {
  ...{ id: true, number: true, branchId: true, clientId: true, category: true, subCategory: true, severity: true },
  ...{ state: true, stateBefore: true, departmentId: true, filedAt: true, filedOn: true, legalDueOn: true },
  ...{ legalStep: true, dueAt: true, warnAt: true, version: true, headHash: true },
  ...{ aboutId: true, reporterId: true, responsibleId: true, proposedById: true, extensionById: true },
  ...{ clockFrom: true, clockUsedMs: true, clockAt: true, clockStoodMs: true, isClockPaused: true },
  ...{ acknowledgedAt: true, proposedAt: true, resolvedAt: true, closedAt: true },
  ...{ houseDueAt: true, ackWorkedMs: true, isHouseKept: true, isLegalKept: true },
} as const satisfies Prisma.ComplaintSelect;

type Row = Prisma.ComplaintGetPayload<{ select: typeof recordFields }>;

/** What the columns hold, typed: only acts write them. */
export const recordOf = <R extends Row>(row: R) => ({
  ...row,
  severity: row.severity as Severity,
  state: row.state as State,
  stateBefore: row.stateBefore as State,
  clockUsedMs: Number(row.clockUsedMs),
  clockStoodMs: Number(row.clockStoodMs),
  ackWorkedMs: row.ackWorkedMs === null ? null : Number(row.ackWorkedMs),
});

/** A complaint whoever asks: rights are the caller's to check. */
export async function recordById(db: Db, id: number): Promise<ComplaintRecord | undefined> {
  const row = await db.prisma.complaint.findUnique({ where: { id }, select: recordFields });
  return row ? recordOf(row) : undefined;
}

/**
 * The rules for the clocks of a complaint of a branch filed on a day: the policy of that day, which holds for it for good, and
 * the branch's working time. Throws when there is no such branch. */
export async function clockRulesFor(db: Db, branchId: number, filedOn: PlainDate): Promise<ClockRules> {
  const [branch] = await db.rows<{ timeZone: string; jurisdiction: string }>(
    `SELECT "timeZone", "jurisdiction" FROM "Branch" WHERE "id" = ?`,
    branchId,
  );
  if (!branch) throw new Error(`there is no branch ${branchId}`);
  const { complaints, workingHours } = await policyOn(db, filedOn);
  const calendar = await calendarOf(db, branch.jurisdiction);
  const time = { timeZone: branch.timeZone, calendar, hours: workingHours };
  return { policy: complaints, time, jurisdiction: branch.jurisdiction };
}

/** The branch that a complaint belongs to: where who files it works, else where the client is looked after, else the first. */
export async function branchFor(
  db: Db,
  reporterId: number,
  clientId: number | undefined,
): Promise<{ id: number; timeZone: string }> {
  const [branch] = await db.rows<{ id: number; timeZone: string }>(
    `SELECT b."id", b."timeZone" FROM "Branch" b
     LEFT JOIN "Team" rt ON rt."branchId" = b."id" AND rt."id" = (SELECT "teamId" FROM "Person" WHERE "id" = ?)
     LEFT JOIN "Team" ct ON ct."branchId" = b."id" AND ct."id" =
       (SELECT p."teamId" FROM "Client" c JOIN "Person" p ON p."id" = c."ownerId" WHERE c."id" = ?)
     ORDER BY (rt."id" IS NULL), (ct."id" IS NULL), b."id" LIMIT 1`,
    reporterId,
    clientId ?? 0,
  );
  if (!branch) throw new Error("there is no branch");
  return branch;
}
