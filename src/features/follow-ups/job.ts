import type { Db } from "../../db/sql.ts";
import type { Deps } from "../../deps.ts";
import { addDays, instantOf, localDate, localTime, type PlainDate } from "../../lib/dates.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";
import type { Job } from "../../slack/job.ts";
import { leadsAbove } from "../people/above-queries.ts";
import { type HousePerson, housePeople } from "../people/house-queries.ts";
import { servedOn } from "../people/leave-queries.ts";
import { calendarOf, policyOn } from "../policy/queries.ts";
import type { Policy } from "../policy/rules.ts";
import { escalate, layReady, take } from "./ladder-acts.ts";
import { isTaken, type Place, places, type Step, stepKey, untold } from "./ladder-queries.ts";
import { escalationLine, escalationMessage, type Late, reminderLine } from "./ladder-words.ts";
import { absences } from "./recusal-queries.ts";
import { dueSoLate, ladder, remindersReadyAt, workingDaysLate } from "./rules.ts";

/**
 * The ladder of what is late (domain.md, "Follow-ups"): at three working days its owner is reminded, in the plan of that morning;
 * at seven the lead of their lead is told: by their digest, else at the beginning of their own working hours. Each step once; what
 * is due today, or late and in the plan with its client, stands in the plan itself, what is marked at five in the lead's digest. It asks once a day and place what was not told yet, so that a
 * restart catches up and a second process does no harm.
 */
export const climbLadder: Job = {
  name: "follow-ups.ladder",
  cron: "* * * * *",
  async run(deps, now) {
    const all = await places(deps.db);
    for (const place of all) {
      await onceADay(deps, "remind", place, now, (day) => remind(deps, place, day));
      await onceADay(deps, "escalate", place, now, (day) => escalateTo(deps, place, all, day, now));
    }
  },
  async nextDue({ db }, after) {
    const moments: Date[] = [];
    for (const { timeZone } of await places(db)) {
      const today = localDate(after, timeZone);
      for (const day of [today, addDays(today, 1)]) {
        const { from } = (await policyOn(db, day)).workingHours;
        moments.push(...[remindersReadyAt, from].map((time) => instantOf(day, time, timeZone)));
      }
    }
    return moments.filter((moment) => moment > after).sort((a, b) => Number(a) - Number(b))[0];
  },
};

type Day = { date: PlainDate; calendar: WorkingCalendar };

/** When in their day a place's work is done. */
const hours = {
  remind: (time: string) => time >= remindersReadyAt,
  escalate: (time: string, { workingHours: { from, until } }: Policy) => time >= from && time < until,
};

/** Does a place's work of a working day of theirs, in its hours, unless it is done. */
async function onceADay(
  { db, log }: Deps,
  what: keyof typeof hours,
  { timeZone, jurisdiction }: Place,
  now: Date,
  work: (day: Day) => Promise<number>,
): Promise<void> {
  const date = localDate(now, timeZone);
  if (!hours[what](localTime(now, timeZone), await policyOn(db, date))) return;
  const name = `${climbLadder.name} ${what} ${timeZone} ${jurisdiction}`;
  if (await isTaken(db, name, date)) return;
  const calendar = await calendarOf(db, jurisdiction);
  const told = calendar.isWorkingDay(date) ? await work({ date, calendar }) : 0;
  await take(db, name, date);
  if (told > 0) log.info({ what, date, timeZone, told }, "late follow-ups were told");
}

async function lateIn(db: Db, place: Place, step: Step, { date, calendar }: Day): Promise<Late[]> {
  const late = await untold(db, place, step, dueSoLate(step, date, calendar));
  // counted once for each due date: some are years old
  const lateBy = new Map(late.map(({ dueOn }) => [dueOn, 0]));
  for (const dueOn of lateBy.keys()) lateBy.set(dueOn, workingDaysLate(dueOn, date, calendar));
  return late.map((one) => ({ ...one, daysLate: lateBy.get(one.dueOn) ?? 0 }));
}

async function remind({ db }: Deps, place: Place, day: Day): Promise<number> {
  const late = (await lateIn(db, place, ladder.remindAt, day)).filter(({ isOwnerActive }) => isOwnerActive);
  if (late.length === 0) return 0;
  const server = await servedOn(db, day.date);
  const isAbsent = await absences(
    db,
    late.map(({ id }) => id),
  );
  // what is absent for who covers them waits for the owner
  const toWhom = ({ id, ownerId }: Late) => (isAbsent(id, server(ownerId)) ? ownerId : server(ownerId));
  const people = await housePeople(db, [...new Set(late.map(toWhom))]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const notices = late.flatMap((one) => {
    const person = byId.get(toWhom(one));
    if (!person) return [];
    const key = stepKey(ladder.remindAt, one.id, one.dueOn);
    return [{ key, personId: person.id, line: reminderLine(one, person.language) }];
  });
  await layReady(db, notices);
  return notices.length;
}

/** Tells those of the place, whose working hours have begun, what the people below them owe, wherever these are. */
async function escalateTo({ db }: Deps, place: Place, all: readonly Place[], day: Day, now: Date): Promise<number> {
  const late: Late[] = [];
  for (const from of all) {
    const calendar = await calendarOf(db, from.jurisdiction);
    late.push(...(await lateIn(db, from, ladder.escalateAt, { date: localDate(now, from.timeZone), calendar })));
  }
  let told = 0;
  for (const { person, owed } of await byRecipient(db, late, place, day.date))
    told += await escalate(db, {
      person,
      day: day.date,
      items: owed.map((one) => ({
        key: stepKey(ladder.escalateAt, one.id, one.dueOn),
        line: reminderLine(one, person.language),
      })),
      told: (fresh) => ({
        message: escalationMessage(
          owed.filter((_, index) => fresh.includes(index)),
          day.date,
          person.language,
        ),
        line: escalationLine(fresh.length, person.language),
      }),
    });
  return told;
}

/**
 * What is to be told to whom of the place: the lead of each one's lead, or the next above for whom it is not absent. Where nobody
 * is above the lead, the lead's own digest is the last step.
 */
async function byRecipient(
  db: Db,
  late: readonly Late[],
  { timeZone, jurisdiction }: Place,
  date: PlainDate,
): Promise<{ person: HousePerson; owed: Late[] }[]> {
  const ids = late.map(({ id }) => id);
  const [server, isAbsent] = [await servedOn(db, date), await absences(db, ids)];
  const found = new Map<number, { person: HousePerson; owed: Late[] }>();
  for (const [ownerId, owed] of Map.groupBy(late, (one) => one.ownerId)) {
    let left = owed;
    for (const leadId of (await leadsAbove(db, [ownerId], null)).slice(1)) {
      if (left.length === 0) break;
      const personId = server(leadId);
      const theirs = left.filter(({ id }) => !isAbsent(id, personId));
      left = left.filter(({ id }) => isAbsent(id, personId));
      const [person] = theirs.length > 0 ? await housePeople(db, [personId]) : [];
      if (person?.timeZone !== timeZone || person.jurisdiction !== jurisdiction) continue;
      const known = found.get(person.id);
      if (known) known.owed.push(...theirs);
      else found.set(person.id, { person, owed: theirs });
    }
  }
  return [...found.values()];
}
