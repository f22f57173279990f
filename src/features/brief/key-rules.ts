import { daysBetween, type PlainDate } from "../../lib/dates.ts";

/** The three levels of visit to a key account (domain.md), from the rarest. */
export const levels = ["leadership", "technical", "business"] as const;
export type Level = (typeof levels)[number];

export type LevelCadence = Record<Level, number>;
export type LastVisits = Partial<Record<Level, PlainDate>>;

export type LevelState = {
  level: Level;
  /** the last visit of ours at this level that reached the client; null: none is on record */
  lastOn: PlainDate | null;
  everyDays: number;
  /** days since that visit, or since the client was made a key account when there is none */
  days: number;
  isCold: boolean;
};

/** How a key account stands at each level on a day. A level is cold when its days are more than its cadence. */
export function levelStates(
  account: { keyAccountOn: PlainDate; lastVisits: LastVisits },
  cadence: LevelCadence,
  today: PlainDate,
): LevelState[] {
  return levels.map((level) => {
    const lastOn = account.lastVisits[level] ?? null;
    const everyDays = cadence[level];
    const days = Math.max(0, daysBetween(lastOn ?? account.keyAccountOn, today));
    return { level, lastOn, everyDays, days, isCold: days > everyDays };
  });
}

/** How far a key account is behind, for putting the coldest first: the sum over its levels of days beyond the cadence, as parts of it. */
export const coldness = (states: readonly LevelState[]): number =>
  states.reduce((sum, { days, everyDays }) => sum + Math.max(0, days - everyDays) / everyDays, 0);

/** How far ahead a leadership visit can be arranged. */
export const arrangedWithinDays = 365;
