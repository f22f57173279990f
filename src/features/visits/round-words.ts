import type { Language } from "../../lib/language.ts";
import { fitted } from "../../slack/limits.ts";
import { visitsText } from "./text.ts";
import type { Heat } from "./tour-rules.ts";

/** What goes with a plan beside its list. */
export type TheRound = {
  /** what waited to be told with the next plan */
  notices?: string[];
  /** shows the visits on a map */
  mapUrl?: string | undefined;
  /** on a day of heat: the hours to keep out of */
  heat?: Heat | undefined;
};

const signsPerNotice = 200;

/** What stands before the list: what waited to be told, and on a hot day how to go about the visits. */
export function roundWords({ notices = [], heat }: TheRound, visits: number, language: Language): string {
  const lines = notices.map((line) => `• ${fitted(line, signsPerNotice)}`);
  return [...lines, ...(heat && visits > 0 ? [heatWords(heat, visits, language)] : [])].join("\n");
}

/** On a day of heat: which visits belong before the hottest hours and which after them, and what to take along. */
function heatWords({ hottestFrom, hottestUntil, visitsBefore }: Heat, visits: number, language: Language): string {
  const text = visitsText[language];
  const before = Math.min(visits, visitsBefore);
  const order =
    before === 0
      ? text.heatAfter(hottestUntil)
      : before === visits
        ? text.heatBefore(hottestFrom)
        : text.heatBoth(before, hottestFrom, hottestUntil);
  return `${order}${text.heatCare}`;
}
