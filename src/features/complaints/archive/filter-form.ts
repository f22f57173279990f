import { begun, dayOnly, type Language, listed } from "../../../lib/language.ts";
import { label, type Modal, modal } from "../../../slack/blocks.ts";
import { type Choice, checkField, dateField, searchField, selectField } from "../../../slack/fields.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { nameIn } from "../../policy/list-rules.ts";
import { choicesOf } from "../form-words.ts";
import { severities } from "../given-rules.ts";
import { filterBlock as block, type FilterClaim, filterDepartmentAction, filterFormId } from "../ids.ts";
import { complaintsText } from "../text.ts";
import { states } from "../workflow.ts";
import { anyChoice, type ComplaintFilter } from "./filter-rules.ts";
import { archiveText } from "./text.ts";

/** A filter with the names that its codes and ids stand for. */
export type NamedFilter = { filter: ComplaintFilter; department: string | undefined; policy: ComplaintPolicy };

const marks = ["mine", "overdue", "repeat"] as const;

/**
 * The form of a list's filters, with those that the list has now. `knowsDepartments`: whether the reader picks from all of them; for
 * others one that they named stays.
 */
export function filterForm(
  { filter, department, policy }: NamedFilter,
  claim: FilterClaim,
  { language, knowsDepartments }: { language: Language; knowsDepartments: boolean },
): Modal {
  const text = archiveText[language];
  const { states: stateNames, severities: severityNames } = complaintsText[language];
  const { fields } = text;
  const any: Choice = { value: anyChoice, text: text.any };
  const select = (name: "state" | "severity" | "category", initial: string | undefined, choices: Choice[]) =>
    selectField(block[name], fields[name], {
      isOptional: true,
      initial: initial ?? anyChoice,
      choices: [any, ...choices],
    });
  const stateChoices = states.map((state) => ({ value: state, text: begun(stateNames[state]) }));
  const open = { value: "open", text: text.openStates };
  return modal(
    text.filterTitle,
    [
      select("state", filter.state, [open, ...stateChoices]),
      select(
        "severity",
        filter.severity,
        severities.map((one) => ({ value: one, text: severityNames[one] })),
      ),
      select("category", filter.category, choicesOf(policy.categories, language)),
      ...(knowsDepartments ? [departmentField(filter.departmentId, department, language)] : []),
      checkField(block.marks, fields.marks, {
        isOptional: true,
        choices: marks.map((mark) => ({ value: mark, text: text.marks[mark] })),
        initial: marks.filter((mark) => filter[mark]),
      }),
      dateField(block.from, fields.from, { isOptional: true, initial: filter.from }),
      dateField(block.to, fields.to, { isOptional: true, initial: filter.to }),
    ],
    {
      callback_id: filterFormId,
      private_metadata: JSON.stringify(claim),
      submit: label(text.show),
      close: label(text.cancel),
    },
  );
}

function departmentField(id: number | undefined, name: string | undefined, language: Language) {
  const isChosen = id !== undefined && name !== undefined;
  return searchField(block.department, archiveText[language].fields.department, {
    ...{ isOptional: true, showsAll: true, actionId: filterDepartmentAction },
    initial: isChosen ? { value: String(id), text: name } : anyDepartment(language),
  });
}

/** The choice of no department in particular. */
export const anyDepartment = (language: Language): Choice => ({
  value: anyChoice,
  text: archiveText[language].anyDepartment,
});

/** What a list is narrowed to, in one line; "" when it is not. */
export function filterWords({ filter, department, policy }: NamedFilter, language: Language): string {
  const text = archiveText[language];
  const { states: stateNames, severities: severityNames } = complaintsText[language];
  const { state, severity, category, from, to } = filter;
  const words = [
    state === "open" ? text.filters.open : state && stateNames[state],
    severity && severityNames[severity],
    category && nameIn(policy.categories, category, language),
    department,
    ...marks.map((mark) => filter[mark] && text.filters[mark]),
    from && text.from(dayOnly(from, language)),
    to && text.to(dayOnly(to, language)),
  ].filter((word) => typeof word === "string");
  return words.length > 0 ? text.narrowed(listed(words, language)) : "";
}
