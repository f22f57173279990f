import { type Random, seededRandom } from "../../src/lib/random.ts";
import type { House } from "../support/house.ts";
import { type Deed, deedOf, doDeed, goesAway, switchesEvening } from "./acts.ts";
import type { BotLife } from "./bot-life.ts";
import { daysFrom, isWorked, momentOf } from "./calendar.ts";

export type Course = {
  days: { from: string; to: string };
  seed: number;
  /** deeds of a working day, on an average */
  deedsADay: number;
  /** how likely a jump of the clock, and a deed, is met by a kill */
  kills: { inJump: number; inDeed: number };
  /** what is certain to be done: the day, and the deed */
  fixed: Record<string, Deed>;
};

/** Leaves of the year, the later of a lead; and a manager who wants no evenings for a while. */
export const fixedOfYear: Record<string, Deed> = {
  "2035-01-10": goesAway("Tom", "2035-01-15", "2035-01-19", "Ann"),
  "2035-02-28": goesAway("Ann", "2035-03-05", "2035-03-16", "Raj"),
  "2035-03-20": switchesEvening("Raj", "off"),
  "2035-04-20": goesAway("Lin", "2035-04-26", "2035-05-08", "Boss"),
  "2035-05-23": switchesEvening("Raj", "on"),
  "2035-06-20": goesAway("Raj", "2035-06-25", "2035-07-06", "Lin"),
  "2035-08-08": goesAway("Boss", "2035-08-13", "2035-08-24", "Lin"),
  "2035-09-26": goesAway("Tom", "2035-09-28", "2035-10-15", "Raj"),
  "2035-11-14": goesAway("Ann", "2035-11-19", "2035-11-23", "Lin"),
};

/** Lets the days go by: the clock is set to each morning that is worked, and now and then to an evening, a night or a day off. */
export async function live(house: House, life: BotLife, course: Course): Promise<{ done: string[]; not: string[] }> {
  const chance = seededRandom(course.seed);
  // kills have a source of chance of their own: the days are the same without them
  const fate = seededRandom(course.seed + 1);
  const done: string[] = [];
  const not: string[] = [];
  const killAfter = (share: number) => (fate.chance(share) ? fate.whole(0, 250) : undefined);
  const goTo = (day: string, time: string) => life.goTo(momentOf(day, time), killAfter(course.kills.inJump));
  for (const day of daysFrom(course.days.from, course.days.to)) {
    const isOut = chance.chance(0.2);
    if (!isWorked(day)) {
      if (isOut) await goTo(day, "10:20");
      continue;
    }
    await goTo(day, "09:05");
    for (const deed of deedsOn(chance, course, day)) {
      const isDone = await doDeed({ house, life }, deed, killAfter(course.kills.inDeed));
      (isDone ? done : not).push(`${day} ${deed.who} ${deed.what}`);
    }
    if (!isOut) continue;
    await goTo(day, "17:40");
    await goTo(day, "22:10");
  }
  const lastEvening = momentOf(course.days.to, "17:50");
  if (house.sandbox.clock.now() < lastEvening) await life.goTo(lastEvening);
  await life.goTo(momentOf(course.days.to, "23:30"));
  return { done, not };
}

function deedsOn(chance: Random, { fixed, deedsADay }: Course, day: string): Deed[] {
  const certain = fixed[day];
  const count = Math.floor(deedsADay) + (chance.chance(deedsADay % 1) ? 1 : 0);
  const others = Array.from({ length: count }, (_, n) => deedOf(chance, day, n));
  return certain ? [certain, ...others] : others;
}
