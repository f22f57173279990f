import { localDate } from "../../../lib/dates.ts";
import { type Language, shortDate } from "../../../lib/language.ts";
import { showMoney } from "../../../lib/money.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import type { ShownAct } from "../archive/act-queries.ts";
import { type ClockReader, momentWords } from "../clocks/clock-words.ts";
import { isAct, type Severity, severities, toldBy } from "../given-rules.ts";
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

type Moved = {
  from?: string;
  to?: string;
  before?: { severity?: string };
  due?: { from: string | null; to: string | null };
};

/** How an act moved the clocks, both deadlines, or would by what is asked for; nothing when it did not. */
export function movedLines({ act, given }: Pick<ShownAct, "act" | "given">, reader: ClockReader): string[] {
  const text = deskText[reader.language];
  const { from, to, before, due } = given as Moved;
  const dayOf = (day: string) => shortDate(day, localDate(reader.now, reader.timeZone), reader.language);
  if (from && to) return [(act === "extend" ? text.legalMoved : text.legalAsked)(dayOf(from), dayOf(to))];
  if (!due || !before?.severity) return [];
  const [was, is] = [before.severity, String(given.severity)].map((one) => text.severities[severityOf(one)]);
  const moment = (at: string) => momentWords(new Date(at), reader);
  return [
    text.severityMoved(was ?? "", is ?? ""),
    ...(due.from && due.to ? [text.dueMoved(moment(due.from), moment(due.to))] : []),
  ];
}

const severityOf = (value: unknown): Severity => severities.find((one) => one === value) ?? "S4";

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
  if (name === "severity") return text.severities[severityOf(value)];
  if (name === "how") return text.toldBy[toldBy.find((one) => one === value) ?? "message"];
  if (name === "satisfaction") return text.satisfied[Number(value) - 1] ?? String(value);
  if (name === "whys" && Array.isArray(value)) return value.join(" → ");
  return typeof value === "string" ? value : "";
}
