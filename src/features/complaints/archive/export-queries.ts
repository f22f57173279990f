import type { Db } from "../../../db/sql.ts";
import type { PlainDate } from "../../../lib/dates.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import type { ClockRules } from "../change-rules.ts";
import { legalStanding, type Run, resolveStanding, type Standing } from "../clocks/replay-rules.ts";
import type { Severity } from "../given-rules.ts";
import { clockRulesFor } from "../record-queries.ts";
import type { State } from "../workflow.ts";

/** Days of filing, both with; left out: from the first, to the last. */
export type FilingSpan = { from?: PlainDate | undefined; to?: PlainDate | undefined };

type Instants = "filedAt" | "clockFrom" | "acknowledgedAt" | "proposedAt" | "resolvedAt" | "closedAt";
type Row = {
  id: number;
  number: string;
  branchId: number;
  branch: string;
  timeZone: string;
  clientNo: string | null;
  clientName: string | null;
  otherName: string | null;
  otherPhone: string | null;
  category: string;
  subCategory: string | null;
  severity: Severity;
  state: State;
  channel: string;
  repeatOf: string | null;
  about: string | null;
  reporter: string | null;
  responsible: string | null;
  department: string | null;
  filedOn: PlainDate;
  happenedOn: PlainDate | null;
  whereAbout: string | null;
  what: string;
  wish: string | null;
  legalDueOn: PlainDate;
  legalStep: number;
  clockStoodMs: number;
  isClockPaused: number;
  cause: string | null;
  compensation: string | null;
  currency: string | null;
  satisfaction: number | null;
  acts: number;
} & Record<Instants, string | null>;

/** A complaint as a table for analysis holds it: one row, with the policy that its codes are words of. */
export type ExportedComplaint = Omit<Row, Instants | "compensation" | "isClockPaused" | "clockStoodMs"> & {
  policy: ComplaintPolicy;
  filedAt: Date;
  acknowledgedAt: Date | null;
  proposedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  compensationMinor: bigint | null;
  house: { endsAt: Date | null; standing: Standing };
  legal: Standing;
  lesson: string | null;
};

const perRead = 1000;

const span = `c."filedOn" >= ? AND c."filedOn" <= ?`;
const valuesOf = ({ from = "0000-01-01", to = "9999-12-31" }: FilingSpan) => [from, to];

export async function countFiled(db: Db, asked: FilingSpan): Promise<number> {
  const [row] = await db.rows<{ n: number }>(
    `SELECT count(*) AS "n" FROM "Complaint" c WHERE ${span}`,
    ...valuesOf(asked),
  );
  return row?.n ?? 0;
}

/** All complaints filed in a span, whoever may see them, in the order of their ids and in chunks: however many, memory stays flat. */
export async function* complaintsFiled(db: Db, asked: FilingSpan, now: Date): AsyncGenerator<ExportedComplaint[]> {
  const rulesOf = rememberedRules(db);
  for (let after = 0; ; ) {
    const rows = await rowsAfter(db, after, asked);
    const [last] = rows.slice(-1);
    if (!last) return;
    after = last.id;
    const [runs, lessons] = [await runsOf(db, rows), await lessonsOf(db, rows)];
    const chunk: ExportedComplaint[] = [];
    for (const row of rows) {
      const rules = await rulesOf(row.branchId, row.filedOn);
      chunk.push(exportedOf(row, { rules, runs: runs.get(row.id), lesson: lessons.get(row.id) ?? null, now }));
    }
    yield chunk;
  }
}

const rowsAfter = (db: Db, id: number, asked: FilingSpan): Promise<Row[]> =>
  db.rows<Row>(
    `SELECT c."id", c."number", c."branchId", b."name" AS "branch", b."timeZone", k."clientNo", k."name" AS "clientName",
       c."otherName", c."otherPhone", c."category", c."subCategory", c."severity", c."state", c."channel",
       e."number" AS "repeatOf", a."name" AS "about", r."name" AS "reporter", p."name" AS "responsible",
       t."name" AS "department", c."filedAt", c."filedOn", c."happenedOn", c."whereAbout", c."what", c."wish", c."legalDueOn",
       c."legalStep", c."clockFrom", c."clockStoodMs", c."isClockPaused", c."acknowledgedAt", c."proposedAt", c."resolvedAt",
       c."closedAt", c."cause", CAST(c."compensationMinor" AS TEXT) AS "compensation",
       c."compensationCurrency" AS "currency", c."satisfaction", c."version" AS "acts"
     FROM "Complaint" c JOIN "Branch" b ON b."id" = c."branchId" LEFT JOIN "Client" k ON k."id" = c."clientId"
       LEFT JOIN "Complaint" e ON e."id" = c."repeatOfId" LEFT JOIN "Person" a ON a."id" = c."aboutId"
       LEFT JOIN "Person" r ON r."id" = c."reporterId" LEFT JOIN "Person" p ON p."id" = c."responsibleId"
       LEFT JOIN "Team" t ON t."id" = c."departmentId"
     WHERE c."id" > ? AND ${span} ORDER BY c."id" LIMIT ?`,
    id,
    ...valuesOf(asked),
    perRead,
  );

const rulesRemembered = 500;

/** The rules of a branch on a day: those of a few hundred days are asked for once. */
function rememberedRules(db: Db): (branchId: number, filedOn: PlainDate) => Promise<ClockRules> {
  const known = new Map<string, ClockRules>();
  return async (branchId, filedOn) => {
    const key = `${branchId} ${filedOn}`;
    const remembered = known.get(key);
    if (remembered) return remembered;
    if (known.size >= rulesRemembered) known.clear();
    const rules = await clockRulesFor(db, branchId, filedOn);
    known.set(key, rules);
    return rules;
  };
}

/** For which times the house's clock ran since it last began; only of those for which it ever stood the acts are read. */
async function runsOf(db: Db, rows: Row[]): Promise<Map<number, Run[]>> {
  const runs = new Map(
    rows.map(({ id, clockFrom }): [number, Run[]] => [id, [{ from: instant(clockFrom), to: null }]]),
  );
  const stood = rows.filter(({ clockStoodMs, isClockPaused }) => clockStoodMs > 0 || isClockPaused === 1);
  const acts = await db.rows<{ complaintId: number; act: string; at: string }>(
    `SELECT "complaintId", "act", "at" FROM "ComplaintAct"
     WHERE "complaintId" IN (SELECT "value" FROM json_each(?)) AND "act" IN ('waitForClient', 'clientAnswered')
     ORDER BY "complaintId", "seq"`,
    JSON.stringify(stood.map(({ id }) => id)),
  );
  for (const { complaintId, act, at } of acts) {
    const own = runs.get(complaintId);
    const run = own?.at(-1);
    const moment = new Date(at);
    if (!own || !run || moment < run.from) continue;
    if (act === "waitForClient") run.to = moment;
    else own.push({ from: moment, to: null });
  }
  return runs;
}

/** What was learnt, of the newest evaluation. */
async function lessonsOf(db: Db, rows: Row[]): Promise<Map<number, string>> {
  const evaluated = rows.filter(({ satisfaction }) => satisfaction !== null).map(({ id }) => id);
  const acts = await db.rows<{ complaintId: number; given: string }>(
    `SELECT "complaintId", "given" FROM "ComplaintAct"
     WHERE "complaintId" IN (SELECT "value" FROM json_each(?)) AND "act" = 'evaluate' ORDER BY "complaintId", "seq"`,
    JSON.stringify(evaluated),
  );
  return new Map(
    acts.map(({ complaintId, given }) => [complaintId, (JSON.parse(given) as { lesson?: string }).lesson ?? ""]),
  );
}

const instant = (text: string | null): Date => new Date(text ?? 0);
const maybeInstant = (text: string | null): Date | null => (text === null ? null : new Date(text));

type Found = { rules: ClockRules; runs: Run[] | undefined; lesson: string | null; now: Date };

function exportedOf(row: Row, { rules, runs, lesson, now }: Found): ExportedComplaint {
  const { clockFrom, clockStoodMs: _, isClockPaused: __, compensation, ...rest } = row;
  const moments = {
    filedAt: instant(row.filedAt),
    acknowledgedAt: maybeInstant(row.acknowledgedAt),
    proposedAt: maybeInstant(row.proposedAt),
    resolvedAt: maybeInstant(row.resolvedAt),
    closedAt: maybeInstant(row.closedAt),
  };
  const timed = { ...moments, severity: row.severity, legalDueOn: row.legalDueOn };
  return {
    ...rest,
    ...moments,
    lesson,
    policy: rules.policy,
    compensationMinor: compensation === null ? null : BigInt(compensation),
    house: resolveStanding(timed, runs ?? [{ from: instant(clockFrom), to: null }], rules, now),
    legal: legalStanding(timed, rules.time, now).standing,
  };
}
