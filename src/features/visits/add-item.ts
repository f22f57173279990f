import type { PlainDate } from "../../lib/dates.ts";
import { longDate } from "../../lib/language.ts";
import { nextWorkingDay } from "../../lib/working-days.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { words } from "../../slack/blocks.ts";
import type { CommandAsk } from "../../slack/commands.ts";
import { type Effects, Refusal, say } from "../../slack/effects.ts";
import { fitted } from "../../slack/limits.ts";
import { type ClientPage, find, ownerOfClient } from "../clients/queries.ts";
import { foundToAdd } from "./add-list.ts";
import { onItem } from "./check-item.ts";
import { addItem, type ByHand } from "./hand-acts.ts";
import { dayFault, splitDay } from "./item-rules.ts";
import { computePlan, planDayOf, plannerOf, serviceOf } from "./queries.ts";
import { planAnew } from "./refresh.ts";
import { visitsText } from "./text.ts";
import { refuseWithoutPlan } from "./today.ts";

const foundShown = 5;
const quotedMost = 60;

/** The clients whom one may put on one's own plan: of the own book, or of those whom one covers; never of a lead's whole team. */
export const findOwn = ({ deps, asker }: Ask, typed: string, most: number): Promise<ClientPage> =>
  find(deps.db, { ...asker, roles: new Set(["manager"]) }, typed, { asked: 1, perPage: most });

export type ToAdd = { clientId: number; personId: number; date: PlainDate };

/** Puts the client on the plan of that person's day. False: it is there already. */
export async function putOn(ask: Ask, toAdd: ToAdd): Promise<boolean> {
  const known = await knownOf(ask, toAdd);
  return addItem(ask.deps.db, { ...toAdd, ...known, byId: ask.asker.personId, at: ask.now });
}

/** What the day's plan says of the client; who is not due is on it for the hand's sake alone. */
async function knownOf({ deps: { db }, asker }: Ask, { clientId, personId, date }: ToAdd): Promise<ByHand> {
  const service = await serviceOf(db, personId, date, asker);
  const ownerId = await ownerOfClient(db, clientId);
  if (ownerId === undefined || ![personId, ...service.covered].includes(ownerId)) {
    throw new Refusal(visitsText[asker.language].addClientFault);
  }
  const planner = await plannerOf(db, personId);
  const day = await planDayOf(db, date, planner.jurisdiction);
  const { visits, calls, beyond } = await computePlan(db, planner, day, service);
  const due = [...visits, ...calls, ...beyond].find(({ client }) => client.id === clientId);
  const byHand = { kind: "appointment", points: 0, on: date, cause: "added", fromDate: null } as const;
  const reasons = due?.reasons.filter(({ kind }) => kind !== "appointment") ?? [];
  return {
    kind: due?.kind ?? "visit",
    points: due?.points ?? 0,
    reasons: [...reasons, byHand],
    carriedDays: due?.client.carriedDays ?? 0,
  };
}

/** Why nobody can be put on the plan of that day; undefined: it can be. */
export async function dayFaultWords(
  { deps: { db }, asker: { language }, today }: Ask,
  personId: number,
  on: string,
): Promise<string | undefined> {
  const { jurisdiction } = await plannerOf(db, personId);
  const { calendar } = await planDayOf(db, today, jurisdiction);
  const text = visitsText[language].dayFaults;
  const fault = dayFault(on, today, calendar);
  if (fault === undefined) return undefined;
  if (fault === "past") return text.past(longDate(today, language));
  if (fault === "dayOff") return text.dayOff(longDate(on, language), longDate(nextWorkingDay(on, calendar), language));
  return text[fault];
}

/** From a list: who is due beyond the plan, or the clients found for a name. */
export const addFromList = (ask: ActionAsk): Promise<Effects> =>
  onItem(ask, { item: ask.value, list: ask.list }, async (item) => {
    const fault = await dayFaultWords(ask, item.personId, item.date);
    if (fault) throw new Refusal(fault);
    const { clientId, personId, date, clientName } = item;
    const isAdded = await putOn(ask, { clientId, personId, date });
    const anew = await planAnew(ask, ask.place, item);
    return isAdded ? anew : [...anew, say(words(alreadyWords(ask, clientName, date)))];
  });

export const alreadyWords = ({ asker: { language } }: Ask, name: string, date: PlainDate): string =>
  visitsText[language].addedAlready(name, longDate(date, language));

/** `/plan add NAME [DAY]`: the one client of that name, or the choice among several. */
export async function addByName(ask: CommandAsk): Promise<Effects> {
  refuseWithoutPlan(ask);
  const { asker, today } = ask;
  const { language, personId } = asker;
  const text = visitsText[language];
  const { name, on } = splitDay(ask.rest, today);
  if (name === "") return say(words(text.addHow));
  const fault = await dayFaultWords(ask, personId, on);
  if (fault) return say(words(fault));
  const found = await findOwn(ask, name, foundShown);
  const exact = found.clients.filter((client) => [client.name, client.clientNo].includes(name));
  const [one] = exact.length === 1 ? exact : found.clients;
  if (!one) return say(words(text.addNobody(fitted(name, quotedMost))));
  if (found.total > 1 && exact.length !== 1) return say(foundToAdd(found, { typed: name, personId, on }, language));
  const isAdded = await putOn(ask, { clientId: one.id, personId, date: on });
  const told = isAdded ? text.added(one.name, longDate(on, language)) : alreadyWords(ask, one.name, on);
  return [say(words(told)), ...(await planAnew(ask, "", { personId, date: on }))];
}
