import type { Page } from "../../../lib/pages.ts";
import { header, type Message, message, words } from "../../../slack/blocks.ts";
import { pageBlocks } from "../../../slack/paging.ts";
import type { Reader } from "../filing/receipt-card.ts";
import { listClaim, turnListAction } from "../ids.ts";
import type { ListedComplaint } from "./list-queries.ts";
import { complaintLine } from "./mine-list.ts";
import { archiveText } from "./text.ts";

export const allPerPage = 15;

/** The complaints within reach that the filters leave, the newest first, and where each stands. */
export function allList(
  { complaints, total, page, typed }: { complaints: ListedComplaint[]; total: number; page: Page; typed: string },
  reader: Reader & { now: Date },
): Message {
  const watch = archiveText[reader.language];
  if (total === 0) return words(watch.none);
  const title = watch.list(total);
  return message(title, [
    header(title),
    ...complaints.map((one) => complaintLine(one, reader)),
    ...pageBlocks(page, turnListAction, (number) => listClaim({ typed, page: number }), reader.language),
  ]);
}
