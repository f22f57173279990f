import { addDays, type PlainDate, weekdayOf } from "../../lib/dates.ts";
import type { Ask } from "../../slack/ask.ts";
import { type Effects, say } from "../../slack/effects.ts";
import { entriesOf, type PlanEntry } from "./plan-queries.ts";
import { computePlan, planDayOf, plannerOf, serviceOf } from "./queries.ts";
import { readPlan } from "./read-day.ts";
import type { PlannedItem } from "./rules.ts";
import { refuseWithoutPlan } from "./today.ts";
import { type WeekDay, weekMessage } from "./week-list.ts";
import { spreadOver } from "./week-rules.ts";

/** `/plan week`: this week's working days; when they are over, the next week's. */
export async function showWeek(ask: Ask): Promise<Effects> {
  refuseWithoutPlan(ask);
  const { asker, today } = ask;
  const thisWeek = await workingDaysOfWeek(ask, today);
  const days = thisWeek.some((date) => date >= today) ? thisWeek : await workingDaysOfWeek(ask, addDays(today, 7));
  const sofar: WeekDay[] = [];
  const already = new Set<number>();
  for (const date of days.filter((day) => day <= today)) {
    const entries = await entriesOn(ask, date);
    sofar.push(asListed(date, entries));
    // who was moved or skipped comes back on a day to come
    const kept = entries.filter(({ state }) => date === today && (state === "open" || state === "done"));
    for (const { clientId } of kept) already.add(clientId);
  }
  const toCome = await daysToCome(
    ask,
    days.filter((day) => day > today),
    already,
  );
  return say(weekMessage([...sofar, ...toCome], asker.personId, asker.language));
}

async function workingDaysOfWeek({ deps: { db }, asker }: Ask, date: PlainDate): Promise<PlainDate[]> {
  const { jurisdiction } = await plannerOf(db, asker.personId);
  const { calendar } = await planDayOf(db, date, jurisdiction);
  const monday = addDays(date, -((weekdayOf(date) + 6) % 7));
  return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days)).filter((day) => calendar.isWorkingDay(day));
}

/** Of a day that is over only what was stored is known. */
async function entriesOn({ deps: { db }, asker, today }: Ask, date: PlainDate): Promise<PlanEntry[]> {
  const plan = await readPlan(db, asker, { personId: asker.personId, date, today });
  return plan.date === date ? plan.entries : [];
}

const asListed = (date: PlainDate, entries: PlanEntry[]): WeekDay => ({
  date,
  visits: entries.filter(({ kind }) => kind === "visit").map(({ name }) => name),
  calls: entries.filter(({ kind }) => kind === "call").map(({ name }) => name),
  done: entries.filter(({ state }) => state === "done").length,
  isAhead: false,
});

async function daysToCome(
  { deps: { db }, asker }: Ask,
  dates: PlainDate[],
  already: ReadonlySet<number>,
): Promise<WeekDay[]> {
  const { personId } = asker;
  const planner = await plannerOf(db, personId);
  const plans = [];
  for (const date of dates) {
    const day = await planDayOf(db, date, planner.jurisdiction);
    plans.push(await computePlan(db, planner, day, await serviceOf(db, personId, date, asker)));
  }
  const spread = spreadOver(plans, already);
  const entries = await entriesOf(
    db,
    spread.flatMap(({ visits, calls }) => [...visits, ...calls]),
  );
  const names = new Map(entries.map(({ clientId, name }) => [clientId, name]));
  const named = (items: PlannedItem[] = []) => items.map(({ client }) => names.get(client.id) ?? "");
  return dates.map((date, i) => ({
    date,
    visits: named(spread[i]?.visits),
    calls: named(spread[i]?.calls),
    done: 0,
    isAhead: true,
  }));
}
