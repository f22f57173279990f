import { nextWorkingDay } from "../../lib/working-days.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import { words } from "../../slack/blocks.ts";
import { type Effects, Refusal, say } from "../../slack/effects.ts";
import { openPlan, sayToday } from "./check-item.ts";
import { readPlanValue } from "./ids.ts";
import { moveRest } from "./item-acts.ts";
import { readPlan } from "./read-day.ts";
import { planAnew } from "./refresh.ts";
import { visitsText } from "./text.ts";

/** Moves all that is still open on the day's plan to the next working day; of two taps the second finds nothing open. */
export async function moveTheRest(ask: ActionAsk): Promise<Effects> {
  const { deps, asker, now } = ask;
  const claim = readPlanValue(ask.value);
  const plan = claim && (await openPlan(ask, claim));
  if (!plan) throw new Refusal(visitsText[asker.language].notYours);
  const { personId, date, calendar } = plan;
  if (plan.today) return sayToday(ask, personId, date, plan.today);
  const to = nextWorkingDay(date, calendar);
  // a plan may hold clients who are with others by now
  const { entries } = await readPlan(deps.db, asker, { personId, date, today: ask.today });
  const clientIds = entries.filter(({ state }) => state === "open").map(({ clientId }) => clientId);
  const moved = await moveRest(deps.db, { personId, date, clientIds, to, byId: asker.personId, at: now });
  const anew = await planAnew(ask, ask.place, { personId, date });
  return moved > 0 ? anew : [...anew, say(words(visitsText[asker.language].nothingOpen))];
}
