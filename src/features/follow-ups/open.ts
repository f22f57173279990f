import { addDays } from "../../lib/dates.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { type Message, type Modal, words } from "../../slack/blocks.ts";
import type { CommandAsk } from "../../slack/commands.ts";
import { type Effects, open, Refusal, replace, say } from "../../slack/effects.ts";
import { fitted } from "../../slack/limits.ts";
import { clientIdByNo, clientInReach, find } from "../clients/queries.ts";
import { findWordsMost } from "../clients/rules.ts";
import { housePerson } from "../people/house-queries.ts";
import { leads, seesClients } from "../people/queries.ts";
import { calendarOf } from "../policy/queries.ts";
import { type CardReader, changesShown, followUpCard } from "./card.ts";
import { type ListName, readId, readList, type ShownList } from "./ids.ts";
import { clientChoice, followUpList, followUpsPerPage, offersShown } from "./list.ts";
import { changesOf, followUpFor, followUpPage, type Looker, offersTo, type Wanted } from "./list-queries.ts";
import { followUpsText } from "./text.ts";

const quotedMost = 60;
/** So many clients of one name are shown to choose from. */
const clientsToChoose = 10;

/** Staff, desk and administrators have no clients to follow up. */
export function refuseOthers({ asker }: Ask): void {
  if (!seesClients(asker)) throw new Refusal(followUpsText[asker.language].noClients);
}

export const lookerOf = ({ asker, now, today }: Ask): Looker => ({ asker, now, today });

/** The working days of the asker's branch. */
export async function calendarOfAsker({ deps, asker }: Ask): Promise<WorkingCalendar> {
  const person = await housePerson(deps.db, asker.personId);
  return calendarOf(deps.db, person?.jurisdiction ?? "CN");
}

async function readerOf(ask: Ask): Promise<CardReader> {
  const { asker, today } = ask;
  const calendar = await calendarOfAsker(ask);
  const { language, personId, timeZone } = asker;
  const isTomorrowOff = !calendar.isWorkingDay(addDays(today, 1));
  return { language, today, personId, timeZone, isLead: leads(asker), isTomorrowOff };
}

/** A page of a list, as it is now; `notice` is said above it. */
export async function listMessage(ask: Ask, { list, page }: ShownList, notice?: string): Promise<Message> {
  refuseOthers(ask);
  const { deps, asker } = ask;
  const looker = lookerOf(ask);
  const clientId = list.startsWith("client:") ? Number(list.slice("client:".length)) : undefined;
  const client = clientId === undefined ? undefined : await clientInReach(deps.db, asker, clientId);
  if (clientId !== undefined && !client) throw new Refusal(followUpsText[asker.language].clientNotFound);
  const wanted: Wanted = client ? { clientId: client.id } : (list as Exclude<Wanted, object>);
  const found = await followUpPage(deps.db, looker, wanted, { asked: page, perPage: followUpsPerPage });
  const offers = await offersTo(deps.db, looker, offersShown + 1);
  return followUpList({ ...found, list, clientName: client?.name, offers, notice }, await readerOf(ask));
}

/** The list of that name, its first page. */
export const showList =
  (list: ListName) =>
  async (ask: Ask): Promise<Effects> =>
    say(await listMessage(ask, { list, page: 1 }));

export const turnList = async (ask: ActionAsk): Promise<Effects> =>
  replace(await listMessage(ask, readList(ask.value)));

/** The follow-ups of the client of that number, or of that name; of several clients one is asked for. */
export async function showOfClient(ask: CommandAsk): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, rest } = ask;
  const text = followUpsText[asker.language];
  const quoted = fitted(rest, quotedMost);
  if (rest.length > findWordsMost) return say(words(text.noClient(quoted)));
  const byNo = await clientIdByNo(deps.db, asker, rest);
  if (byNo !== undefined) return showList(`client:${byNo}`)(ask);
  const found = await find(deps.db, asker, rest, { asked: 1, perPage: clientsToChoose });
  const [first, second] = found.clients;
  if (!first) return say(words(text.noClient(quoted)));
  return second ? say(clientChoice(quoted, found, asker.language)) : showList(`client:${first.id}`)(ask);
}

/** The card of a follow-up as it is now. Refused when it is not the asker's to see. */
export async function cardOf(ask: Ask, id: number, said: { notice?: string; place?: string } = {}): Promise<Modal> {
  const { db } = ask.deps;
  const followUp = await followUpFor(db, lookerOf(ask), id);
  if (!followUp) throw new Refusal(followUpsText[ask.asker.language].notFound);
  return followUpCard(followUp, await changesOf(db, id, changesShown + 1), await readerOf(ask), said);
}

export async function openCard(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  return open(await cardOf(ask, readId(ask.value) ?? 0, { place: ask.place }));
}
