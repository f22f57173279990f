import { addDays, isDate, localDate, type PlainDate } from "../../lib/dates.ts";
import { longDate } from "../../lib/language.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { message, section } from "../../slack/blocks.ts";
import { type Effects, errors, Refusal, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { readClientId } from "../clients/ids.ts";
import { type HousePerson, housePeople, housePerson } from "../people/house-queries.ts";
import { servedOn } from "../people/leave-queries.ts";
import { findAsker } from "../people/queries.ts";
import { calendarOf } from "../policy/queries.ts";
import { arrangeForm } from "./form.ts";
import { arrangeDayBlock, arrangeWhoBlock, readBriefPlace, readCallOffValue } from "./ids.ts";
import { arrangeVisit, callOffVisit, type Told } from "./key-acts.ts";
import { ledBy } from "./key-queries.ts";
import { arrangedWithinDays } from "./key-rules.ts";
import { briefInReach, notFound, shownAgain } from "./open.ts";
import type { Brief } from "./queries.ts";
import { briefText } from "./text.ts";

/** The brief of a key account whose owner the asker leads; refused otherwise. */
async function ledBrief(ask: ActionAsk | FormAsk, clientId: number | undefined): Promise<Brief> {
  const brief = await briefInReach(ask, clientId);
  if (!brief.isLed || brief.keyAccountOn === null) throw new Refusal(briefText[ask.asker.language].notLead);
  return brief;
}

export async function openArrangeForm(ask: ActionAsk): Promise<Effects> {
  const brief = await ledBrief(ask, readClientId(ask.value));
  const isOver = readBriefPlace(ask.metadata)?.isOver ?? false;
  return update(arrangeForm(brief, ask.asker, isOver));
}

/** Arranges the visit, and shows the brief with it. */
export async function saveArrangement(ask: FormAsk): Promise<Effects> {
  const place = readBriefPlace(ask.metadata);
  if (!place) throw notFound(ask);
  const brief = await ledBrief(ask, place.clientId);
  const owner = await housePerson(ask.deps.db, brief.ownerId);
  const goes = await memberOfHouse(ask, ask.typed[arrangeWhoBlock] ?? "");
  const on = ask.typed[arrangeDayBlock] ?? "";
  const text = briefText[ask.asker.language];
  const dayFault = await faultOfDay(ask, on, owner);
  if (dayFault || !goes)
    return errors({
      ...(dayFault && { [arrangeDayBlock]: dayFault }),
      ...(!goes && { [arrangeWhoBlock]: text.notOfHouse }),
    });
  const outcome = await arrangeVisit(ask.deps.db, {
    clientId: brief.id,
    ledOwners: await ledBy(ask.deps.db, ask.asker),
    on,
    goesId: goes.id,
    byId: ask.asker.personId,
    at: ask.now,
    told: (await concerned(ask, on, { ownerId: brief.ownerId, goesId: goes.id })).map((person) => {
      const { language } = person;
      const line = briefText[language].arrangedFor(brief.name, longDate(on, language), goes.name, ask.asker.name);
      return toldOf(ask, person, line);
    }),
  });
  if (outcome === "gone") throw notFound(ask);
  if (outcome === "known") return errors({ [arrangeDayBlock]: text.arrangedAlready });
  return shownAgain(ask, brief.id, place.isOver);
}

async function memberOfHouse({ deps, now }: FormAsk, slackUserId: string): Promise<HousePerson | undefined> {
  const member = await findAsker(deps.db, slackUserId, now);
  return member && housePerson(deps.db, member.personId);
}

/** What is wrong with the day, in words; undefined when nothing is. */
async function faultOfDay({ deps, asker, today }: FormAsk, on: PlainDate, owner: HousePerson | undefined) {
  const text = briefText[asker.language];
  // today's plan is fixed already
  if (!isDate(on) || on <= today || on > addDays(today, arrangedWithinDays)) return text.dayAhead(arrangedWithinDays);
  if (!owner) return undefined;
  const calendar = await calendarOf(deps.db, owner.jurisdiction);
  return calendar.isWorkingDay(on) ? undefined : text.dayOff(owner.name);
}

/** The owner, who covers them on the day, and who goes; who arranges it knows already. */
async function concerned(
  { deps: { db }, asker }: Ask,
  on: PlainDate,
  { ownerId, goesId }: { ownerId: number; goesId: number | null },
): Promise<HousePerson[]> {
  const server = await servedOn(db, on);
  const ids = [ownerId, server(ownerId), goesId ?? ownerId];
  return housePeople(
    db,
    ids.filter((id) => id !== asker.personId),
  );
}

const toldOf = ({ now }: Ask, person: HousePerson, line: string): Told => ({
  person,
  day: localDate(now, person.timeZone),
  message: message(line, [section(line)]),
  line,
});

/** Calls off the arranged visit that a button names, and shows the brief without it. */
export async function callOffArranged(ask: ActionAsk): Promise<Effects> {
  const claim = readCallOffValue(ask.value);
  const brief = await ledBrief(ask, claim?.clientId);
  const visit = brief.arranged.find(({ on }) => on === claim?.on);
  if (!visit) throw new Refusal(briefText[ask.asker.language].calledOffAlready);
  await callOffVisit(ask.deps.db, {
    clientId: brief.id,
    on: visit.on,
    at: ask.now,
    told: (await concerned(ask, visit.on, { ownerId: brief.ownerId, goesId: visit.goesId })).map((person) => {
      const day = longDate(visit.on, person.language);
      return toldOf(ask, person, briefText[person.language].calledOff(brief.name, day, ask.asker.name));
    }),
  });
  return shownAgain(ask, brief.id, readBriefPlace(ask.metadata)?.isOver ?? false);
}
