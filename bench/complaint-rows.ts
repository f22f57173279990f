import { sqlInstant } from "../src/db/sql.ts";
import { chainStart } from "../src/features/complaints/chain/chain-rules.ts";
import type { Act } from "../src/features/complaints/given-rules.ts";
import { filing, nextState, type State, stepFor } from "../src/features/complaints/workflow.ts";
import { type Sealed, seal } from "../src/features/complaints/write-acts.ts";
import { defaultComplaintPolicy as policy } from "../src/features/policy/complaint-rules.ts";
import { addDays, type PlainDate } from "../src/lib/dates.ts";
import { chance, ownerOf } from "./book-rows.ts";
import type { BookShape } from "./book-shape.ts";
import { at, monday } from "./days.ts";

/** Complaints of five years, the oldest first, most of them ended; the same numbers give the same rows. */
const yearsDays = 5 * 365;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const opensAt = Number(at(monday, "09:00"));

const daysAgo = (n: number, { complaints }: BookShape) => 1 + Math.floor(((complaints - n) * yearsDays) / complaints);
const days = Array.from({ length: yearsDays + 2 }, (_, ago) => addDays(monday, -ago));
const filedOn = (n: number, book: BookShape): PlainDate => days[daysAgo(n, book)] ?? monday;

const firsts = new Map<string, number>();
/** The first complaint of a year: they lie in the order of their days. */
function firstOf(year: string, book: BookShape): number {
  const known = firsts.get(year);
  if (known !== undefined) return known;
  let [low, high] = [1, book.complaints];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (filedOn(middle, book) < `${year}-01-01`) low = middle + 1;
    else high = middle;
  }
  firsts.set(year, low);
  return low;
}

function numberOf(n: number, book: BookShape): string {
  const year = filedOn(n, book).slice(0, 4);
  return `C-${year}-${String(n - firstOf(year, book) + 1).padStart(6, "0")}`;
}

/** The number of some complaint that is there. */
export const someNumber = (book: BookShape): string => numberOf(1 + Math.floor(Math.random() * book.complaints), book);

/** Each year, and the last number that was given in it. */
export function yearsOf(book: BookShape): [year: number, last: number][] {
  const years = [...new Set(days.map((day) => day.slice(0, 4)))].sort();
  const last = filedOn(book.complaints, book).slice(0, 4);
  return years.map((year) => {
    const end = year === last ? book.complaints + 1 : firstOf(String(Number(year) + 1), book);
    return [Number(year), end - firstOf(year, book)];
  });
}

const wholeLife: readonly Act[] = ["judgeValid", "assign", "analyse", "propose", "approve", "carryOut", "evaluate"];

/** What became of it: those of the last month stand somewhere on the way. */
function lifeOf(n: number, book: BookShape): readonly Act[] {
  if (daysAgo(n, book) <= 30) return wholeLife.slice(0, chance(n, 51, wholeLife.length));
  const turn = chance(n, 52, 100);
  return turn < 40 ? wholeLife : turn < 80 ? ["judgeNotValid"] : ["withdraw"];
}

const severityOf = (n: number): keyof typeof dueDays => {
  const turn = chance(n, 53, 100);
  return turn < 2 ? "S1" : turn < 15 ? "S2" : turn < 70 ? "S3" : "S4";
};
const dueDays = { S1: 5, S2: 7, S3: 14, S4: 15 } as const;

/** Some are of a client and category of shortly before. */
function earlierOf(n: number): number | null {
  const earlier = n - 1 - chance(n, 55, 20_000);
  return earlier > 0 && chance(n, 54, 100) < 6 ? earlier : null;
}
const rootOf = (n: number): number => {
  const earlier = earlierOf(n);
  return earlier === null ? n : rootOf(earlier);
};

export type Crew = {
  desk: number;
  /** of the staff in the person's team */
  staffBeside(personId: number, nth: number): number;
  leadOf(personId: number): number;
};
type Parties = { reporter: number; responsible: number; lead: number; desk: number };

function partiesOf(n: number, owner: number, crew: Crew): Parties {
  const staff = crew.staffBeside(owner, chance(n, 56, 100));
  const responsible = chance(n, 57, 2) === 0 ? owner : staff;
  const reporter = chance(n, 58, 3) === 0 ? owner : staff;
  return { reporter, responsible, lead: crew.leadOf(responsible), desk: crew.desk };
}

/** Who does an act, within how many hours of the one before, and what is given with it. */
const doing: Partial<
  Record<Act, { by: keyof Parties; hours: number; given(n: number, parties: Parties, at: Date): object }>
> = {
  judgeValid: { by: "desk", hours: 8, given: () => ({}) },
  judgeNotValid: { by: "desk", hours: 20, given: () => ({ reason: "Nothing of ours was wrong" }) },
  withdraw: { by: "desk", hours: 60, given: () => ({ reason: "The client took it back" }) },
  assign: { by: "desk", hours: 10, given: (_, { responsible }) => ({ departmentId: 1, responsibleId: responsible }) },
  analyse: { by: "responsible", hours: 30, given: (n) => ({ cause: causeOf(n), words: "Asked all who were there" }) },
  propose: { by: "responsible", hours: 40, given: () => ({ remedy: "Apologise and put it right" }) },
  approve: { by: "lead", hours: 20, given: () => ({}) },
  carryOut: {
    by: "responsible",
    hours: 60,
    given: (_, __, at) => ({ done: "Told the client", toldAt: at.toISOString(), how: "phone" }),
  },
  evaluate: { by: "lead", hours: 90, given: (n) => ({ satisfaction: satisfactionOf(n) }) },
};
const causeOf = (n: number) => policy.causes[chance(n, 59, policy.causes.length)]?.id ?? "other";
const satisfactionOf = (n: number) => 1 + chance(n, 60, 5);

/** All acts of a complaint, sealed one behind the other. */
function actsOf(
  n: number,
  number: string,
  parties: Parties,
  record: { at: Date; given: object },
  life: readonly Act[],
) {
  type Given = Parameters<typeof seal>[1]["given"];
  let state: State = filing.to;
  let { at } = record;
  const written = { seq: 1, byId: parties.reporter, at, origin: "chat", fromState: null, toState: state } as const;
  const sealed: Sealed[] = [seal(number, { ...written, act: "record", given: record.given as Given }, chainStart)];
  for (const [index, act] of life.entries()) {
    const [step, how] = [stepFor(act, state), doing[act]];
    if (!step || !how) throw new Error(`the workflow has no ${act} in ${state}`);
    at = new Date(
      Math.min(Number(at) + Math.round(((1 + chance(n, 70 + index, 100)) / 100) * how.hours * hourMs), opensAt),
    );
    const toState = nextState(step, state, state);
    const moved = { seq: index + 2, byId: parties[how.by], at, origin: "chat", fromState: state, toState } as const;
    const given = how.given(n, parties, at) as Given;
    sealed.push(seal(number, { ...moved, act, given }, sealed.at(-1)?.hash ?? chainStart));
    state = toState;
  }
  return sealed;
}

/** One complaint, as the columns of its record, and its acts. */
export function complaintRow(n: number, book: BookShape, crew: Crew) {
  const [root, number] = [rootOf(n), numberOf(n, book)];
  const clientId = 1 + ((root * 7919) % (book.managers * book.clientsPerManager));
  const parties = partiesOf(n, ownerOf(clientId, book.managers), crew);
  const ago = daysAgo(n, book);
  const filedAt = new Date(opensAt - ago * dayMs + (ago === 1 ? 0 : Math.floor(((n * 31) % 9000) * 3600)));
  const category = policy.categories[chance(root, 61, policy.categories.length)];
  const told = {
    ...{ what: `The matter of account ${n} was not put right`, category: category?.id ?? "other" },
    ...{ severity: severityOf(n), channel: policy.channels[chance(n, 62, policy.channels.length)]?.id ?? "counter" },
  };
  const noted = { number, filedOn: filedOn(n, book), clientId, ...(root !== n && { repeatOfId: earlierOf(n) }) };
  const acts = actsOf(n, number, parties, { at: filedAt, given: { ...told, ...noted } }, lifeOf(n, book));
  return { columns: { ...told, ...noted, ...columnsOf(n, { filedAt, parties, acts, severity: told.severity }) }, acts };
}

/** Nine hours of five days of the week. */
const workedMs = (from: Date, to: Date) => Math.round((Number(to) - Number(from)) * (9 / 24) * (5 / 7));

type Lived = { filedAt: Date; parties: Parties; acts: Sealed[]; severity: keyof typeof dueDays };

function columnsOf(n: number, { filedAt, parties, acts, severity }: Lived) {
  const when = (act: Act) => acts.find((one) => one.act === act)?.at;
  const last = acts.at(-1);
  const state = last?.toState ?? "recorded";
  const hasEnded = stepFor("reopen", state) !== undefined;
  const resolvedAt = when("carryOut");
  const closedAt = hasEnded ? last?.at : undefined;
  const stopsAt = resolvedAt ?? closedAt ?? filedAt;
  const dueAt = resolvedAt || closedAt ? undefined : new Date(Number(filedAt) + dueDays[severity] * dayMs);
  const acknowledgedAt = acts[1]?.at;
  const instants = { filedAt, clockFrom: filedAt, clockAt: stopsAt, acknowledgedAt, dueAt, houseDueAt: dueAt };
  const isKept = resolvedAt ? Number(Number(resolvedAt) - Number(filedAt) <= dueDays[severity] * dayMs) : null;
  return {
    ...{ token: `bench-${n}`, branchId: 1, reporterId: parties.reporter, state, stateBefore: state },
    ...{ responsibleId: when("assign") ? parties.responsible : null, departmentId: when("assign") ? 1 : null },
    proposedById: when("propose") ? parties.responsible : null,
    cause: when("analyse") ? causeOf(n) : null,
    satisfaction: when("evaluate") ? satisfactionOf(n) : null,
    clockUsedMs: workedMs(filedAt, stopsAt),
    ackWorkedMs: acknowledgedAt ? workedMs(filedAt, acknowledgedAt) : null,
    ...{ isHouseKept: isKept, isLegalKept: isKept },
    legalDueOn: addDays(filedAt.toISOString().slice(0, 10), policy.legalDays.CN?.[0] ?? 15),
    ...{ version: acts.length, headHash: last?.hash },
    ...Object.fromEntries(
      Object.entries({ ...instants, proposedAt: when("propose"), resolvedAt, closedAt }).map(([name, instant]) => [
        name,
        instant ? sqlInstant(instant) : null,
      ]),
    ),
  };
}
