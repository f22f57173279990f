import type { PlainDate } from "../../lib/dates.ts";
import { type Language, shortDate } from "../../lib/language.ts";
import type { ListedLeave } from "./leave-queries.ts";
import type { LeaveFault } from "./leave-rules.ts";
import { peopleText } from "./text.ts";

/** "5 Mar – 9 Mar": the days of a leave, both with. */
export function leaveRange(
  { fromDate, toDate }: { fromDate: PlainDate; toDate: PlainDate },
  today: PlainDate,
  language: Language,
): string {
  return peopleText[language].range(shortDate(fromDate, today, language), shortDate(toDate, today, language));
}

/** What is wrong with a leave, by the block that it is wrong in. */
export function leaveErrors(
  faults: LeaveFault<ListedLeave>[],
  today: PlainDate,
  language: Language,
): Record<string, string> {
  return Object.fromEntries(faults.map((fault) => [fault.field, faultWords(fault, today, language)]));
}

function faultWords(fault: LeaveFault<ListedLeave>, today: PlainDate, language: Language): string {
  const text = peopleText[language];
  if (!("leave" in fault)) return text.faults[fault.is];
  const range = leaveRange(fault.leave, today, language);
  if (fault.is === "overlaps") return text.overlaps(range);
  return text[fault.is](fault.leave.personName, range);
}
