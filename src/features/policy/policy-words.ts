import type { PlainDate } from "../../lib/dates.ts";
import { figure, type Language, named, shortDate } from "../../lib/language.ts";
import { changesBetween, type FieldKind, type PolicyChange, type PolicyField, typedForm } from "./field-rules.ts";
import type { PolicyRow } from "./queries.ts";
import { defaultPolicy, type Tier, tierNames } from "./rules.ts";
import { policyText } from "./text.ts";

/** What a field is called: "Platinum: a visit every … days". */
export function fieldName({ path }: PolicyField, language: Language): string {
  const text = policyText[language];
  const [start, tier = "", what] = path.split(".");
  if (start !== "tiers" || !(tierNames as readonly string[]).includes(tier)) return text.fields[path] ?? path;
  const name = text.tiers[tier as Tier];
  if (what === "visitEveryDays") return text.visitEvery(name);
  if (what === "callEveryDays") return text.callEvery(name);
  return what === "from" ? text.begins(name) : text.weighs(name);
}

/** A figure as it is shown and, without the marks of thousands, typed. */
export function shownValue(kind: FieldKind, value: unknown, language: Language): string {
  const text = policyText[language];
  if (value === null || value === undefined) return text.none;
  if (kind === "tier") return text.tiers[value as Tier];
  if (kind === "percent") return `${typedForm(value, kind)}%`;
  if (kind === "months") return (value as number[]).join(language === "zh" ? "、" : ", ");
  return typeof value === "number" ? figure(value) : typedForm(value, kind);
}

/** "Platinum: a visit every … days: 91 → 60". */
export const changeWords = ({ field, from, to }: PolicyChange, language: Language): string =>
  policyText[language].change(
    fieldName(field, language),
    shownValue(field.kind, from, language),
    shownValue(field.kind, to, language),
  );

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
