import type { Tx } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import { localDate } from "../../lib/dates.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { words } from "../../slack/blocks.ts";
import { type Effects, errors, open, Refusal, replace } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { clientInReach } from "../clients/queries.ts";
import { tellNow } from "../notices/acts.ts";
import { acceptFollowUp, declineFollowUp, type Hand, offerFollowUp } from "./acts.ts";
import { handOverForm } from "./form.ts";
import { type Claim, fields, readClaim, readId, type ShownList } from "./ids.ts";
import { followUpFor, type ShownFollowUp } from "./list-queries.ts";
import { closeOffer, offerKey } from "./offer-acts.ts";
import { offerMessage } from "./offer-words.ts";
import { listMessage, lookerOf, refuseOthers } from "./open.ts";
import { absences } from "./recusal-queries.ts";
import { afterForm, askersHand, claimed, heldIn } from "./settle.ts";
import { followUpsText } from "./text.ts";

/** The form to hand over the follow-up that a button names, as it is now. */
export async function openHandOverForm(ask: ActionAsk): Promise<Effects> {
  const id = readId(ask.value);
  const followUp = await claimed(ask, id === undefined ? undefined : { id, version: 0 });
  const { language } = ask.asker;
  if (followUp.state !== "open")
    throw new Refusal(followUpsText[language].quicker[followUp.state](followUp.clientName));
  return open(handOverForm({ followUp, place: ask.place, language }));
}

export async function submitHandOver(ask: FormAsk): Promise<Effects> {
  const chosen = ask.typed[fields.to] ?? "";
  const { followUp, claim, stale } = await heldIn(ask, (given) => handOverForm(given, chosen || undefined));
  if (stale) return stale;
  const { deps, asker, now } = ask;
  const text = followUpsText[asker.language];
  const wrong = (words: string) => errors({ [fields.to]: words });
  if (chosen === "") return wrong(text.required);
  const to = await deps.people.who(chosen);
  // whoever is not of the house is told apart from nobody: nothing is said of them
  if (to.kind === "stranger") return wrong(text.toNobody);
  if (to.personId === followUp.ownerId) return wrong(text.toThemselves(to.name));
  if (to.personId === followUp.offeredToId) return wrong(text.toOffered(to.name));
  const isAbsent = await absences(deps.db, [followUp.id]);
  if (isAbsent(followUp.id, to.personId) || !(await clientInReach(deps.db, to, followUp.clientId)))
    return wrong(text.toNoRight(to.name));
  const hand = { ...claim, byId: asker.personId, at: now, tell: (tx: Tx) => tellOffer(tx, ask, followUp, to) };
  const isOffered = await offerFollowUp(deps.db, hand, to.personId);
  return afterForm(ask, claim, isOffered ? text.offered(to.name) : undefined);
}

function tellOffer(tx: Tx, { asker, now }: Ask, followUp: ShownFollowUp, to: Asker) {
  const { id, clientName } = followUp;
  const offer = { ...followUp, version: followUp.version + 1 };
  const today = localDate(now, to.timeZone);
  return tellNow(tx, {
    key: offerKey({ id, version: offer.version, toId: to.personId }),
    person: { id: to.personId, slackUserId: to.slackUserId },
    day: today,
    message: offerMessage(offer, asker.name, { language: to.language, today }),
    line: followUpsText[to.language].lines.offer(asker.name, clientName),
  });
}

type Offered = { offer: ShownFollowUp; claim: Claim; shown: ShownList | undefined };

/** The offer that a button answers to; or, when it stands no more or otherwise, what is to be shown of it. */
async function offered(ask: ActionAsk): Promise<Offered | { stale: Effects }> {
  refuseOthers(ask);
  const { deps, asker, today } = ask;
  const text = followUpsText[asker.language];
  const read = readClaim(ask.value);
  const offer = read && (await followUpFor(deps.db, lookerOf(ask), read.claim.id));
  if (!read || !offer || offer.state !== "open" || offer.offeredToId !== asker.personId)
    return { stale: await answeredWith(ask, read?.shown, text.offerGone) };
  if (offer.version === read.claim.version) return { offer, ...read };
  const notice = text.quicker.open(offer.clientName);
  if (read.shown) return { stale: await answeredWith(ask, read.shown, notice) };
  return { stale: replace(offerMessage(offer, offer.ownerName, { language: asker.language, today }, notice)) };
}

/** In place of the list with the offer, or of the message with it. */
const answeredWith = async (ask: ActionAsk, shown: ShownList | undefined, notice: string): Promise<Effects> =>
  replace(shown ? await listMessage(ask, shown, notice) : words(notice));

/** With the answer the message that offered it says what came of it, wherever it was answered. */
const closing = (hand: Hand, told: string): Hand => ({
  ...hand,
  tell: async (tx) => {
    await hand.tell?.(tx);
    await closeOffer(tx, { id: hand.id, version: hand.version, toId: hand.byId }, words(told));
  },
});

export async function accept(ask: ActionAsk): Promise<Effects> {
  const found = await offered(ask);
  if ("stale" in found) return found.stale;
  const { offer, claim, shown } = found;
  const { deps, asker } = ask;
  const text = followUpsText[asker.language];
  // the client may have been given to somebody else since
  if (!(await clientInReach(deps.db, asker, offer.clientId))) throw new Refusal(text.lostRight);
  const hand = await askersHand(ask, offer, claim, ({ accepted }) => accepted(asker.name, offer.clientName));
  const told = text.acceptedNow(offer.clientName);
  const isTaken = await acceptFollowUp(deps.db, closing(hand, told), offer.ownerId);
  return answeredWith(ask, shown, isTaken ? told : text.offerGone);
}

export async function decline(ask: ActionAsk): Promise<Effects> {
  const found = await offered(ask);
  if ("stale" in found) return found.stale;
  const { offer, claim, shown } = found;
  const { deps, asker } = ask;
  const text = followUpsText[asker.language];
  const hand = await askersHand(ask, offer, claim, ({ declined }) => declined(asker.name, offer.clientName));
  const told = text.declinedNow(offer.clientName, offer.ownerName);
  const isDeclined = await declineFollowUp(deps.db, closing(hand, told));
  return answeredWith(ask, shown, isDeclined ? told : text.offerGone);
}
