import { isDate } from "../../../lib/dates.ts";
import { dayOnly } from "../../../lib/language.ts";
import { momentWords } from "../../../lib/moments.ts";
import { type Ask, readerOf } from "../../../slack/ask.ts";
import { nameIn } from "../../policy/list-rules.ts";
import { personChoice } from "../filing/open-filing.ts";
import { categoryWords } from "../form-words.ts";
import { type Act, severities, toldBy } from "../given-rules.ts";
import type { SeenComplaint } from "../queries.ts";
import { clockRulesFor } from "../record-queries.ts";
import { complaintsText } from "../text.ts";
import { type ActField, actFields } from "./act-fields-rules.ts";
import { departmentOf } from "./desk-queries.ts";

export type Kept = { name: string; typed: string };

/** All that stands in an act's form, by the names of its fields and in words, for whom the form cannot be shown again. */
export async function keptOf(
  ask: Ask,
  complaint: SeenComplaint,
  act: Act,
  entered: Record<string, string>,
): Promise<Kept[]> {
  const names = complaintsText[ask.asker.language].fields;
  const kept: Kept[] = [];
  for (const field of actFields[act] ?? []) {
    const value = entered[field.name]?.trim() ?? "";
    const typed = value === "" ? "" : await wordsOf(ask, complaint, field, value);
    if (typed !== "") kept.push({ name: names[field.name], typed });
  }
  return kept;
}

/** A field's value as the person saw it; of a choice that is no longer there nothing. */
async function wordsOf(ask: Ask, complaint: SeenComplaint, { kind }: ActField, value: string): Promise<string> {
  const { deps } = ask;
  const { language } = ask.asker;
  const text = complaintsText[language];
  const policyOf = async () => (await clockRulesFor(deps.db, complaint.branchId, complaint.filedOn)).policy;
  switch (kind) {
    case "date":
      return isDate(value) ? dayOnly(value, language) : value;
    case "moment":
      return momentWords(new Date(value), readerOf(ask));
    case "person":
      return (await personChoice(ask, value))?.text ?? "";
    case "about":
      return (await personChoice(ask, value))?.text ?? text.nobody;
    case "department":
      return (await departmentOf(deps.db, Number(value)))?.name ?? "";
    case "cause":
      return nameIn((await policyOf()).causes, value, language);
    case "category": {
      const [category = "", subCategory = null] = value.split("|");
      return categoryWords({ category, subCategory }, await policyOf(), language);
    }
    case "severity":
      return text.severities[severities.find((one) => one === value) ?? complaint.severity];
    case "how":
      return text.toldBy[toldBy.find((one) => one === value) ?? "message"];
    case "satisfaction":
      return text.satisfied[Number(value) - 1] ?? value;
    case "long":
    case "whys":
    case "money":
    case "client":
    case "short":
      return value;
  }
}
