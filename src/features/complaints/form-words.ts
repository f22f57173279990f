import { type Language, listed, shortDate } from "../../lib/language.ts";
import type { Choice } from "../../slack/fields.ts";
import type { ComplaintPolicy, Limit } from "../policy/complaint-rules.ts";
import { inUse, type Named, nameIn } from "../policy/list-rules.ts";
import type { ClockRules } from "./change-rules.ts";
import { legalDueOn } from "./clocks/clock-rules.ts";
import { limitsOf } from "./filing/form-rules.ts";
import { filingText } from "./filing/text.ts";
import { type Severity, severities } from "./given-rules.ts";
import { complaintsText } from "./text.ts";

/** Policy's names as choices. */
export const choicesOf = (names: readonly Named[], language: Language): Choice[] =>
  inUse(names).map((one) => ({ value: one.id, text: one[language] }));

/** A category's name and its part's. */
export function categoryWords(
  { category, subCategory }: { category: string; subCategory: string | null },
  policy: ComplaintPolicy,
  language: Language,
): string {
  const sub = policy.categories.find(({ id }) => id === category)?.sub ?? [];
  const part = subCategory ? nameIn(sub, subCategory, language) : "";
  return [nameIn(policy.categories, category, language), part].filter(Boolean).join(" · ");
}

export const severityChoices = (language: Language): Choice[] => {
  const { severities: names } = complaintsText[language];
  const filing = filingText[language];
  return severities.map((severity) => ({ value: severity, text: names[severity], note: filing.meanings[severity] }));
};

/** "1 working hour", "15 calendar days". */
export function limitWords(limit: Limit, language: Language): string {
  const { limit: worded } = filingText[language];
  if ("hours" in limit) return worded("hours", limit.hours);
  if ("workingDays" in limit) return worded("workingDays", limit.workingDays);
  return worded("calendarDays", limit.calendarDays);
}

/** "looked at within 1 working hour, …, by law until 20 March": what a severity's clocks ask, filed today. */
export function clockWords(
  severity: Severity,
  { policy, jurisdiction }: ClockRules,
  { language, today }: { language: Language; today: string },
): string {
  const text = filingText[language];
  const house = limitsOf(policy, severity).map(({ clock, limit }) =>
    text.within(text.clocks[clock], limitWords(limit, language)),
  );
  const until = legalDueOn(today, 0, jurisdiction, policy);
  return listed([...house, ...(until ? [text.byLaw(shortDate(until, today, language))] : [])], language);
}
