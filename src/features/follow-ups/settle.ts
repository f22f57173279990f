import type { PlainDate } from "../../lib/dates.ts";
import { type Language, shortDate } from "../../lib/language.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import type { Modal } from "../../slack/blocks.ts";
import { type Effects, errors, open, Refusal, redraw, replace, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { fittedLine } from "../../slack/limits.ts";
import { placed } from "../../slack/place.ts";
import { leads } from "../people/queries.ts";
import { cancelFollowUp, completeFollowUp, editFollowUp, type Hand, moveFollowUp, takeFollowUp } from "./acts.ts";
import { dueErrors, dueIn, dueSoFar, isPromised, textFault } from "./add.ts";
import { cancelForm, dateForm, editForm, type Given, handOverForm } from "./form.ts";
import { handOf } from "./hand-acts.ts";
import {
  type Act,
  type Claim,
  fields,
  followUpsList,
  type Held,
  listValue,
  readAct,
  readHeld,
  type ShownList,
} from "./ids.ts";
import { followUpFor, type ShownFollowUp } from "./list-queries.ts";
import { calendarOfAsker, cardOf, listMessage, lookerOf, refuseOthers } from "./open.ts";
import { reasonMost, snoozeDays } from "./rules.ts";
import { type FollowUpWords, followUpsText } from "./text.ts";

/** As much of a text as a notice has room for. */
const textTold = 80;

/** The follow-up that is claimed, when the asker may act on it; refused otherwise. It may have changed since. */
export async function claimed(ask: Ask, claim: Claim | undefined): Promise<ShownFollowUp> {
  refuseOthers(ask);
  const text = followUpsText[ask.asker.language];
  const followUp = claim && (await followUpFor(ask.deps.db, lookerOf(ask), claim.id));
  if (!followUp) throw new Refusal(text.notFound);
  if (!followUp.mayAct) throw new Refusal(text.notYours);
  return followUp;
}

const quickerWords = ({ asker }: Ask, { state, clientName }: ShownFollowUp): string =>
  followUpsText[asker.language].quicker[state](clientName);

const isAsClaimed = ({ state, version }: ShownFollowUp, claim: Claim) => state === "open" && version === claim.version;

/** The hand of the asker on a follow-up as it is claimed; `line`: what its owner reads of it. */
export const askersHand = (
  { deps, asker, now }: Ask,
  { id, ownerId }: ShownFollowUp,
  { version }: Claim,
  line: (words: FollowUpWords["lines"], language: Language) => string,
): Promise<Hand> =>
  handOf(deps.db, { byId: asker.personId, at: now }, { id, version, ownerId }, ({ language }) =>
    line(followUpsText[language].lines, language),
  );

/** Shows what is now, where the button was: the list in its own place, or the card in its, and the list that it was opened from. */
async function shownAgain(ask: ActionAsk, { id }: Claim, shown: ShownList, notice: string): Promise<Effects> {
  if (!ask.isInModal) return replace(await listMessage(ask, shown, notice));
  return [update(await cardOf(ask, id, { notice, place: ask.metadata })), redraw(ask.metadata)];
}

/** What was chosen from a line's menu, or pressed on the card. */
export async function act(ask: ActionAsk): Promise<Effects> {
  const read = readAct(ask.value);
  const followUp = await claimed(ask, read?.claim);
  if (!read) throw new Refusal(followUpsText[ask.asker.language].notFound);
  const { claim, shown } = read;
  const place = ask.isInModal ? ask.metadata : placed(ask.place, `${followUpsList}:${listValue(shown)}`);
  if (read.act === "more") return open(await cardOf(ask, claim.id, { place }));
  if (!isAsClaimed(followUp, claim)) return shownAgain(ask, claim, shown, quickerWords(ask, followUp));
  const form = formFor(read.act, { followUp, place, language: ask.asker.language });
  if (form) return ask.isInModal ? update(form) : open(form);
  const notice = await settle(ask, followUp, read.act);
  if (notice !== undefined) return shownAgain(ask, claim, shown, notice);
  return shownAgain(ask, claim, shown, quickerWords(ask, await claimed(ask, claim)));
}

function formFor(asked: Act, given: Given): Modal | undefined {
  if (asked === "date") return dateForm(given);
  if (asked === "edit") return editForm(given);
  if (asked === "handOver") return handOverForm(given);
  return asked === "cancel" ? cancelForm(given) : undefined;
}

/** Does what needs no form. Gives what to say of it; undefined when somebody was quicker. */
async function settle(ask: Ask, followUp: ShownFollowUp, asked: Act): Promise<string | undefined> {
  const { db } = ask.deps;
  const { told } = followUpsText[ask.asker.language];
  const { clientName: client, text } = followUp;
  const by = ask.asker.name;
  const short = fittedLine(text, textTold);
  if (asked === "done") {
    const hand = await askersHand(ask, followUp, followUp, ({ done }) => done(by, client, short));
    return (await completeFollowUp(db, hand)) ? told.done(client, short) : undefined;
  }
  if (asked === "take") {
    if (!leads(ask.asker)) throw new Refusal(followUpsText[ask.asker.language].notYours);
    const hand = await askersHand(ask, followUp, followUp, ({ taken }) => taken(by, client));
    return (await takeFollowUp(db, hand, followUp.ownerId)) ? told.taken(client) : undefined;
  }
  const days = snoozeDays(ask.today, await calendarOfAsker(ask));
  if (asked === "tomorrow" || asked === "threeDays" || asked === "nextWeek")
    return move(ask, followUp, { claim: followUp, to: days[asked] });
  return undefined;
}

async function move(
  ask: Ask,
  followUp: ShownFollowUp,
  { claim, to }: { claim: Claim; to: PlainDate },
): Promise<string | undefined> {
  const { asker, today, deps } = ask;
  const { clientName: client, ownerId, dueOn } = followUp;
  const hand = await askersHand(ask, followUp, claim, ({ moved }, language) =>
    moved(asker.name, client, shortDate(to, today, language)),
  );
  // who covers puts off as the owner would; a lead extends
  const isOwn = ownerId === asker.personId || asker.covers.includes(ownerId);
  if (!(await moveFollowUp(deps.db, hand, { from: dueOn, to, isOwn }))) return undefined;
  return followUpsText[asker.language].told.moved(client, shortDate(to, today, asker.language));
}

/** What a form is about, and the form again when that has changed since, with what was typed. */
export async function heldIn(
  ask: FormAsk,
  again: (given: Given) => Modal,
): Promise<{ followUp: ShownFollowUp; claim: Claim; held: Held; stale: Effects | undefined }> {
  const held = readHeld(ask.metadata);
  const followUp = await claimed(ask, held.claim);
  const claim = held.claim ?? followUp;
  if (isAsClaimed(followUp, claim)) return { followUp, claim, held, stale: undefined };
  const notice = quickerWords(ask, followUp);
  if (followUp.state !== "open") throw new Refusal(notice);
  return {
    followUp,
    claim,
    held,
    stale: update(again({ followUp, language: ask.asker.language, notice, place: held.place })),
  };
}

/** The card after an act of a form; when somebody was quicker, as they left it. Where it was opened that is shown, too. */
export async function afterForm(ask: FormAsk, { id }: Claim, notice: string | undefined): Promise<Effects> {
  const { place = "" } = readHeld(ask.metadata);
  const said = notice ?? quickerWords(ask, await claimed(ask, { id, version: 0 }));
  return [update(await cardOf(ask, id, { notice: said, place })), redraw(place)];
}

export async function submitDate(ask: FormAsk): Promise<Effects> {
  const due = dueIn(ask, readHeld(ask.metadata), ask.today);
  const soFar = await dueSoFar(ask, due);
  const { followUp, claim, stale } = await heldIn(ask, (given) => dateForm(given, soFar));
  if (stale) return stale;
  if ("fault" in due) return errors(dueErrors(ask, due));
  const { place } = readHeld(ask.metadata);
  if ("toShow" in due) return update(dateForm({ followUp, place, language: ask.asker.language }, soFar));
  if (due.day === followUp.dueOn) {
    const at = ask.typed[fields.words] ? fields.words : fields.date;
    return errors({ [at]: followUpsText[ask.asker.language].sameDay });
  }
  return afterForm(ask, claim, await move(ask, followUp, { claim, to: due.day }));
}

export async function submitEdit(ask: FormAsk): Promise<Effects> {
  const typed = ask.typed[fields.text] ?? "";
  const after = { text: typed.trim(), isPromised: isPromised(ask) };
  const { followUp, claim, stale } = await heldIn(ask, (given) => editForm(given, after));
  if (stale) return stale;
  const fault = textFault(ask, typed);
  if (fault) return errors({ [fields.text]: fault });
  const before = { text: followUp.text, isPromised: followUp.isPromised };
  const { saved } = followUpsText[ask.asker.language];
  if (before.text === after.text && before.isPromised === after.isPromised) return afterForm(ask, claim, saved);
  const hand = await askersHand(ask, followUp, claim, ({ edited }) => edited(ask.asker.name, followUp.clientName));
  return afterForm(ask, claim, (await editFollowUp(ask.deps.db, hand, { before, after })) ? saved : undefined);
}

export async function submitCancel(ask: FormAsk): Promise<Effects> {
  const reason = (ask.typed[fields.reason] ?? "").trim();
  const { followUp, claim, stale } = await heldIn(ask, (given) => cancelForm(given, reason));
  if (stale) return stale;
  const text = followUpsText[ask.asker.language];
  if (reason === "") return errors({ [fields.reason]: text.required });
  if (reason.length > reasonMost) return errors({ [fields.reason]: text.tooLong(reasonMost) });
  const { clientName, text: toDo } = followUp;
  const hand = await askersHand(ask, followUp, claim, ({ cancelled }) =>
    cancelled(ask.asker.name, clientName, fittedLine(toDo, textTold)),
  );
  return afterForm(ask, claim, (await cancelFollowUp(ask.deps.db, hand, reason)) ? text.saved : undefined);
}
