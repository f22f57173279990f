import type { ActionAsk } from "../../../slack/answer.ts";
import { type Ask, readerOf } from "../../../slack/ask.ts";
import { type Message, words } from "../../../slack/blocks.ts";
import { over } from "../../../slack/carry-out.ts";
import type { CommandAsk } from "../../../slack/commands.ts";
import { type Effects, open, Refusal, replace, say } from "../../../slack/effects.ts";
import { fittedLine } from "../../../slack/limits.ts";
import { filesOf } from "../evidence/file-queries.ts";
import { readId, readNumber, readPaged } from "../ids.ts";
import { complaintFor, type SeenComplaint } from "../queries.ts";
import { clockRulesFor } from "../record-queries.ts";
import { historyOf } from "./history-queries.ts";
import { listComplaints } from "./list-queries.ts";
import { mineList, minePerPage } from "./mine-list.ts";
import { recordMessage, type Told } from "./record-card.ts";
import { recordText } from "./text.ts";

const actsPerPage = 10;
const quotedMost = 60;

/** One complaint as the asker may see it; undefined when they may not, or there is none: both look the same. */
export async function recordFor(ask: Ask, number: string, page: number): Promise<Message | undefined> {
  const complaint = await complaintFor(ask.deps.db, ask.asker, { number }, ask.now);
  return complaint && recordOf(ask, complaint, { page });
}

/** A complaint that the asker may see, with a page of its history, the newest acts first. */
export async function recordOf(
  ask: Ask,
  complaint: SeenComplaint,
  { page = 1, ...told }: Told & { page?: number } = {},
): Promise<Message> {
  const { db } = ask.deps;
  const history = await historyOf(db, complaint.id, { asked: page, perPage: actsPerPage, order: "desc" });
  const { policy } = await clockRulesFor(db, complaint.branchId, complaint.filedOn);
  const files = await filesOf(db, complaint.id);
  return recordMessage(
    { complaint, history, policy, files, ...told },
    { ...readerOf(ask), personId: ask.asker.personId },
  );
}

/** `/complaint C-2026-000123`, also with the bare number of this year. */
export async function showOne(ask: CommandAsk): Promise<Effects> {
  const { asker, rest, today } = ask;
  const number = readNumber(rest, today.slice(0, 4));
  const shown = number && (await recordFor(ask, number, 1));
  return say(shown || words(recordText[asker.language].notFound(fittedLine(rest, quotedMost))));
}

/** From a receipt, a list, a notice. */
export async function openOne(ask: ActionAsk): Promise<Effects> {
  const { language } = ask.asker;
  const { number, page } = readPaged(ask.value);
  const shown = await recordFor(ask, number, page);
  if (!shown) throw new Refusal(recordText[language].gone);
  return open(over(number, shown, language));
}

export async function turnHistory(ask: ActionAsk): Promise<Effects> {
  const { number, page } = readPaged(ask.value);
  const shown = await recordFor(ask, number, page);
  if (!shown) throw new Refusal(recordText[ask.asker.language].gone);
  return replace(shown);
}

async function minePage(ask: Ask, asked: number): Promise<Message> {
  const { deps, asker, now } = ask;
  const found = await listComplaints(deps.db, asker, { mine: true }, { asked, perPage: minePerPage, now });
  return mineList(found, { ...readerOf(ask), now });
}

export const showMine = async (ask: Ask): Promise<Effects> => say(await minePage(ask, 1));
export const turnMine = async (ask: ActionAsk): Promise<Effects> =>
  replace(await minePage(ask, readId(ask.value) ?? 1));
