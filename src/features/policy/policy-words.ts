import type { PlainDate } from "../../lib/dates.ts";
import { figure, inARow, type Language, listed, named, shortDate } from "../../lib/language.ts";
import { complaintsText } from "../complaints/text.ts";
import type { Limit } from "./complaint-rules.ts";
import { changesBetween, type PolicyChange, type PolicyField } from "./field-rules.ts";
import { partsOf } from "./limit-rules.ts";
import { type Listed, listChanges, listText } from "./list-rules.ts";
import type { PolicyRow } from "./queries.ts";
import { defaultPolicy, type Tier, tierNames } from "./rules.ts";
import { policyText } from "./text.ts";
import { type FieldKind, typedForm } from "./typed-rules.ts";

/** What a field is called: "Platinum: a visit every … days". */
export function fieldName({ path }: PolicyField, language: Language): string {
  const text = policyText[language];
  const [start, tier = "", what, step] = path.split(".");
  if (start === "complaints" && tier === "severities") return text.limitOf(severityName(what, language), step ?? "");
  if (start === "complaints" && tier === "legalDays")
    return text.legalDays(text.jurisdictions[what ?? ""] ?? what ?? "");
  if (start !== "tiers" || !(tierNames as readonly string[]).includes(tier)) return text.fields[path] ?? path;
  const name = text.tiers[tier as Tier];
  if (what === "visitEveryDays") return text.visitEvery(name);
  if (what === "callEveryDays") return text.callEvery(name);
  return what === "from" ? text.begins(name) : text.weighs(name);
}

const severityName = (severity: string | undefined, language: Language): string =>
  (complaintsText[language].severities as Record<string, string>)[severity ?? ""] ?? "";

/** A figure as a field begins with it: limits in the reader's language, all else the same in both. */
export function typedValue(kind: FieldKind | undefined, value: unknown, language: Language): string {
  if (!value || (kind !== "limit" && kind !== "limitOrNone")) return typedForm(value, kind);
  const { unit, n } = partsOf(value as Limit);
  return policyText[language].typedLimits[unit](n);
}

/** A figure as it is shown and, without the marks of thousands, typed. */
export function shownValue(kind: FieldKind, value: unknown, language: Language): string {
  const text = policyText[language];
  if (value === null || value === undefined) return text.none;
  if (kind === "tier") return text.tiers[value as Tier];
  if (kind === "limit" || kind === "limitOrNone") {
    const { unit, n } = partsOf(value as Limit);
    return text.limits[unit](n);
  }
  if (kind === "megabytes") return `${typedForm(value, kind)} MB`;
  if (kind === "names" || kind === "categories") return listText(value as Listed[]);
  if (kind === "percent") return `${typedForm(value, kind)}%`;
  if (kind === "months") return (value as number[]).join(language === "zh" ? "、" : ", ");
  return typeof value === "number" ? figure(value) : typedForm(value, kind);
}

/** "Platinum: a visit every … days: 91 → 60". */
export function changeWords({ field, from, to }: PolicyChange, language: Language): string {
  const text = policyText[language];
  const name = fieldName(field, language);
  if (field.kind === "names" || field.kind === "categories")
    return named(name, listWords(from, to, language), language);
  return text.change(name, shownValue(field.kind, from, language), shownValue(field.kind, to, language));
}

function listWords(from: unknown, to: unknown, language: Language): string {
  const text = policyText[language];
  const { added, renamed, retired } = listChanges(from as Listed[], to as Listed[]);
  const names = (list: Listed[]) =>
    listed(
      list.map((one) => one[language]),
      language,
    );
  const both = renamed.map((one) => text.renamedTo(namesIn(one.from), namesIn(one.to)));
  const said = [
    added.length > 0 ? text.added(names(added)) : "",
    both.length > 0 ? text.renamed(listed(both, language)) : "",
    retired.length > 0 ? text.retired(names(retired)) : "",
  ].filter(Boolean);
  return said.length > 0 ? inARow(said, language) : text.otherOrder;
}

/** Either name may have changed. */
const namesIn = ({ en, zh }: Listed) => (en === zh ? en : `${en} / ${zh}`);

/** Each change of the policy in a line, the newest first; `rows` hold one more than is shown, to compare the last with. */
export function historyLines(rows: PolicyRow[], most: number, today: PlainDate, language: Language): string[] {
  const text = policyText[language];
  return rows.slice(0, most).map((row, i) => {
    const changes = changesBetween(rows[i + 1]?.policy ?? defaultPolicy, row.policy);
    const what =
      changes.map((change) => changeWords(change, language)).join(language === "zh" ? "；" : "; ") || text.atOtherTimes;
    return named(text.validFrom(shortDate(row.validFrom, today, language), row.by ?? ""), what, language);
  });
}
