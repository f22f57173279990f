import { isDate } from "../../lib/dates.ts";
import { type Language, listed, named, shortDate } from "../../lib/language.ts";
import { type MomentReader, momentWords } from "../../lib/moments.ts";
import { exactMoney } from "../../lib/money.ts";
import type { ComplaintPolicy } from "../policy/complaint-rules.ts";
import { nameIn } from "../policy/list-rules.ts";
import type { PastAct } from "./archive/history-queries.ts";
import { categoryWords } from "./form-words.ts";
import { isAct, type Severity, severities, toldBy } from "./given-rules.ts";
import { complaintsText } from "./text.ts";

/** Who did what, in one sentence. */
export function actWords({ act, byName, given }: PastAct, language: Language): string {
  const text = complaintsText[language];
  const by = byName ?? text.theHouse;
  if (!isAct(act)) return text.alarmed;
  const to = wordsIn(given.responsibleId);
  if (to && (act === "assign" || act === "reassign")) return text.handed[act](by, to, wordsIn(given.departmentId));
  return text.did[act](by);
}

const wordsIn = (value: unknown) => (typeof value === "string" ? value : "");

/** Of these acts those who are told read what was written, as it is meant for them. */
const toldWith: Partial<Record<string, string>> = {
  ...{ judgeNotValid: "reason", askReporter: "question", giveInformation: "information", sendBack: "remarks" },
  ...{ refuseExtension: "reason", askExtension: "reason", withdraw: "reason", reopen: "reason" },
};

/** The words that go with the news of an act; "" when there are none. */
export const wordsToldWith = ({ act, given }: PastAct): string => wordsIn(given[toldWith[act] ?? ""]);

type Moved = {
  from?: string;
  to?: string;
  before?: { severity?: string };
  due?: { from: string | null; to: string | null };
};

/** How an act moved the clocks, both deadlines, or would by what is asked for; nothing when it did not. */
export function movedLines({ act, given }: Pick<PastAct, "act" | "given">, reader: MomentReader): string[] {
  const text = complaintsText[reader.language].moved;
  const { severities: called } = complaintsText[reader.language];
  const { from, to, before, due } = given as Moved;
  const dayOf = (day: string) => shortDate(day, reader.today, reader.language);
  if (from && to) return [(act === "extend" ? text.legal : text.legalAsked)(dayOf(from), dayOf(to))];
  if (!due || !before?.severity) return [];
  const moment = (at: string) => momentWords(new Date(at), reader);
  return [
    text.severity(called[severityOf(before.severity)], called[severityOf(given.severity)]),
    ...(due.from && due.to ? [text.due(moment(due.from), moment(due.to))] : []),
  ];
}

const severityOf = (value: unknown): Severity => severities.find((one) => one === value) ?? "S4";

/** What was given with an act, one line a field, in the order in which its form asks; what was filed stands above the history. */
export function givenLines(
  { act, given }: Pick<PastAct, "act" | "given">,
  policy: ComplaintPolicy,
  reader: MomentReader,
): string[] {
  const { fields } = complaintsText[reader.language];
  const flat = flatOf(given);
  return (act === "record" ? [] : Object.entries(fields)).flatMap(([name, called]) => {
    const shown = name in flat ? valueWords(name, flat, policy, reader) : "";
    return shown ? [named(called, shown, reader.language)] : [];
  });
}

type Flat = Record<string, unknown>;

/** A promise by its parts, and what moved the legal clock by both of its days. */
function flatOf({ promise, from, to, clientId, ...rest }: Flat): Flat {
  const { text, dueOn } = (promise ?? {}) as { text?: string; dueOn?: string };
  return {
    ...rest,
    ...(text && { "promise.text": text, "promise.dueOn": dueOn }),
    ...(from && to ? { legal: [from, to] } : {}),
    ...(clientId ? { clientNo: clientId } : {}),
  };
}

function valueWords(name: string, given: Flat, policy: ComplaintPolicy, reader: MomentReader): string {
  const { language, today } = reader;
  const text = complaintsText[language];
  const value = given[name];
  const dayWords = (day: unknown) => (typeof day === "string" && isDate(day) ? shortDate(day, today, language) : "");
  switch (name) {
    case "compensation": {
      const { minor, currency } = value as { minor: number; currency: string };
      return exactMoney({ minor: BigInt(minor), currency }, language);
    }
    case "cause":
      return nameIn(policy.causes, wordsIn(value), language);
    case "category":
      return categoryWords({ category: wordsIn(value), subCategory: wordsIn(given.subCategory) }, policy, language);
    case "severity":
      return text.severities[severityOf(value)];
    case "aboutId":
      return wordsIn(value) || text.nobody;
    case "how":
      return text.toldBy[toldBy.find((one) => one === value) ?? "message"];
    case "satisfaction":
      return text.satisfied[Number(value) - 1] ?? String(value);
    case "toldAt":
      return momentWords(new Date(wordsIn(value)), reader);
    case "promise.dueOn":
      return dayWords(value);
    case "legal":
      return (value as unknown[]).map(dayWords).join(" → ");
    case "whys":
      return Array.isArray(value) ? value.join(" → ") : "";
    case "files":
      return listed(
        (value as { name: string }[]).map((file) => file.name),
        language,
      );
    default:
      return wordsIn(value);
  }
}
