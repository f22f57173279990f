import type { KnownBlock } from "@slack/web-api";
import { shortDate } from "../../lib/language.ts";
import { actions, button, context, type Message, section } from "../../slack/blocks.ts";
import { runCommandAction } from "../../slack/commands.ts";
import { fitted } from "../../slack/limits.ts";
import { claimValue } from "../follow-ups/ids.ts";
import { followUpsText } from "../follow-ups/text.ts";
import type { ContactReader } from "./contact-words.ts";
import { settleLateAction } from "./ids.ts";
import type { LateFollowUp, LateOfClient } from "./late-queries.ts";
import { logText } from "./text.ts";

/** Tells where in a receipt these blocks begin: to its end they are made anew. */
const lateBlock = "log_receipt_late";
const textShown = 200;

/** What is late with the client, each with "done"; `notice`: what has just become of one. Nothing when nothing is late. */
export function lateBlocks(
  { shown, more, clientNo }: LateOfClient,
  reader: ContactReader & { personId: number },
  notice?: string,
): KnownBlock[] {
  if (shown.length === 0 && notice === undefined) return [];
  const text = logText[reader.language];
  const heading = shown.length > 0 ? text.lateHere : "";
  return [
    { ...context(notice ?? "", heading), block_id: lateBlock },
    ...shown.map((one) => lateLine(one, reader)),
    ...(more > 0 ? [actions(button(text.moreLate(more), `${runCommandAction}:late`, `/followups ${clientNo}`))] : []),
  ];
}

function lateLine(late: LateFollowUp, { language, today, personId }: ContactReader & { personId: number }): KnownBlock {
  const text = followUpsText[language];
  const facts = [
    late.isPromised ? text.promised : "",
    text.due(shortDate(late.dueOn, today, language)),
    text.late(late.daysLate),
    late.ownerId === personId ? "" : text.owner(late.ownerName),
  ];
  return section(
    `${fitted(late.text, textShown)}\n${facts.filter(Boolean).join(" · ")}`,
    button(text.acts.done, `${settleLateAction}:${late.id}`, claimValue(late)),
  );
}

/** A receipt as it stands in Slack, with other blocks for what is late. */
export function withLate({ text, blocks }: Message, late: KnownBlock[]): Message {
  const from = blocks.findIndex(({ block_id }) => block_id === lateBlock);
  return { text, blocks: [...(from < 0 ? blocks : blocks.slice(0, from)), ...late] };
}
