import type { KnownBlock } from "@slack/web-api";
import type { Language } from "../../lib/language.ts";
import { button, context, divider, label, type Modal, modal, section, titled } from "../../slack/blocks.ts";
import { multiField, selectField, textField } from "../../slack/fields.ts";
import { fieldsOf, type PolicyField, type PolicyGroup, policyGroups, valueAt } from "./field-rules.ts";
import { type ConfirmClaim, type FormClaim, policyConfirmId, policyFormId, policyGroupAction } from "./ids.ts";
import { fieldName, typedValue } from "./policy-words.ts";
import { type Policy, tierNames } from "./rules.ts";
import { policyText } from "./text.ts";
import { type FieldKind, typedForm } from "./typed-rules.ts";

/** The subjects of the house's settings, and what was changed lately. */
export function houseList(history: string[], language: Language): Modal {
  const text = policyText[language];
  return modal(
    text.houseTitle,
    [
      ...policyGroups.map((group) =>
        titled(
          text.groups[group],
          `\n${text.groupHints[group]}`,
          button(text.edit, `${policyGroupAction}:${group}`, group),
        ),
      ),
      divider,
      context(text.history),
      ...(history.length > 0 ? history.map((line) => section(line)) : [section(text.noHistory)]),
    ],
    { close: label(text.back) },
  );
}

/** The figures of one subject; `notice` stands above them, `entered` is what was typed already. */
export function policyForm(
  policy: Policy,
  claim: FormClaim & { group: PolicyGroup },
  language: Language,
  { notice, entered = {} }: { notice?: string; entered?: Record<string, string> } = {},
): Modal {
  const text = policyText[language];
  const fields = fieldsOf(claim.group).map((field) =>
    fieldBlock(field, entered[field.path] ?? typedValue(field.kind, valueAt(policy, field.path), language), language),
  );
  return modal(text.groups[claim.group], [...(notice ? [section(notice)] : []), ...fields], {
    callback_id: policyFormId,
    private_metadata: JSON.stringify({ group: claim.group, base: claim.base }),
    submit: label(text.goOn),
    close: label(text.back),
  });
}

/** Together so long that the look before saving can carry what a form changes (limits.privateMetadata). */
function mostTyped(kind: FieldKind): number {
  if (kind === "categories") return 2600;
  return kind === "names" ? 1250 : kind === "dayList" ? 40 : 20;
}

/** Whether all that stands in the policy can stand in the form: what is longer than a field is not changed there. */
export const fitsForm = (policy: Policy, group: PolicyGroup): boolean =>
  fieldsOf(group).every(({ path, kind }) => typedForm(valueAt(policy, path), kind).length <= mostTyped(kind));

function fieldBlock(field: PolicyField, initial: string, language: Language): KnownBlock {
  const text = policyText[language];
  const { path, kind } = field;
  const name = fieldName(field, language);
  if (kind === "tier") {
    return selectField(path, name, {
      choices: tierNames.map((tier) => ({ text: text.tiers[tier], value: tier })),
      initial,
    });
  }
  if (kind === "months") {
    const months = Array.from({ length: 12 }, (_, i) => ({ text: String(i + 1), value: String(i + 1) }));
    return multiField(path, name, { choices: months, initial: initial.split(","), isOptional: true });
  }
  const most = mostTyped(kind);
  if (kind === "names" || kind === "categories") {
    return textField(path, name, { most, initial, isLong: true, hint: text.listHints[kind] });
  }
  const hint = { limit: text.limitHint, limitOrNone: text.limitHint, dayList: text.dayListHint } as Partial<
    Record<typeof kind, string>
  >;
  return textField(path, name, {
    most,
    initial,
    ...(hint[kind] && { hint: hint[kind] }),
    ...(kind === "limitOrNone" && { isOptional: true }),
    ...(kind === "daysOrNone" && { isOptional: true, hint: text.emptyIsNone }),
  });
}

/** What saving would change, and what that means for the book. */
export function policyConfirm(
  { changes, effect, notes }: { changes: string[]; effect: string[]; notes: string[] },
  claim: ConfirmClaim,
  language: Language,
): Modal {
  const text = policyText[language];
  return modal(
    text.confirmTitle,
    [
      ...inSections(changes),
      ...(effect.length > 0 ? [divider, titled(effect[0] ?? "", ""), context(...effect.slice(1))] : []),
      divider,
      ...notes.map((note) => context(note)),
    ],
    {
      callback_id: policyConfirmId,
      private_metadata: JSON.stringify(claim),
      submit: label(text.save),
      close: label(text.back),
    },
  );
}

const linesPerSection = 15;

const inSections = (lines: string[]): KnownBlock[] =>
  Array.from({ length: Math.ceil(lines.length / linesPerSection) }, (_, i) =>
    section(lines.slice(i * linesPerSection, (i + 1) * linesPerSection).join("\n")),
  );

/** A last word instead of the form. */
export const policyDone = (said: string, language: Language): Modal =>
  modal(policyText[language].houseTitle, [section(said)], { close: label(policyText[language].close) });
