import type { InputBlock } from "@slack/web-api";
import type { Language } from "../../../lib/language.ts";
import { currencyName } from "../../../lib/money.ts";
import { context, divider, label, type Modal, modal, section, sections } from "../../../slack/blocks.ts";
import {
  type Choice,
  dateField,
  momentField,
  radioField,
  searchField,
  selectField,
  textField,
} from "../../../slack/fields.ts";
import { limits } from "../../../slack/limits.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { inUse } from "../../policy/list-rules.ts";
import { choicesOf as namedChoices } from "../form-words.ts";
import { type Act, severities, toldBy } from "../given-rules.ts";
import {
  type ActClaim,
  aboutSearchAction,
  actClaimValue,
  complaintActFormId,
  departmentAction,
  handlerAction,
} from "../ids.ts";
import { complaintsText } from "../text.ts";
import { type ActField, actFields, blockOf } from "./act-fields-rules.ts";
import { deskText } from "./text.ts";

/** A claim to an act that there is. */
export type Claim = ActClaim & { act: Act };

export type FormGiven = {
  claim: Claim;
  number: string;
  policy: ComplaintPolicy;
  language: Language;
  /** what stands in the fields, by their names: typed before, or as the complaint has it */
  soFar: Record<string, string>;
  department?: Choice | undefined;
  handler?: Choice | undefined;
  about?: Choice | undefined;
  /** why the form is shown again */
  notice?: string | undefined;
  /** how it would move the clocks */
  moved: string[];
  /** what is proposed, line by line, where the act decides on it */
  decided: string[];
  /** of compensations */
  currency: string;
};

/** The form of an act; undefined when the act has none here. */
export function actForm(given: FormGiven): Modal | undefined {
  const { claim, language, notice, number, moved, decided } = given;
  const fields = actFields[claim.act];
  const text = deskText[language];
  if (!fields) return undefined;
  return modal(
    complaintsText[language].acts[claim.act],
    [
      ...(notice ? [section(notice), divider] : []),
      context(number, text.explained[claim.act] ?? "", ...moved),
      ...(decided.length > 0 ? sections(decided.join("\n")) : []),
      ...fields.map((field) => fieldBlock(field, given)),
    ],
    {
      callback_id: complaintActFormId,
      private_metadata: actClaimValue(claim),
      submit: label(text.submit),
      close: label(text.cancel),
    },
  );
}

const moneyMost = 30;
/** of a name; a phone is refused beyond forty when it is read */
const shortMost = 200;

function fieldBlock(
  field: ActField,
  { language, policy, soFar, department, handler, about, currency }: FormGiven,
): InputBlock {
  const text = deskText[language];
  const { name, kind, isOptional = false } = field;
  const [block, named, initial] = [blockOf(name), complaintsText[language].fields[name], soFar[name] || undefined];
  const rest = { isOptional, initial };
  switch (kind) {
    case "long":
      return textField(block, named, { ...rest, most: limits.textInput, isLong: true });
    case "whys":
      return textField(block, named, { ...rest, most: limits.textInput, isLong: true, hint: text.whysHint });
    case "money":
      return textField(block, named, {
        ...rest,
        most: moneyMost,
        hint: text.moneyHint(currencyName(currency, language)),
      });
    case "date":
      return dateField(block, named, rest);
    case "moment":
      return momentField(block, named, { isOptional, initial: initial ? new Date(initial) : undefined });
    case "person":
      return searchField(block, named, {
        ...{ isOptional, actionId: handlerAction, initial: handler, showsAll: true },
        hint: text.handlerHint,
      });
    case "department":
      return searchField(block, named, { isOptional, actionId: departmentAction, initial: department, showsAll: true });
    case "about":
      return searchField(block, named, {
        ...{ isOptional, actionId: aboutSearchAction, initial: about },
        hint: text.aboutHint,
      });
    case "client":
    case "short":
      return textField(block, named, { ...rest, most: shortMost, ...(kind === "client" && { hint: text.clientHint }) });
    case "satisfaction":
      return radioField(block, named, {
        ...rest,
        choices: complaintsText[language].satisfied.map((words, i) => choice(`${i + 1}`, words)),
      });
    default:
      return selectField(block, named, { ...rest, choices: choicesOf(kind, policy, language) });
  }
}

const choice = (value: string, text: string): Choice => ({ value, text });

function choicesOf(kind: "cause" | "how" | "category" | "severity", policy: ComplaintPolicy, language: Language) {
  const text = complaintsText[language];
  if (kind === "cause") return namedChoices(policy.causes, language);
  if (kind === "how") return toldBy.map((how) => choice(how, text.toldBy[how]));
  if (kind === "severity") return severities.map((severity) => choice(severity, text.severities[severity]));
  const whole = namedChoices(policy.categories, language);
  const parts = inUse(policy.categories).flatMap((category) => [
    choice(category.id, category[language]),
    ...inUse(category.sub).map((sub) => choice(`${category.id}|${sub.id}`, `${category[language]} · ${sub[language]}`)),
  ]);
  // a menu holds no more; the part of a category need not be told
  return parts.length > limits.options ? whole : parts;
}
