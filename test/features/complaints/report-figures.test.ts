import { expect, test } from "vitest";
import { complaintsInReach } from "../../../src/features/complaints/reach-queries.ts";
import { reportFigures } from "../../../src/features/complaints/report/report-queries.ts";
import { openStates, states } from "../../../src/features/complaints/workflow.ts";
import type { Prisma } from "../../../src/generated/client/client.ts";
import { addDays } from "../../../src/lib/dates.ts";
import { type Days, spanOf } from "../../../src/lib/periods.ts";
import { type Random, seededRandom } from "../../../src/lib/random.ts";
import { complaintDesk, type Desk, names, teams } from "../../support/complaint-desk.ts";
import { tempDb } from "../../support/temp.ts";

const today = "2026-11-22";
const now = new Date("2026-11-22T10:00:00Z");
const span = spanOf("2026-11", today);
const categories = ["service", "fees", "sale"] as const;

/** A complaint of any day of the last three months, of anybody and about anybody. */
function anyComplaint({ id }: Desk, branches: number[], random: Random, i: number): Prisma.ComplaintCreateManyInput {
  const { whole, chance, pick } = random;
  const someone = () => id(names[whole(0, names.length - 1)] ?? "");
  const filedOn = addDays(today, -whole(0, 80));
  const state = states[whole(0, states.length - 1)] ?? "closed";
  const [isOpen, isTold] = [openStates.includes(state), state === "closed" || state === "carriedOut"];
  const filedAt = new Date(`${filedOn}T02:00:00Z`);
  return {
    ...{
      number: `C-2026-${String(i).padStart(6, "0")}`,
      token: `t${i}`,
      filedOn,
      filedAt,
      state,
      stateBefore: "recorded",
    },
    ...{ branchId: branches[whole(0, 1)] ?? 0, category: pick(categories), severity: "S3" },
    ...{ what: "A fee", channel: "phone", headHash: "", clockFrom: filedAt, clockAt: filedAt },
    clientId: chance(0.7) ? id(`K${whole(1, 3)}`) : null,
    aboutId: chance(0.2) ? someone() : null,
    reporterId: someone(),
    responsibleId: chance(0.6) ? someone() : null,
    departmentId: chance(0.6) ? id(Object.keys(teams)[whole(0, 3)] ?? "") : null,
    repeatOfId: i > 5 && chance(0.2) ? whole(1, i - 1) : null,
    ackWorkedMs: chance(0.8) ? BigInt(whole(0, 90_000_000)) : null,
    clockUsedMs: BigInt(isTold ? whole(0, 900_000_000) : 0),
    legalDueOn: addDays(filedOn, 15),
    ...(isOpen && !isTold && { dueAt: new Date(Number(now) + whole(-9, 9) * 86_400_000) }),
    ...(isOpen && !isTold && { houseDueAt: new Date(Number(now) + whole(-9, 9) * 86_400_000) }),
    ...(isTold && { resolvedAt: filedAt, isHouseKept: chance(0.8), isLegalKept: chance(0.9) }),
    ...(state === "closed" && { satisfaction: whole(1, 5) }),
  };
}

type Row = {
  id: number;
  filedOn: string;
  state: string;
  category: string;
  departmentId: number | null;
  repeatOfId: number | null;
  ackWorkedMs: number | null;
  clockUsedMs: number;
  resolvedAt: string | null;
  houseDueAt: string | null;
  dueAt: string | null;
  legalDueOn: string;
  isHouseKept: number | null;
  isLegalKept: number | null;
  satisfaction: number | null;
};

const countBy = <T>(all: T[], key: (one: T) => string) =>
  Object.fromEntries([...Map.groupBy(all, key)].map(([name, some]) => [name, some.length]));

/** By the nearest rank, on sorted values. */
function spread(values: number[]) {
  const sorted = values.map((ms) => Math.floor(ms / 60_000)).sort((x, y) => x - y);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1];
  return sorted.length === 0 ? null : { of: sorted.length, median: at(0.5), ninetieth: at(0.9) };
}

/** The figures, counted slowly, one complaint after the other. */
function slowly(all: Row[], { from, to }: Days, aboutAsker: ReadonlySet<number>) {
  const rows = all.filter(({ filedOn }) => from <= filedOn && filedOn <= to);
  const told = rows.filter(({ isHouseKept }) => isHouseKept !== null);
  const open = rows.filter(({ state, resolvedAt }) => openStates.some((one) => one === state) && resolvedAt === null);
  const rated = rows.flatMap(({ satisfaction }) => (satisfaction === null ? [] : [satisfaction]));
  const missed = open.filter(({ houseDueAt }) => houseDueAt !== null && new Date(houseDueAt) < now).length;
  return {
    filed: rows.length,
    repeats: rows.filter(({ repeatOfId }) => repeatOfId !== null && !aboutAsker.has(repeatOfId)).length,
    acknowledge: spread(rows.flatMap(({ ackWorkedMs }) => (ackWorkedMs === null ? [] : [ackWorkedMs]))),
    resolve: spread(told.map(({ clockUsedMs }) => clockUsedMs)),
    house: { kept: told.filter(({ isHouseKept }) => isHouseKept === 1).length, of: told.length + missed },
    legal: {
      kept: told.filter(({ isLegalKept }) => isLegalKept === 1).length,
      of: told.length + open.filter(({ legalDueOn }) => legalDueOn < today).length,
    },
    satisfaction:
      rated.length === 0 ? null : { of: rated.length, mean: rated.reduce((sum, n) => sum + n, 0) / rated.length },
    byState: countBy(rows, ({ state }) => state),
    byCategory: countBy(rows, ({ category }) => category),
    byDepartment: countBy(rows, ({ departmentId }) => String(departmentId ?? 0)),
  };
}

test("every figure of every lead and desk equals one that is counted slowly, within what they may see", async () => {
  const { db, file } = await tempDb();
  const desk = await complaintDesk(db);
  const branches = (await db.prisma.branch.findMany()).map(({ id }) => id);
  const random = seededRandom(3);
  const data = Array.from({ length: 600 }, (_, i) => anyComplaint(desk, branches, random, i + 1));
  await db.prisma.complaint.createMany({ data });
  const filed: number[] = [];
  for (const name of ["Boss", "Lin", "Gao", "Ann", "Dora", "Dan", "Cat"]) {
    const asker = await desk.asker(name, now);
    const reach = complaintsInReach(asker);
    const rows = await db.rows<Row>(`SELECT c.* FROM "Complaint" c WHERE ${reach.sql}`, ...reach.values);
    const about = await db.prisma.complaint.findMany({ where: { aboutId: asker.personId }, select: { id: true } });
    const aboutAsker = new Set(about.map(({ id }) => id));
    const figures = await reportFigures({ db, file }, asker, span, now);
    expect([name, figures.now]).toEqual([name, slowly(rows, span, aboutAsker)]);
    expect([name, figures.before]).toEqual([name, slowly(rows, span.before, aboutAsker)]);
    const open = rows.filter(({ state }) => openStates.some((one) => one === state));
    expect(figures.open.total).toBe(open.length);
    expect(figures.open.late).toBe(open.filter(({ dueAt }) => dueAt !== null && new Date(dueAt) < now).length);
    expect(figures.open.byAge.reduce((sum, n) => sum + n, 0)).toBe(open.length);
    expect(rows.some(({ id }) => aboutAsker.has(id))).toBe(false);
    filed.push(figures.now.filed);
  }
  // else they would all see the same, or nothing
  expect(new Set(filed).size).toBeGreaterThan(4);
  expect(Math.min(...filed)).toBeGreaterThan(20);
});
