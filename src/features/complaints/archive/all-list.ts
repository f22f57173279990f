import type { MomentReader } from "../../../lib/moments.ts";
import type { Page } from "../../../lib/pages.ts";
import { actions, button, context, header, type Message, message, section } from "../../../slack/blocks.ts";
import { pageBlocks } from "../../../slack/paging.ts";
import { listClaim, openFilterAction, turnListAction } from "../ids.ts";
import type { ListedComplaint } from "./list-queries.ts";
import { complaintLine } from "./mine-list.ts";
import { archiveText } from "./text.ts";

export const allPerPage = 15;

type Shown = {
  complaints: ListedComplaint[];
  total: number;
  page: Page;
  /** the words of the filters, and what they mean */
  typed: string;
  narrowed: string;
};

/** The complaints within reach that the filters leave, the newest first, and where each stands. */
export function allList(
  { complaints, total, page, typed, narrowed }: Shown,
  reader: MomentReader & { now: Date },
): Message {
  const text = archiveText[reader.language];
  const filter = actions(button(text.filter, openFilterAction, typed));
  const lines = narrowed === "" ? [] : [context(narrowed)];
  if (total === 0) return message(text.none, [section(text.none), ...lines, filter]);
  const title = text.list(total);
  return message(title, [
    header(title),
    ...lines,
    ...complaints.map((one) => complaintLine(one, reader)),
    ...pageBlocks(page, turnListAction, (number) => listClaim({ typed, page: number }), reader.language),
    filter,
  ]);
}
