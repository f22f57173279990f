import type { PlainDate } from "../../lib/dates.ts";
import { type Language, longDate } from "../../lib/language.ts";
import { pageOf } from "../../lib/pages.ts";
import { button, context, header, type Message, message, titled } from "../../slack/blocks.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { planOfAction, planValue, teamPageAction } from "./ids.ts";
import type { PlanCounts } from "./plan-queries.ts";
import { visitsText } from "./text.ts";

export type TeamLine = {
  personId: number;
  name: string;
  /** undefined: no plan is stored for the day */
  counts: PlanCounts | undefined;
};

export type TeamDay = { lines: TeamLine[]; date: PlainDate; isDayOff: boolean };

const managersPerPage = 40;

/** What follows a manager's name: on a day off nothing, as the note above says it for all. */
function standing(counts: TeamLine["counts"], isDayOff: boolean, language: Language): string {
  const text = visitsText[language];
  if (counts) return `\n${text.teamCounts(counts.visits, counts.calls, counts.beyond, counts.done)}`;
  return isDayOff ? "" : `\n${text.teamNoPlan}`;
}

/** How a lead's managers stand today, each with the way to the plan. */
export function teamMessage({ lines, date, isDayOff }: TeamDay, language: Language, page: number): Message {
  const text = visitsText[language];
  const title = text.team(longDate(date, language));
  if (lines.length === 0) return message(text.teamNobody, []);
  const shown = pageOf(page, lines.length, managersPerPage);
  const from = (shown.number - 1) * managersPerPage;
  return message(title, [
    header(title),
    ...(isDayOff ? [context(text.teamDayOff)] : []),
    ...lines
      .slice(from, from + managersPerPage)
      .map(({ personId, name, counts }) =>
        titled(
          name,
          standing(counts, isDayOff, language),
          button(text.open, `${planOfAction}:${personId}`, planValue({ date, personId, page: 1 })),
        ),
      ),
    ...pageBlocks(shown, teamPageAction, String, language),
  ]);
}
