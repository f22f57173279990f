import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import type { Modal } from "../../slack/blocks.ts";
import type { CommandAsk } from "../../slack/commands.ts";
import { type Effects, open, Refusal, say } from "../../slack/effects.ts";
import { policyOn } from "../policy/queries.ts";
import { openRecord } from "./acts.ts";
import { cardMessage, cardModal } from "./card.ts";
import { clientRecord } from "./card-queries.ts";
import type { CardReader } from "./card-words.ts";
import { searchFor } from "./find.ts";
import { overList, readClientId } from "./ids.ts";
import { clientIdByNo } from "./queries.ts";
import { refuseOthers } from "./refuse.ts";
import { clientsText } from "./text.ts";

/** For whom the card is, on their day. */
export async function readerOf({ deps, asker, today }: Ask): Promise<CardReader> {
  const { language, timeZone } = asker;
  return { language, timeZone, today, policy: await policyOn(deps.db, today) };
}

/** Opens the record that a button names, if it is in the asker's reach; otherwise there is no such client. */
export async function openClient(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  return open(await recordModal(ask, readClientId(ask.value), ask.isInModal));
}

/** The record as it is now, if it is in the asker's reach; otherwise there is no such client. */
export async function recordModal(ask: Ask, id: number | undefined, isOverList = true): Promise<Modal> {
  const record = id === undefined ? null : await openRecord(ask.deps.db, ask.asker, id, ask.now);
  if (!record) throw new Refusal(clientsText[ask.asker.language].clientNotFound);
  return cardModal(record, await readerOf(ask), isOverList);
}

/** A card that stands in a modal, as it is now: read again, not opened. */
export async function cardAnew(ask: Ask, value: string): Promise<Modal> {
  refuseOthers(ask);
  const [id = "", over] = value.split("|");
  const record = await clientRecord(ask.deps.db, ask.asker, readClientId(id) ?? 0);
  if (!record) throw new Refusal(clientsText[ask.asker.language].clientNotFound);
  return cardModal(record, await readerOf(ask), over === overList);
}

/** What looks like a client number: no spaces, and a digit in it. */
export const looksLikeNumber = (typed: string): boolean => /^[\p{L}\d][\p{L}\d._/-]*$/u.test(typed) && /\d/.test(typed);

/** The record of the client with that number; a number that is nobody's is searched for, as phones have digits too. */
export async function showClientByNumber(ask: CommandAsk): Promise<Effects> {
  refuseOthers(ask);
  const id = await clientIdByNo(ask.deps.db, ask.asker, ask.rest);
  const record = id === undefined ? null : await openRecord(ask.deps.db, ask.asker, id, ask.now);
  return record ? say(cardMessage(record, await readerOf(ask))) : searchFor(ask);
}
