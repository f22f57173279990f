import { type ActionAsk, type Bot, onAction } from "../../../slack/answer.ts";
import { readerOf } from "../../../slack/ask.ts";
import { over } from "../../../slack/carry-out.ts";
import { type Effects, open, Refusal } from "../../../slack/effects.ts";
import { readPaged, readStepAction } from "../ids.ts";
import { complaintFor } from "../queries.ts";
import { clockRulesFor } from "../record-queries.ts";
import { historyOf } from "./history-queries.ts";
import { stepMessage } from "./step-card.ts";
import { recordText } from "./text.ts";

/** What a record's history has no room for. */
export function registerSteps(bot: Bot): void {
  onAction(bot, readStepAction, readStep);
}

/** One step in full, of a complaint that the asker may see; what they may not read of it stays away, as in the history. */
async function readStep(ask: ActionAsk): Promise<Effects> {
  const { deps, asker, now } = ask;
  const { language, personId } = asker;
  const { number, page: seq } = readPaged(ask.value);
  const complaint = await complaintFor(deps.db, asker, { number }, now);
  // one a page, the oldest first: its place is its number
  const found = complaint && (await historyOf(deps.db, complaint.id, { asked: seq, perPage: 1 })).acts[0];
  if (!complaint || found?.seq !== seq) throw new Refusal(recordText[language].gone);
  const { policy } = await clockRulesFor(deps.db, complaint.branchId, complaint.filedOn);
  const step = stepMessage(found, { complaint, policy }, { ...readerOf(ask), personId });
  return open(over(number, step, language));
}
