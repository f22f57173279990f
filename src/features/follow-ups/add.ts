import type { PlainDate } from "../../lib/dates.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import type { CommandAsk } from "../../slack/commands.ts";
import { type Effects, errors, open, Refusal, redraw, update } from "../../slack/effects.ts";
import type { Entered } from "../../slack/entered.ts";
import type { Choice } from "../../slack/fields.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { fitted, limits } from "../../slack/limits.ts";
import { placed } from "../../slack/place.ts";
import type { PickedMessage } from "../../slack/shortcuts.ts";
import { type ClientInReach, clientIdByNo, clientInReach, find, ownerOfClient } from "../clients/queries.ts";
import { openFollowUp } from "./acts.ts";
import { type AddSoFar, addForm, type DueSoFar, dateForm, understoodWords } from "./form.ts";
import { fields, followUpsList, type Held, readHeld, readId } from "./ids.ts";
import { followUpFor } from "./list-queries.ts";
import { calendarOfAsker, cardOf, lookerOf, refuseOthers } from "./open.ts";
import { type DueFault, type DueRead, followUpTextMost, keeperOf, readDue } from "./rules.ts";
import { followUpsText } from "./text.ts";

/** So many clients are offered while one types. */
const clientsOffered = 20;

const choiceOf = ({ id, name, clientNo }: ClientInReach): Choice => ({
  // the number tells two of one name apart, so it is never cut off
  text: `${fitted(name, Math.max(limits.optionText - clientNo.length - 3, 10))} · ${clientNo}`,
  value: String(id),
});

async function chosenClient({ deps, asker }: Ask, claimed: string | undefined): Promise<ClientInReach | undefined> {
  const id = readId(claimed ?? "");
  return id === undefined ? undefined : clientInReach(deps.db, asker, id);
}

/** The form, for the client that a button names or for any; a list's own button names that list, too. */
export async function openAddForm(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  const [clientId, ...list] = ask.value.split("|");
  const client = await chosenClient(ask, clientId);
  const place = list.length > 0 ? placed(ask.place, `${followUpsList}:${list.join("|")}`) : ask.place;
  return open(addForm({ place }, { client: client && choiceOf(client) }, ask.asker.language));
}

/** `/followups add`, also with a client's number or name behind it. */
export async function typeAdd(ask: CommandAsk): Promise<Effects> {
  refuseOthers(ask);
  const client = ask.rest === "" ? undefined : await clientNamed(ask);
  return open(addForm({}, { client: client && choiceOf(client) }, ask.asker.language));
}

async function clientNamed({ deps, asker, rest }: CommandAsk): Promise<ClientInReach | undefined> {
  const byNo = await clientIdByNo(deps.db, asker, rest);
  if (byNo !== undefined) return clientInReach(deps.db, asker, byNo);
  const { clients, total } = await find(deps.db, asker, rest, { asked: 1, perPage: 1 });
  return total === 1 ? clients[0] : undefined;
}

/** "Follow up on this": the form with the message's words; its address is kept. */
export async function openAddFormOnMessage(ask: Ask & { picked: PickedMessage }): Promise<Effects> {
  refuseOthers(ask);
  const { text, channel, ts } = ask.picked;
  return open(addForm({ from: { channel, ts } }, { text: fitted(text.trim(), followUpTextMost) }, ask.asker.language));
}

/** The clients that are meant by what is typed, of the asker's reach alone. */
export async function offerClients({ deps, asker, typed }: Ask & { typed: string }): Promise<Choice[]> {
  const { clients } = await find(deps.db, asker, typed, { asked: 1, perPage: clientsOffered });
  return clients.map(choiceOf);
}

/** When the form says that it is due. */
export const dueIn = ({ typed }: Entered, held: Held, today: PlainDate): DueRead =>
  readDue({ words: typed[fields.words] ?? "", picked: typed[fields.date] ?? "", shown: held.shown }, today);

/** What is wrong with the day, at the field where it is. */
export function dueErrors(
  ask: Ask,
  { fault, at }: { fault: DueFault; at: "words" | "picked" },
): Record<string, string> {
  const block = at === "words" ? fields.words : fields.date;
  return { [block]: followUpsText[ask.asker.language].faults[fault] };
}

/** The day fields as entered, and what is to be said of the words; what was understood is taken when it is saved next. */
export async function dueSoFar(ask: Ask & Entered, read: DueRead): Promise<DueSoFar & { shown?: string }> {
  const { asker, today, typed } = ask;
  const { language } = asker;
  const entered = { words: typed[fields.words], picked: typed[fields.date] };
  if ("fault" in read) return { ...entered, said: followUpsText[language].faults[read.fault] };
  const day = "day" in read ? read.day : read.toShow;
  const isDayOff = !(await calendarOfAsker(ask)).isWorkingDay(day);
  return { ...entered, said: understoodWords(day, { language, today, isDayOff }), shown: day };
}

async function addSoFar(ask: Ask & Entered): Promise<AddSoFar> {
  const client = await chosenClient(ask, ask.typed[fields.client]);
  return {
    client: client && choiceOf(client),
    text: ask.typed[fields.text],
    isPromised: isPromised(ask),
  };
}

export const isPromised = ({ chosen }: Entered): boolean => (chosen[fields.promised] ?? []).includes("yes");

/** Enter was pressed behind a day in words: the form says which day that is. */
export async function showUnderstood(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  const held = readHeld(ask.metadata);
  const due = await dueSoFar(ask, dueIn(ask, held, ask.today));
  const { language } = ask.asker;
  if (held.claim) {
    const followUp = await followUpFor(ask.deps.db, lookerOf(ask), held.claim.id);
    if (!followUp) throw new Refusal(followUpsText[language].notFound);
    return update(dateForm({ followUp: { ...followUp, ...held.claim }, place: held.place, language }, due));
  }
  return update(addForm({ ...held, shown: due.shown }, { ...(await addSoFar(ask)), ...due }, language));
}

/** What is wrong with the words of a follow-up; undefined when nothing is. */
export function textFault({ asker }: Ask, typed: string): string | undefined {
  const text = followUpsText[asker.language];
  if (typed.trim() === "") return text.required;
  return typed.length > followUpTextMost ? text.tooLong(followUpTextMost) : undefined;
}

/** Saves the form. A day in words that was not shown yet is shown first. */
export async function submitAdd(ask: FormAsk): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, typed } = ask;
  const text = followUpsText[asker.language];
  const held = readHeld(ask.metadata);
  const client = await chosenClient(ask, typed[fields.client]);
  const toDo = typed[fields.text] ?? "";
  const due = dueIn(ask, held, ask.today);
  const fault = textFault(ask, toDo);
  const wrong = {
    ...(!client && { [fields.client]: text.clientNotFound }),
    ...(fault && { [fields.text]: fault }),
    ...("fault" in due && dueErrors(ask, due)),
  };
  if (!client || "fault" in due || Object.keys(wrong).length > 0) return errors(wrong);
  if ("toShow" in due) {
    const soFar = { ...(await addSoFar(ask)), ...(await dueSoFar(ask, due)) };
    return update(addForm({ ...held, shown: due.toShow }, soFar, asker.language));
  }
  const { from, place = "" } = held;
  const link = from && (await deps.slack.permalink(from.channel, from.ts).catch(() => undefined));
  const ownerId = keeperOf(asker, (await ownerOfClient(deps.db, client.id)) ?? asker.personId);
  const id = await deps.db.prisma.$transaction((tx) =>
    openFollowUp(tx, {
      clientId: client.id,
      ownerId,
      byId: asker.personId,
      at: ask.now,
      dueOn: due.day,
      text: toDo.trim(),
      source: from ? "message" : "hand",
      isPromised: isPromised(ask),
      link,
    }),
  );
  const notice = from && !link ? `${text.saved}\n${text.linkNotKept}` : text.saved;
  return [update(await cardOf(ask, id, { notice, place })), redraw(place)];
}
