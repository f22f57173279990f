import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import type { Modal } from "../../slack/blocks.ts";
import { type Effects, open, Refusal, update } from "../../slack/effects.ts";
import { readClientId } from "../clients/ids.ts";
import { refuseOthers } from "../clients/refuse.ts";
import { policyOn } from "../policy/queries.ts";
import { openedBrief } from "./acts.ts";
import { briefModal, partModal } from "./card.ts";
import { partPlace, readBriefPlace, readPartValue } from "./ids.ts";
import type { BriefReader } from "./part-words.ts";
import { type Brief, briefOf } from "./queries.ts";
import { briefText } from "./text.ts";

export const notFound = ({ asker }: Ask): Refusal => new Refusal(briefText[asker.language].clientNotFound);

/** For whom the brief is, on their day. */
export async function readerOf({ deps, asker, today }: Ask): Promise<BriefReader> {
  const { language, timeZone } = asker;
  return { language, timeZone, today, policy: await policyOn(deps.db, today) };
}

/** The brief of a client, its opening written down. Refuses a client who is not in the asker's reach as one that there is not. */
export async function openingBrief(ask: Ask, clientId: number | undefined, isOver: boolean): Promise<Modal> {
  refuseOthers(ask);
  const { deps, asker, today, now } = ask;
  const brief = clientId === undefined ? null : await openedBrief(deps.db, asker, { clientId, today, now });
  if (!brief) throw notFound(ask);
  return briefModal(brief, await readerOf(ask), isOver);
}

/** The same brief, read for what was opened already. */
export async function briefInReach(ask: Ask, clientId: number | undefined): Promise<Brief> {
  refuseOthers(ask);
  const brief = clientId === undefined ? null : await briefOf(ask.deps.db, ask.asker, clientId, ask.today);
  if (!brief) throw notFound(ask);
  return brief;
}

const briefNow = async (ask: Ask, clientId: number, isOver: boolean): Promise<Modal> =>
  briefModal(await briefInReach(ask, clientId), await readerOf(ask), isOver);

/** The brief again, as it is now, in the place of what was opened from it. */
export const shownAgain = async (ask: Ask, clientId: number, isOver: boolean): Promise<Effects> =>
  update(await briefNow(ask, clientId, isOver));

/** The brief that a place names, as it is now. */
export async function briefAnew(ask: Ask, value: string): Promise<Modal> {
  const place = readBriefPlace(value);
  if (!place) throw notFound(ask);
  return briefNow(ask, place.clientId, place.isOver);
}

export async function openBrief(ask: ActionAsk): Promise<Effects> {
  return open(await openingBrief(ask, readClientId(ask.value), ask.isInModal));
}

export async function backToBrief(ask: ActionAsk): Promise<Effects> {
  const place = readBriefPlace(ask.metadata);
  if (!place) throw notFound(ask);
  return shownAgain(ask, place.clientId, place.isOver);
}

/** A part of the brief in full: over it, and its other pages in its own place. */
export async function showPart(ask: ActionAsk): Promise<Effects> {
  const claim = readPartValue(ask.value);
  const brief = await briefInReach(ask, claim?.clientId);
  if (!claim) throw notFound(ask);
  const view = partModal(claim.part, brief, claim.page, await readerOf(ask));
  return ask.metadata === partPlace ? update(view) : open(view);
}
