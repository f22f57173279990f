import type { Deps } from "../../../deps.ts";
import { localDate } from "../../../lib/dates.ts";
import type { Job } from "../../../slack/job.ts";
import { housePeople } from "../../people/house-queries.ts";
import { showingCard } from "../desk/tell.ts";
import { complaintFacts } from "../queries.ts";
import { clockRulesFor, recordById } from "../record-queries.ts";
import { clockEnds, nextWarningAt, type Warning, warningsDue } from "./clock-rules.ts";
import { clocksText } from "./text.ts";
import { awaitNextWarning, warn } from "./warning-acts.ts";
import { complaintsToWarn, nextWarningMoment, warningKey, warningsByPerson } from "./warning-queries.ts";
import { warningLine, warningMessage } from "./warning-words.ts";

/**
 * Warns when half, four fifths and all of a complaint's time is used, the responsible person, then the lead, then the lead's own
 * lead (domain.md, "Complaints"), each once. It asks whose next warning has come, so that a restart catches up: then only the
 * highest of each clock is told.
 */
export const warnOfClocks: Job = {
  name: "complaints.clocks",
  cron: "* * * * *",
  async run(deps, now) {
    for (const id of await complaintsToWarn(deps.db, now)) {
      try {
        await warnOf(deps, id, now);
      } catch (error) {
        deps.log.error({ err: error, complaintId: id }, "a complaint's warning could not be told; it is tried again");
      }
    }
  },
  nextDue: ({ db }, after) => nextWarningMoment(db, after),
};

/** What is told stays told if this is cut off in between: the next run finds what is left by its keys. */
async function warnOf(deps: Deps, id: number, now: Date): Promise<void> {
  const { db, log } = deps;
  const record = await recordById(db, id);
  if (!record) return;
  const { policy, time } = await clockRulesFor(db, record.branchId, record.filedOn);
  const due = warningsDue(record, policy, time, now);
  const byPerson = await warningsByPerson(db, record, due, localDate(now, time.timeZone));
  const facts = await complaintFacts(db, id, now);
  const of = { number: record.number, severity: record.severity, name: facts?.client?.name ?? facts?.otherName ?? "" };
  const ends = new Map(clockEnds(record, policy, time).map(({ clock, at }) => [clock, at]));
  let told = 0;
  for (const person of await housePeople(db, [...byPerson.keys()])) {
    const about = { ...of, clientName: of.name || clocksText[person.language].nobody };
    const lines = (byPerson.get(person.id) ?? []).map((warning) => ({
      key: warningKey(record, warning),
      line: warningLine(about, warning, endOf(warning, ends), now, person),
    }));
    told += await warn(db, {
      ...{ person, lines, day: localDate(now, person.timeZone), severity: record.severity },
      message: (said) => warningMessage(about, said, person.language),
    });
  }
  const show = await showingCard(deps, record, id, now);
  await awaitNextWarning(db, record, nextWarningAt(record, policy, time, now), show);
  if (told > 0) log.info({ complaint: record.number, told }, "warnings of a complaint's clocks were told");
}

/** A clock that stands while the client is waited for has no end: then the moment of the warning is what is known. */
const endOf = ({ clock, at }: Warning, ends: ReadonlyMap<string, Date | null>): Date => ends.get(clock) ?? at;
