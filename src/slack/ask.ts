import { randomBytes } from "node:crypto";
import type { Asker, Deps } from "../deps.ts";
import { localDate, type PlainDate } from "../lib/dates.ts";
import type { MomentReader } from "../lib/moments.ts";
import { words } from "./blocks.ts";
import { type Effect, type Effects, Refusal, refuse } from "./effects.ts";
import { slackText } from "./text.ts";

/** Who asks, and when: what every handler is given. */
export type Ask = {
  deps: Deps;
  asker: Asker;
  now: Date;
  /** the asker's own local day */
  today: PlainDate;
};

/** By whose clock and calendar, and in which language, the asker is told of moments. */
export const readerOf = ({ asker: { language, timeZone }, today }: Ask): MomentReader => ({
  language,
  timeZone,
  today,
});

/** Logs a fault under a new reference, which the person is told too. */
export function faultReference(deps: Deps, error: unknown, during: string): string {
  const reference = randomBytes(4).toString("hex");
  deps.log.error({ err: error, reference, during }, "a request failed");
  return reference;
}

/**
 * Finds who asks, with their rights of this moment, and gives what the handler wants done. A stranger, a Refusal and a fault
 * each become a polite answer to that person alone; nothing is thrown.
 */
export async function answered(
  deps: Deps,
  slackUserId: string,
  during: string,
  handler: (ask: Ask) => Promise<Effects>,
): Promise<Effect[]> {
  let language: Asker["language"] = "en";
  try {
    const who = await deps.people.who(slackUserId);
    language = who.language;
    if (who.kind === "stranger") return [refuse(words(slackText[language].stranger(who.ask)))];
    const now = deps.now();
    const effects = await handler({ deps, asker: who, now, today: localDate(now, who.timeZone) });
    return Array.isArray(effects) ? effects : [effects];
  } catch (error) {
    if (error instanceof Refusal) return [refuse(words(error.message))];
    return [refuse(words(slackText[language].failed(faultReference(deps, error, during))))];
  }
}
