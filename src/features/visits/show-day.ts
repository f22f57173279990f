import { addDays } from "../../lib/dates.ts";
import { longDate } from "../../lib/language.ts";
import { readDay } from "../../lib/natural-date.ts";
import { words } from "../../slack/blocks.ts";
import type { CommandAsk } from "../../slack/commands.ts";
import { type Effects, say } from "../../slack/effects.ts";
import { fitted } from "../../slack/limits.ts";
import { planMessage } from "./plan.ts";
import { daysAheadMost, readPlan } from "./read-day.ts";
import { visitsText } from "./text.ts";
import { refuseWithoutPlan } from "./today.ts";

/** What was typed is quoted so far. */
const quotedMost = 60;

/** `/plan tomorrow`: the plan of the day that was typed: the stored one, else as it is worked out now. */
export async function showDay(ask: CommandAsk): Promise<Effects> {
  refuseWithoutPlan(ask);
  const { deps, asker, today, rest } = ask;
  const { language, personId } = asker;
  const text = visitsText[language];
  const date = readDay(rest, today);
  if (date === undefined) return say(words(text.notADay(fitted(rest, quotedMost))));
  if (date > addDays(today, daysAheadMost)) return say(words(text.tooFarAhead(daysAheadMost)));
  const plan = await readPlan(deps.db, asker, { personId, date, today });
  // nothing was stored for a day that is over: then today's would be shown
  if (date < today && plan.date !== date) return say(words(text.noPlanThen(longDate(date, language))));
  return say(planMessage(plan, language));
}

/** The same for the word of tomorrow, which has a line of its own in the help. */
export const showTomorrow = (ask: CommandAsk): Promise<Effects> => showDay({ ...ask, rest: addDays(ask.today, 1) });
