import { daysBetween, type PlainDate } from "../../../lib/dates.ts";
import type { Days, Span } from "../../../lib/periods.ts";

/** What one statement gives of the complaints of one day, state and category. Lists: whole minutes or ids with commas, null when none. */
export type DayGroup = {
  filedOn: PlainDate;
  state: string;
  category: string;
  filed: number;
  repeats: number | null;
  told: number;
  houseKept: number | null;
  legalKept: number | null;
  rated: number;
  stars: number | null;
  departments: string | null;
  ackMinutes: string | null;
  toldMinutes: string | null;
};

/** The complaints of one day that are open now, in a branch whose local day it is. */
export type OpenGroup = {
  filedOn: PlainDate;
  today: PlainDate;
  open: number;
  late: number | null;
  houseMissed: number | null;
  legalMissed: number | null;
};

/** In working minutes. */
export type Spread = { of: number; median: number; ninetieth: number };
export type Share = { kept: number; of: number };

/** What is counted of the complaints that were filed in a time. */
export type Figures = {
  filed: number;
  repeats: number;
  /** null: none yet */
  acknowledge: Spread | null;
  resolve: Spread | null;
  /** of those whose client was told, or whose clock has run out */
  house: Share;
  legal: Share;
  satisfaction: { of: number; mean: number } | null;
  byState: Record<string, number>;
  byCategory: Record<string, number>;
  /** by the department's id; 0: none yet */
  byDepartment: Record<string, number>;
};

/** All that is open now, whenever it was filed. */
export type OpenFigures = { total: number; late: number; byAge: number[] };
export type ReportFigures = { now: Figures; before: Figures; open: OpenFigures };

/** Days since filing up to which an age reaches; the last has no end. 15, 30 and 60 are the steps of the law (domain.md). */
export const ageLimits = [3, 7, 15, 30, 60] as const;
export function ageOf(days: number): number {
  const found = ageLimits.findIndex((most) => days <= most);
  return found < 0 ? ageLimits.length : found;
}

/** How often each whole number of minutes comes. */
type Counts = Map<number, number>;

/** Median and ninetieth percentile by the nearest rank: the least value that so large a share of all does not exceed. */
export function spreadOf(counts: ReadonlyMap<number, number>): Spread | null {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const of = sorted.reduce((sum, [, n]) => sum + n, 0);
  if (of === 0) return null;
  const at = (percent: number) => {
    let left = Math.ceil((of * percent) / 100);
    for (const [minutes, n] of sorted) {
      left -= n;
      if (left <= 0) return minutes;
    }
    return 0;
  };
  return { of, median: at(50), ninetieth: at(90) };
}

/** Counts the numbers of a list such as `12,7,12`, without a piece of text for each. */
export function countList(list: string | null, counts: Counts): void {
  if (list === null) return;
  let value = 0;
  for (let i = 0; i < list.length; i++) {
    const code = list.charCodeAt(i);
    if (code !== comma) value = value * 10 + code - zero;
    else {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      value = 0;
    }
  }
  counts.set(value, (counts.get(value) ?? 0) + 1);
}
const [comma, zero] = [44, 48];

/** The complaints of one time, added up. */
export type Sum = Omit<Figures, "acknowledge" | "resolve" | "satisfaction" | "byDepartment"> & {
  acks: Counts;
  resolves: Counts;
  departments: Counts;
  rated: number;
  stars: number;
};

const emptySum = (): Sum => ({
  ...{ filed: 0, repeats: 0, rated: 0, stars: 0, house: { kept: 0, of: 0 }, legal: { kept: 0, of: 0 } },
  ...{ byState: {}, byCategory: {}, acks: new Map(), resolves: new Map(), departments: new Map() },
});

/** Adds up the groups of one time. */
export function sumOf(groups: Iterable<DayGroup>): Sum {
  const sum = emptySum();
  for (const group of groups) addGroup(sum, group);
  return sum;
}

function addGroup(sum: Sum, group: DayGroup): void {
  sum.filed += group.filed;
  sum.repeats += group.repeats ?? 0;
  sum.rated += group.rated;
  sum.stars += group.stars ?? 0;
  sum.house = { kept: sum.house.kept + (group.houseKept ?? 0), of: sum.house.of + group.told };
  sum.legal = { kept: sum.legal.kept + (group.legalKept ?? 0), of: sum.legal.of + group.told };
  sum.byState[group.state] = (sum.byState[group.state] ?? 0) + group.filed;
  sum.byCategory[group.category] = (sum.byCategory[group.category] ?? 0) + group.filed;
  countList(group.departments, sum.departments);
  countList(group.ackMinutes, sum.acks);
  countList(group.toldMinutes, sum.resolves);
}

/** What is open and past a clock has missed it, though nobody was told yet. */
function addMissed(sum: Sum, { houseMissed, legalMissed }: OpenGroup): void {
  sum.house.of += houseMissed ?? 0;
  sum.legal.of += legalMissed ?? 0;
}

function figuresOf({ acks, resolves, departments, rated, stars, ...sum }: Sum): Figures {
  return {
    ...sum,
    acknowledge: spreadOf(acks),
    resolve: spreadOf(resolves),
    satisfaction: rated === 0 ? null : { of: rated, mean: stars / rated },
    byDepartment: Object.fromEntries(departments),
  };
}

const lies = (day: PlainDate, { from, to }: Days) => from <= day && day <= to;

/** The figures of a report, from the sums of both times and what is open now. */
export function addUp(
  span: Span,
  { now, before }: { now: Sum; before: Sum },
  openGroups: Iterable<OpenGroup>,
): ReportFigures {
  const open: OpenFigures = { total: 0, late: 0, byAge: [...ageLimits, 0].map(() => 0) };
  for (const group of openGroups) {
    const age = ageOf(daysBetween(group.filedOn, group.today));
    open.total += group.open;
    open.late += group.late ?? 0;
    open.byAge[age] = (open.byAge[age] ?? 0) + group.open;
    if (lies(group.filedOn, span)) addMissed(now, group);
    else if (lies(group.filedOn, span.before)) addMissed(before, group);
  }
  return { now: figuresOf(now), before: figuresOf(before), open };
}
