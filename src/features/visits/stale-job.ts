import type { Deps } from "../../deps.ts";
import { showAnew } from "../../slack/carry-out.ts";
import type { Shows } from "../../slack/delivery.ts";
import type { Job } from "../../slack/job.ts";
import { markShown, takeStale } from "../../slack/stale.ts";
import { isOnItsWay } from "./posted-queries.ts";
import { postedAnew } from "./refresh.ts";
import { readPlanKey } from "./rules.ts";

/** Whoever has changed a plan shows it within seconds; what is not shown by then was cut off, or Slack would not have it. */
const leftAloneMs = 30_000;
/** Slack takes about fifty edits a minute (chat.update, tier 3); most of them are for those who tap meanwhile. */
const mostAMinute = 20;

/** Shows plans anew, where they were posted, whose newest change did not reach Slack: of any day, until Slack has it. */
export const showStale: Job = {
  name: "visits.show-stale",
  cron: "* * * * *",
  run: (deps) => showUnshown(deps, Date.now() - leftAloneMs),
};

/** The same for what was left before that moment of the real clock: at a start all that the process before has left. */
export async function showUnshown(deps: Deps, before = Date.now()): Promise<void> {
  for (const stale of await takeStale(deps.db, before, mostAMinute)) {
    try {
      await show(deps, stale);
    } catch (error) {
      deps.log.warn({ err: error, key: stale.key }, "a plan could not be shown anew");
    }
  }
}

async function show(deps: Deps, stale: Shows): Promise<void> {
  const plan = readPlanKey(stale.key);
  const posted = plan && (await postedAnew({ deps }, plan));
  if (posted) return showAnew(deps, posted);
  // there is nobody any more to show it to, and no message
  if (!(await isOnItsWay(deps.db, stale.key))) await markShown(deps.db, stale);
}
