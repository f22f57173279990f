import { nearMomentWords } from "../../lib/moments.ts";
import { readerOf } from "../../slack/ask.ts";
import { type Effects, errors, Refusal, redraw, say } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { refuseOthers } from "../clients/refuse.ts";
import { keeperOf } from "../follow-ups/rules.ts";
import { logContact } from "./acts.ts";
import { receipt } from "./card.ts";
import { submitCorrection } from "./correct.ts";
import { type Contact, newContact } from "./entry-rules.ts";
import { blockOf } from "./ids.ts";
import { lateBlocks } from "./late-list.ts";
import { lateOfClient } from "./late-queries.ts";
import { daysInWords } from "./promise-rules.ts";
import { clientToLog, contactNear, type LoggedClient, sameContact } from "./queries.ts";
import { readSent } from "./read-sent.ts";
import { wonIn } from "./rules.ts";
import { newsOf, plansAnew } from "./tell.ts";
import { logText } from "./text.ts";
import { keep, type Standing, showAgain, standing } from "./unfold.ts";

/** The form was sent: a new contact, or a correction. Whatever keeps it from being saved, what was typed is kept. */
export async function submitLog(ask: FormAsk): Promise<Effects> {
  refuseOthers(ask);
  const form = standing(ask);
  try {
    const effects = await (form.state.correcting ? submitCorrection(ask, form) : saveNew(ask, form));
    if ([effects].flat().some(({ kind }) => kind === "errors")) await keep(ask, form);
    return effects;
  } catch (error) {
    await keep(ask, form);
    throw error;
  }
}

async function saveNew(ask: FormAsk, form: Standing): Promise<Effects> {
  const { deps, asker, now, today } = ask;
  const { state } = form;
  const text = logText[asker.language];
  if (state.clientId === null) return errors({ [blockOf("client", state.turn)]: text.clientRequired });
  const client = await clientToLog(deps.db, asker, state.clientId, today);
  if (!client) throw new Refusal(`${text.clientGone} ${text.typedKept}`);
  const entered = await readSent(ask, form, client, newContact(new Date(Math.min(state.opened, now.getTime()))));
  if ("effects" in entered) return entered.effects;
  const { entry, helpers } = entered;
  const asked = await askFirst(ask, form, client, entry.contact);
  if (asked) return asked;
  const contact = { ...entry.contact, helpers: helpers.map(({ id }) => id) };
  const { suggestion } = contact;
  const passed = { suggestion, won: wonIn(contact), helperNames: helpers.map(({ name }) => name) };
  const { news, lines } = await newsOf(ask, client, passed);
  const reader = readerOf(ask);
  const late = contact.outcome === "reached" ? await lateOfClient(deps.db, ask, client) : undefined;
  const lateHere = late && lateBlocks(late, { ...reader, personId: asker.personId });
  const own = { clientId: client.id, byId: asker.personId, personId: asker.personId };
  const keeperId = keeperOf(asker, client.ownerId);
  const draft = { form: state.draft, token: state.token };
  const order = { ...own, keeperId, ...entry, contact, news, draft, timeZone: asker.timeZone, now };
  const logged = await logContact(deps.db, order);
  if (logged === "known") return afterSecondTap(ask, form, { ...own, ...contact });
  const saved = { id: logged.id, isDoneOnPlan: logged.plans.length > 0, client, contact, now, lines };
  const { promises, nextKind } = entry;
  const told = receipt({ ...saved, promises, nextKind, late: lateHere ?? [] }, reader);
  return [say(told), redraw(state.place), ...(await plansAnew(ask, state.place, logged.plans))];
}

/** Asks, once, before a contact is logged that may be there already, or with a day that its words may not have meant. */
async function askFirst(
  ask: FormAsk,
  form: Standing,
  client: LoggedClient,
  contact: Contact,
): Promise<Effects | undefined> {
  const { state, filled } = form;
  const text = logText[ask.asker.language];
  const near = state.askedTwice ? undefined : await contactNear(ask.deps.db, client.id, contact.kind, contact.at);
  // the very same moment is this form's second tap
  const isTwice = near !== undefined && Number(near.at) !== Number(contact.at);
  const days = Object.keys(daysInWords(filled, ask.today));
  const unseen = days.filter((name) => !state.shownDays.includes((filled.typed[name] ?? "").slice(0, 60)));
  if (!isTwice && unseen.length === 0) return undefined;
  const notices = [
    ...(isTwice
      ? [text.twice(text.kinds[contact.kind], nearMomentWords(near.at, readerOf(ask)), near.personName)]
      : []),
    ...(isTwice && near.notes ? [text.twiceNote(near.notes)] : []),
    ...(unseen.length > 0 ? [text.checkDays] : []),
  ];
  return showAgain(ask, { state: { ...state, askedTwice: state.askedTwice || isTwice }, filled }, notices);
}

/** The contact is there: by the same form, sent twice, or by another one that had better be corrected. */
async function afterSecondTap(
  ask: FormAsk,
  { state, filled }: Standing,
  contact: { clientId: number; personId: number } & Pick<Contact, "kind" | "direction" | "at" | "notes">,
): Promise<Effects> {
  const there = await sameContact(ask.deps.db, contact);
  if (there?.notes === contact.notes) return [];
  const field = "when" in filled.typed ? "when" : "kind";
  return errors({ [blockOf(field, state.turn)]: logText[ask.asker.language].sameMoment });
}
