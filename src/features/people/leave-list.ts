import type { PlainDate } from "../../lib/dates.ts";
import type { Language } from "../../lib/language.ts";
import type { Page } from "../../lib/pages.ts";
import { actions, button, context, type Message, message, section, titled } from "../../slack/blocks.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { leaveEndAction, leaveFormAction, leavePageAction } from "./ids.ts";
import type { ListedLeave } from "./leave-queries.ts";
import { leaveRange } from "./leave-words.ts";
import { peopleText } from "./text.ts";

export const leavesPerPage = 15;

export type ShownLeaves = {
  leaves: ListedLeave[];
  page: Page;
  /** whose leave the reader may end */
  mayEnd: ReadonlySet<number>;
};

/** Who is away now and soon, and who covers, a page of it. */
export function leaveList({ leaves, page, mayEnd }: ShownLeaves, today: PlainDate, language: Language): Message {
  const text = peopleText[language];
  return message(text.leaveTitle, [
    titled(text.leaveTitle, ""),
    ...(leaves.length === 0 ? [section(text.noLeave)] : []),
    ...leaves.flatMap((leave) => {
      const isNow = leave.fromDate <= today;
      const end = isNow ? text.endEarly : text.cancelLeave;
      return [
        section(
          text.covering(leave.personName, leave.coverName),
          mayEnd.has(leave.personId) ? button(end, `${leaveEndAction}:${leave.id}`, String(leave.id)) : undefined,
        ),
        context([leaveRange(leave, today, language), isNow ? text.awayNow : ""].filter(Boolean).join(" · ")),
      ];
    }),
    actions(button(text.takeLeave, leaveFormAction, undefined, "primary")),
    ...pageBlocks(page, leavePageAction, String, language),
  ]);
}
