import type { PlainDate } from "../../lib/dates.ts";
import type { Tier } from "../policy/rules.ts";

/** Working days late from which each age begins: 1–3, 4–7, 8–14, 15+ (domain.md, "Follow-ups"). */
export const ageSteps = [1, 4, 8, 15] as const;

/** Which of the ages a follow-up is of, from 0. A due date followed by days off alone counts as just late. */
export const ageOf = (daysLate: number): number =>
  Math.max(
    0,
    ageSteps.findLastIndex((from) => daysLate >= from),
  );

/** Days without a contact from which each bucket begins, up to the next; then those never contacted (domain.md, "Forgotten clients"). */
export const quietSteps = [7, 15, 30, 90, 180] as const;
export const quietBuckets = [...quietSteps, "never"] as const;
export type QuietBucket = (typeof quietBuckets)[number];

/** How many stand in each bucket, of how many have passed each of its steps. */
export const inBuckets = (passed: readonly number[]): number[] =>
  passed.map((count, i) => count - (passed[i + 1] ?? 0));

/** A line of a digest: what it is about and how heavy it is. The lines of the last digest are the memory of the next. */
export type Line = readonly [key: string, weight: number];

/** What became of the lines since the last digest, by key. `same` are those that weigh as they did. */
export type Changes = {
  fresh: ReadonlySet<string>;
  worse: ReadonlySet<string>;
  /** there still, but lighter */
  better: ReadonlySet<string>;
  /** there no longer */
  cleared: ReadonlySet<string>;
};

/** New, worse, better or cleared. Without a memory, as before the first digest, everything is new. */
export function compare(before: readonly Line[], now: readonly Line[]): Changes {
  const known = new Map(before);
  const keysWhere = (holds: (was: number | undefined, weight: number) => boolean) =>
    new Set(now.filter(([key, weight]) => holds(known.get(key), weight)).map(([key]) => key));
  const current = new Set(now.map(([key]) => key));
  return {
    fresh: keysWhere((was) => was === undefined),
    worse: keysWhere((was, weight) => was !== undefined && weight > was),
    better: keysWhere((was, weight) => was !== undefined && weight < was),
    cleared: new Set([...known.keys()].filter((key) => !current.has(key))),
  };
}

export type LateItem = {
  id: number;
  ownerId: number;
  /** working days of the owner's branch */
  daysLate: number;
};

/** A complaint due by the end of the next working day, or before now. */
export type NearComplaint = { id: number; number: string; clientName: string | null; isPast: boolean };

/** What a digest is made of, as it stands that morning. */
export type DigestFacts = {
  date: PlainDate;
  /** overdue follow-ups of those whom nobody nearer leads */
  late: LateItem[];
  /** those of the teams of leads below that have come up to this lead: seven working days late and more */
  passedUp: LateItem[];
  /** the earliest due first; of a channel none, as whom one is about may read there */
  complaints: NearComplaint[];
  /** of the last working day's plans, by person */
  unmade: { date: PlainDate; plans: { personId: number; open: number; planned: number }[] };
  /** clients in each of `quietBuckets` */
  quiet: number[];
  /** clients with a standard, and those of whom it is missed */
  standards: { tier: Tier | null; missed: number; all: number }[];
};

export const lateKey = (id: number): string => `F${id}`;
export const complaintKey = (id: number): string => `C${id}`;
export const quietKey = (bucket: QuietBucket): string => `Q${bucket}`;
export const standardKey = (tier: Tier | null): string => `S${tier ?? ""}`;

/** The lines that the next digest is compared with. The plans of a day are told once, the day after. */
export function linesOf({ late, passedUp, complaints, quiet, standards }: DigestFacts): Line[] {
  const weighed = (key: string, weight: number): Line[] => (weight > 0 ? [[key, weight]] : []);
  return [
    ...[...late, ...passedUp].map(({ id, daysLate }): Line => [lateKey(id), ageOf(daysLate)]),
    ...complaints.map(({ id, isPast }): Line => [complaintKey(id), isPast ? 2 : 1]),
    ...quietBuckets.flatMap((bucket, i) => weighed(quietKey(bucket), quiet[i] ?? 0)),
    ...standards.flatMap(({ tier, missed }) => weighed(standardKey(tier), missed)),
  ];
}

/** How a count stands to the last digest's: 0 when it is the same or there was none. */
export const changeOf = (key: string, now: number, before: ReadonlyMap<string, number> | undefined): number =>
  before ? now - (before.get(key) ?? 0) : 0;

/** How much of a digest there is to tell: nothing late at all, nothing that has changed, or news. */
export type Tidings = "clear" | "unchanged" | "news";

/** A team without overdue work gets one line, and so does one where nothing is new (domain.md, "Follow-ups"). */
export function tidingsOf(facts: DigestFacts, before: readonly Line[] | undefined): Tidings {
  const isOpen = facts.unmade.plans.some(({ open }) => open > 0);
  const isMissed = facts.standards.some(({ missed }) => missed > 0);
  if (!isOpen && !isMissed && facts.late.length + facts.passedUp.length + facts.complaints.length === 0) return "clear";
  const changes = compare(before ?? [], linesOf(facts));
  const isSame = Object.values(changes).every(({ size }) => size === 0);
  return before && isSame && !isOpen ? "unchanged" : "news";
}

/** One person's overdue follow-ups, with what is new and worse among them. */
export type OwnerLine = {
  ownerId: number;
  total: number;
  /** how many are of each age */
  ages: number[];
  /** so late that the digest marks them: five working days and more (domain.md, the ladder) */
  marked: number;
  fresh: LateItem[];
  worse: LateItem[];
};

/** The overdue follow-ups by owner: who has something new or worse first, then by how many. */
export function byOwner(late: readonly LateItem[], changes: Changes, markAt: number): OwnerLine[] {
  const lines = [...Map.groupBy(late, ({ ownerId }) => ownerId)].map(([ownerId, items]) => ({
    ownerId,
    total: items.length,
    ages: agesOf(items),
    marked: items.filter(({ daysLate }) => daysLate >= markAt).length,
    fresh: items.filter(({ id }) => changes.fresh.has(lateKey(id))),
    worse: items.filter(({ id }) => changes.worse.has(lateKey(id))),
  }));
  const news = ({ fresh, worse }: OwnerLine) => Math.min(1, fresh.length + worse.length);
  return lines.sort((a, b) => news(b) - news(a) || b.total - a.total || a.ownerId - b.ownerId);
}

/** How many of the items are of each age. */
export function agesOf(items: readonly LateItem[]): number[] {
  const ages = ageSteps.map(() => 0);
  for (const { daysLate } of items) ages[ageOf(daysLate)] = (ages[ageOf(daysLate)] ?? 0) + 1;
  return ages;
}

/** How many of these items are new, worse and as they were; and how many follow-ups of the memory are there no longer. */
export function countChanges(items: readonly LateItem[], { fresh, worse, cleared }: Changes) {
  const isIn = (keys: ReadonlySet<string>) => items.filter(({ id }) => keys.has(lateKey(id))).length;
  const counts = { fresh: isIn(fresh), worse: isIn(worse) };
  const gone = [...cleared].filter((key) => key.startsWith("F")).length;
  return { ...counts, cleared: gone, same: items.length - counts.fresh - counts.worse };
}
