import type { Deps } from "../../deps.ts";
import { localDate } from "../../lib/dates.ts";
import { words } from "../../slack/blocks.ts";
import type { Job } from "../../slack/job.ts";
import { housePerson } from "../people/house-queries.ts";
import { forgetOldDrafts } from "./draft-acts.ts";
import { draftKeptMs } from "./rules.ts";
import { noteUntold } from "./tell-acts.ts";
import { type Untold, untoldNews } from "./tell-queries.ts";
import { logText } from "./text.ts";

/** Tells who logged a win or a suggestion that the team's channel could not be told of it, and what helps. */
export const tellUntold: Job = {
  name: "contact-log.tell-untold",
  cron: "* * * * *",
  async run(deps, now) {
    for (const one of await untoldNews(deps.db)) await tell(deps, one, now);
  },
};

async function tell({ db }: Deps, { key, what, personId, isForGood }: Untold, now: Date): Promise<void> {
  const person = await housePerson(db, personId);
  if (!person) return;
  const text = logText[person.language];
  const line = (isForGood ? text.untoldForGood : text.untold)[what];
  const day = localDate(now, person.timeZone);
  await noteUntold(db, { key: `untold:${key}`, person, day, message: words(line), line });
}

/** Drops what was typed and not sent, after its day. */
export const forgetDrafts: Job = {
  name: "contact-log.forget-drafts",
  cron: "23 * * * *",
  async run({ db }, now) {
    await forgetOldDrafts(db, new Date(now.getTime() - draftKeptMs));
  },
};
