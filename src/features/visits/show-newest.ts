import type { Deps } from "../../deps.ts";
import { localDate } from "../../lib/dates.ts";
import { housePerson } from "../people/house-queries.ts";
import { newestChanged } from "./posted-queries.ts";
import { postedAnew } from "./refresh.ts";

/** More changes than are in hand at one moment; each costs an edit at a start, of which Slack takes fifty a minute. */
const changesInHand = 20;

/**
 * Shows the plans of today that were changed last anew where they were posted. At a start: a process that was ended between a
 * change and its showing left the message as it was before.
 */
export async function showNewestAnew(deps: Deps): Promise<void> {
  const { db, slack, log } = deps;
  const now = deps.now();
  for (const plan of await newestChanged(db, changesInHand)) {
    const owner = await housePerson(db, plan.personId);
    if (!owner || localDate(now, owner.timeZone) !== plan.date) continue;
    try {
      const posted = await postedAnew({ deps, now }, plan);
      if (posted && "ts" in posted.place) await slack.update(posted.place, posted.message);
    } catch (error) {
      log.warn({ err: error, ...plan }, "a plan could not be shown anew");
    }
  }
}
