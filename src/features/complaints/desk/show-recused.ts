import { localDate } from "../../../lib/dates.ts";
import type { Ask } from "../../../slack/ask.ts";
import type { Effect } from "../../../slack/effects.ts";
import { housePerson } from "../../people/house-queries.ts";
import { postedAnew } from "../../visits/refresh.ts";

/** Today's plan, as it was posted, of who was just named as complained about: without the complaint. */
export async function planOfConcerned(ask: Ask, given: Record<string, unknown>): Promise<Effect[]> {
  const { aboutId } = given;
  const person = typeof aboutId === "number" ? await housePerson(ask.deps.db, aboutId) : undefined;
  if (!person) return [];
  const posted = await postedAnew(ask, { personId: person.id, date: localDate(ask.now, person.timeZone) });
  return posted ? [posted] : [];
}
