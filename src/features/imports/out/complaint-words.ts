import { isoIn } from "../../../lib/dates.ts";
import { begun, type Language } from "../../../lib/language.ts";
import { decimalText } from "../../../lib/money.ts";
import type { Cell } from "../../../lib/workbook.ts";
import type { ExportedComplaint } from "../../complaints/archive/export-queries.ts";
import { complaintsText } from "../../complaints/text.ts";
import { type Named, nameIn } from "../../policy/list-rules.ts";
import { type Column, exportText } from "./text.ts";

const wordFor = (names: readonly Named[], id: string | null, language: Language): string | null =>
  id === null ? null : nameIn(names, id, language);

/** One complaint by the columns; instants as ISO 8601 by the clocks of its branch. */
function valuesOf(one: ExportedComplaint, language: Language): Record<Column, Cell> {
  const { policy, timeZone, category, house, legal, clientNo, clientName, otherName, otherPhone } = one;
  const { yes, no, standings } = exportText[language];
  const { states, severities } = complaintsText[language];
  const moment = (at: Date | null) => at && isoIn(at, timeZone);
  const { number, branch, repeatOf, about, reporter, responsible, department, happenedOn, whereAbout, what } = one;
  const { wish, legalDueOn, legalStep, satisfaction, lesson, acts, currency, compensationMinor: minor } = one;
  const sub = policy.categories.find(({ id }) => id === category)?.sub ?? [];
  return {
    ...{ number, branch, clientNo, repeatOf, about, reporter, responsible, department, happenedOn, whereAbout, what },
    ...{ wish, legalDueOn, legalStep, satisfaction, lesson, acts, currency },
    filedAt: moment(one.filedAt),
    isClient: clientNo === null ? no : yes,
    name: clientName ?? otherName,
    phone: otherPhone,
    category: wordFor(policy.categories, category, language),
    subCategory: wordFor(sub, one.subCategory, language),
    severity: severities[one.severity],
    channel: wordFor(policy.channels, one.channel, language),
    state: begun(states[one.state]),
    acknowledgedAt: moment(one.acknowledgedAt),
    proposedAt: moment(one.proposedAt),
    resolvedAt: moment(one.resolvedAt),
    closedAt: moment(one.closedAt),
    houseDueAt: moment(house.endsAt),
    house: standings[house.standing],
    legal: standings[legal],
    cause: wordFor(policy.causes, one.cause, language),
    compensation: minor === null || currency === null ? null : Number(decimalText({ minor, currency })),
  };
}

const columns = Object.keys(exportText.en.columns) as Column[];

/** The heads of the table. */
export const complaintHeads = (language: Language): string[] =>
  columns.map((column) => exportText[language].columns[column]);

/** One complaint as a row of the table. */
export function complaintCells(complaint: ExportedComplaint, language: Language): Cell[] {
  const values = valuesOf(complaint, language);
  return columns.map((column) => values[column]);
}
