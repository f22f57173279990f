import type { Language } from "../../../lib/language.ts";
import { showMoney } from "../../../lib/money.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import type { ShownAct } from "../archive/act-queries.ts";
import { isAct, severities, toldBy } from "../given-rules.ts";
import type { FieldName } from "./act-fields-rules.ts";
import { deskText } from "./text.ts";

/** Who did what, in one sentence. */
export function actWords({ act, byName, given }: ShownAct, language: Language): string {
  const text = deskText[language];
  const by = byName ?? text.theHouse;
  if (!isAct(act)) return text.alarmed;
  const to = typeof given.responsibleId === "string" ? given.responsibleId : "";
  if (to && (act === "assign" || act === "reassign")) return text.handed[act](by, to, named(given.departmentId));
  return text.did[act](by);
}

const named = (value: unknown) => (typeof value === "string" ? value : "");

/** Of these acts those who are told read what was written, as it is meant for them. */
const toldWith: Partial<Record<string, string>> = {
  ...{ judgeNotValid: "reason", askReporter: "question", giveInformation: "information", sendBack: "remarks" },
  ...{ refuseExtension: "reason", askExtension: "reason", withdraw: "reason", reopen: "reason" },
};

/** The words that go with the news of an act; "" when there are none. */
export function wordsToldWith({ act, given }: ShownAct): string {
  const said = given[toldWith[act] ?? ""];
  return typeof said === "string" ? said : "";
}

/** What was given with an act, one line a field, by the field's name. */
export function givenLines({ act, given }: ShownAct, policy: ComplaintPolicy, language: Language): string[] {
  const text = deskText[language];
  // what was filed stands above the history
  if (act === "record") return [];
  return Object.entries(flat(given)).flatMap(([name, value]) => {
    const shown = valueWords(name, value, policy, language);
    const named = Object.hasOwn(text.fields, name) ? text.fields[name as FieldName] : undefined;
    return shown && named ? [text.given(named, shown)] : [];
  });
}

const flat = (given: Record<string, unknown>) => {
  const { promise, ...rest } = given;
  const { text, dueOn } = (promise ?? {}) as { text?: string; dueOn?: string };
  return { ...rest, ...(text && { "promise.text": text, "promise.dueOn": dueOn }) };
};

function valueWords(name: string, value: unknown, policy: ComplaintPolicy, language: Language): string {
  const text = deskText[language];
  if (name === "compensation") {
    const { minor, currency } = value as { minor: number; currency: string };
    return showMoney({ minor: BigInt(minor), currency }, language);
  }
  if (name === "cause") return policy.causes.find(({ id }) => id === value)?.[language] ?? String(value);
  if (name === "category") return policy.categories.find(({ id }) => id === value)?.[language] ?? String(value);
  if (name === "severity") return text.severities[severities.find((one) => one === value) ?? "S4"];
  if (name === "how") return text.toldBy[toldBy.find((one) => one === value) ?? "message"];
  if (name === "satisfaction") return text.satisfied[Number(value) - 1] ?? String(value);
  if (name === "whys" && Array.isArray(value)) return value.join(" → ");
  return typeof value === "string" ? value : "";
}
