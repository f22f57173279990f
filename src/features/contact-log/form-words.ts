import type { PlainDate } from "../../lib/dates.ts";
import { type Language, longDate } from "../../lib/language.ts";
import type { Choice } from "../../slack/fields.ts";
import type { FactKind } from "../brief/fact-rules.ts";
import type { FormState } from "./ids.ts";
import type { KeyPerson, LoggedClient } from "./queries.ts";
import type { Filled } from "./rules.ts";
import { logText } from "./text.ts";

export type FormFacts = {
  state: FormState;
  /** what the fields begin with */
  filled: Filled;
  client: LoggedClient | undefined;
  keyPeople: readonly KeyPerson[];
  factKinds: readonly FactKind[];
  currency: string;
  /** since when a draft stands in the form; undefined: there was none */
  keptFrom?: string | undefined;
  /** what is asked or told before it is saved */
  notices: readonly string[];
  /** typed days, by field, as they were understood */
  days: Record<string, PlainDate>;
  reader: { language: Language; today: PlainDate; timeZone: string };
};

/** The values of a list with their words. */
export const choices = <Value extends string>(values: readonly Value[], words: Record<Value, string>): Choice[] =>
  values.map((value) => ({ value, text: words[value] }));

/** "fri" is Fri, 9 March 2035. */
export function dayShown(facts: FormFacts, name: string): string | undefined {
  const day = facts.days[name];
  const { language } = facts.reader;
  return day && logText[language].dueShown((facts.filled.typed[name] ?? "").trim(), longDate(day, language));
}
