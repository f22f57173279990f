import { localDate, localTime } from "../../../lib/dates.ts";
import { shortDate } from "../../../lib/language.ts";
import { button, type Message, message, titled } from "../../../slack/blocks.ts";
import { fittedLine } from "../../../slack/limits.ts";
import type { HousePerson } from "../../people/house-queries.ts";
import type { Severity } from "../given-rules.ts";
import { openComplaintAction } from "../ids.ts";
import { complaintsText } from "../text.ts";
import type { Warning } from "./clock-rules.ts";
import { clocksText } from "./text.ts";

/** What a warning tells of its complaint. */
export type WarnedOf = { number: string; severity: Severity; clientName: string };

type Reader = Pick<HousePerson, "language" | "timeZone">;

const nameSigns = 60;

/** One warning in a sentence, its times those of its reader. `endsAt` is when the clock ends or ended. */
export function warningLine(
  of: WarnedOf,
  { clock, share }: Warning,
  endsAt: Date,
  now: Date,
  { language, timeZone }: Reader,
): string {
  const { severities } = complaintsText[language];
  const text = clocksText[language];
  const near = localDate(now, timeZone);
  // the law's last day ends at midnight: its own last minute is shown
  const shown = clock === "legal" ? new Date(Number(endsAt) - 1) : endsAt;
  const day = shortDate(localDate(shown, timeZone), near, language);
  const when = clock === "legal" ? day : text.moment(day, localTime(shown, timeZone));
  const what = text.clocks[clock];
  const about = text.about(of.number, severities[of.severity], fittedLine(of.clientName, nameSigns));
  return share === 100 ? text.over(about, what, when) : text.used(about, what, share, when);
}

/** The warnings of one complaint as a message, with the way to it. */
export function warningMessage({ number }: WarnedOf, lines: string[], language: Reader["language"]): Message {
  const text = clocksText[language];
  const open = button(text.open, openComplaintAction, number);
  const title = text.warning(number);
  return message([title, ...lines].join("\n"), [titled(title, lines.map((line) => `\n${line}`).join(""), open)]);
}
