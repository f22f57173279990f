import type { KnownBlock } from "@slack/web-api";
import { begun } from "../../../lib/language.ts";
import { endWords, type MomentReader } from "../../../lib/moments.ts";
import type { Page } from "../../../lib/pages.ts";
import { button, header, type Message, message, titled, words } from "../../../slack/blocks.ts";
import { pageBlocks } from "../../../slack/paging.ts";
import { filingText } from "../filing/text.ts";
import { openComplaintAction, turnMineAction } from "../ids.ts";
import { complaintsText } from "../text.ts";
import type { ListedComplaint } from "./list-queries.ts";

export const minePerPage = 15;

/** What one filed or sees to, the newest first, and where each stands. */
export function mineList(
  { complaints, total, page }: { complaints: ListedComplaint[]; total: number; page: Page },
  reader: MomentReader & { now: Date },
): Message {
  const filing = filingText[reader.language];
  if (total === 0) return words(filing.none);
  const title = filing.mine(total);
  return message(title, [
    header(title),
    ...complaints.map((one) => complaintLine(one, reader)),
    ...pageBlocks(page, turnMineAction, String, reader.language),
  ]);
}

/** One complaint of a list: where it stands, when it is due, and the way to it. */
export function complaintLine(one: ListedComplaint, reader: MomentReader & { now: Date }): KnownBlock {
  const { states, severities } = complaintsText[reader.language];
  const filing = filingText[reader.language];
  const { dueAt, number } = one;
  const due = dueAt && endWords(dueAt, reader);
  const facts = [
    one.clientName ?? filing.unnamed,
    severities[one.severity],
    begun(states[one.state]),
    due ? (dueAt < reader.now ? filing.late(due) : filing.due(due)) : "",
    one.isRepeat ? filing.repeat : "",
  ];
  const see = button(filing.see, `${openComplaintAction}:${one.id}`, number);
  return titled(number, ` · ${facts.filter(Boolean).join(" · ")}`, see);
}
