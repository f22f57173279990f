import { localDate, type PlainDate } from "../../lib/dates.ts";
import { searchText, searchWords } from "../../lib/search-text.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { actions, button, type Message, message, titled, words } from "../../slack/blocks.ts";
import { type Effects, errors, open, Refusal, redraw, replace, say, update } from "../../slack/effects.ts";
import type { Choice } from "../../slack/fields.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { placed } from "../../slack/place.ts";
import { planOfAction, planValue } from "../visits/ids.ts";
import { storedCounts } from "../visits/plan-queries.ts";
import { type Colleague, colleaguesOf, type HousePerson, housePeople, housePerson } from "./house-queries.ts";
import { leaveBlocks, leavesList, readId } from "./ids.ts";
import { endLeave, type LeaveNews, takeLeave } from "./leave-acts.ts";
import { leaveForm, leaveSaved } from "./leave-form.ts";
import { leaveList, leavesPerPage } from "./leave-list.ts";
import { leaveById, leavesFor } from "./leave-queries.ts";
import { faultsOfDays } from "./leave-rules.ts";
import { leaveErrors, leaveRange } from "./leave-words.ts";
import { belowOf, leads, seesClients } from "./queries.ts";
import { peopleText } from "./text.ts";

function refuseOthers({ asker }: Ask): void {
  if (!seesClients(asker)) throw new Refusal(peopleText[asker.language].leaveNotFor);
}

/** Whose leave the asker may enter and end: their own, and as a lead that of everyone below. */
const inCharge = ({ deps, asker }: Ask): Promise<number[]> => belowOf(deps.db, asker);

export async function leavesPage(ask: Ask, asked: number): Promise<Message> {
  refuseOthers(ask);
  const { deps, asker, today } = ask;
  const { leaves, page } = await leavesFor(deps.db, asker, today, { asked, perPage: leavesPerPage });
  return leaveList({ leaves, page, mayEnd: new Set(await inCharge(ask)) }, today, asker.language);
}

export const showLeaves = async (ask: Ask): Promise<Effects> => say(await leavesPage(ask, 1));
export const turnLeavePage = async (ask: ActionAsk): Promise<Effects> =>
  replace(await leavesPage(ask, Number(ask.value)));

export async function openLeaveForm(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  const place = placed(ask.place, leavesList);
  return open(leaveForm(ask.asker, ask.today, { isForOthers: leads(ask.asker), place }));
}

/** The people among them whom what is typed names, in letters, signs or pinyin. */
function choices(people: Colleague[], typed: string): Choice[] {
  const asked = searchWords(typed);
  return people
    .filter(({ name }) => {
      if (asked.length === 0) return true;
      const found = searchText({ clientNo: "", name, phone: null, contacts: [] });
      return asked.every((word) => found.includes(word));
    })
    .map(({ id, name, team }) => ({ text: name, value: String(id), ...(team && { note: team }) }));
}

/** Who can be entered as away: the asker and the managers and leads below. */
export async function suggestAway(ask: Ask & { typed: string }): Promise<Choice[]> {
  if (!seesClients(ask.asker)) return [];
  const below = await inCharge(ask);
  const people = await colleaguesOf(ask.deps.db, below);
  return choices(
    people.filter(({ id }) => below.includes(id)),
    ask.typed,
  );
}

/** Who can cover the asker or, a lead's people being in several branches, anyone below; which of them, is checked when sent. */
export async function suggestCover(ask: Ask & { typed: string }): Promise<Choice[]> {
  if (!seesClients(ask.asker)) return [];
  return choices(await colleaguesOf(ask.deps.db, await inCharge(ask)), ask.typed);
}

/** Enters the leave of the form; what is wrong stands at its field. */
export async function submitLeave(ask: FormAsk): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, now, typed } = ask;
  const { language } = asker;
  const text = peopleText[language];
  const claimed = typed[leaveBlocks.who];
  const personId = claimed === undefined ? asker.personId : readId(claimed);
  const away = personId && (await inCharge(ask)).includes(personId) ? await housePerson(deps.db, personId) : undefined;
  if (!away) return errors({ [leaveBlocks.who]: text.notPerson });
  const coverId = readId(typed[leaveBlocks.cover]) ?? 0;
  const fromDate = typed[leaveBlocks.from] ?? "";
  const toDate = typed[leaveBlocks.to] ?? "";
  const order = { personId: away.id, coverId, fromDate, toDate };
  const today = localDate(now, away.timeZone);
  const wrong = leaveErrors(faultsOfDays(order, today), today, language);
  const cover = await coverOf(ask, away, coverId);
  if (typeof cover === "string") wrong[leaveBlocks.cover] = cover;
  if (typeof cover === "string" || Object.keys(wrong).length > 0) return errors(wrong);
  const news = newsFor(ask, away, cover, (reader) => {
    const range = leaveRange(order, localDate(now, reader.timeZone), reader.language);
    const said = peopleText[reader.language];
    return reader === away ? said.youAreAway(asker.name, range, cover.name) : said.youCover(away.name, range);
  });
  const told = fromDate <= today ? await withTodaysPlan(ask, news, { away, cover, today }) : news;
  const faults = await takeLeave(deps.db, { ...order, setById: asker.personId, setAt: now }, told);
  if (faults.length > 0) return errors(leaveErrors(faults, today, language));
  const saved = leaveSaved(text.saved(away.name, leaveRange(order, today, language), cover.name), language);
  return [update(saved), redraw(ask.metadata)];
}

/** The person who is to cover, or why it cannot be that one. */
async function coverOf({ deps, asker }: Ask, away: HousePerson, coverId: number): Promise<HousePerson | string> {
  const { faults } = peopleText[asker.language];
  if (coverId === away.id) return faults.self;
  const isFit = (await colleaguesOf(deps.db, [away.id])).some(({ id }) => id === coverId);
  return (isFit ? await housePerson(deps.db, coverId) : undefined) ?? faults.notCover;
}

/** What the two of a leave are told; who did it knows. */
function newsFor(
  { asker, now }: Ask,
  away: HousePerson | undefined,
  cover: HousePerson | undefined,
  lineFor: (reader: HousePerson) => string,
): LeaveNews {
  const readers = [away, cover].filter((reader) => reader !== undefined && reader.id !== asker.personId);
  return readers.flatMap((reader) => {
    if (!reader) return [];
    const line = lineFor(reader);
    return [{ person: reader, day: localDate(now, reader.timeZone), line, message: words(line) }];
  });
}

/** Whose plan of the day was made before the leave has clients that are on no other: the cover is given the way to it. */
async function withTodaysPlan(
  { deps: { db } }: Ask,
  news: LeaveNews,
  { away, cover, today }: { away: HousePerson; cover: HousePerson; today: PlainDate },
): Promise<LeaveNews> {
  const counts = (await storedCounts(db, cover.id, [away.id], today)).get(away.id);
  if (!counts || counts.visits + counts.calls === counts.done) return news;
  const value = planValue({ date: today, personId: away.id, page: 1 });
  const way = button(peopleText[cover.language].todaysPlan(away.name), `${planOfAction}:${away.id}`, value);
  return news.map((one) =>
    one.person === cover ? { ...one, message: message(one.line, [titled(one.line, ""), actions(way)]) } : one,
  );
}

/** Ends a leave early, or cancels one that has not begun: by who is away, or a lead above. */
export async function endOneLeave(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, now } = ask;
  const text = peopleText[asker.language];
  const leave = await leaveById(deps.db, readId(ask.value) ?? 0);
  if (!leave) throw new Refusal(text.overAlready);
  if (!(await inCharge(ask)).includes(leave.personId)) throw new Refusal(text.notYoursToEnd);
  const people = await housePeople(deps.db, [leave.personId, leave.coverId]);
  const away = people.find(({ id }) => id === leave.personId);
  const cover = people.find(({ id }) => id === leave.coverId);
  const today = localDate(now, away?.timeZone ?? asker.timeZone);
  const isBegun = leave.fromDate < today;
  const news = newsFor(ask, away, cover, (reader) => {
    const said = peopleText[reader.language];
    const range = leaveRange(leave, localDate(now, reader.timeZone), reader.language);
    if (reader === away) return (isBegun ? said.leaveEnded : said.leaveCancelled)(asker.name, range);
    return (isBegun ? said.coverEnded : said.coverCancelled)(leave.personName, range);
  });
  if (!(await endLeave(deps.db, leave.id, today, now, news))) throw new Refusal(text.overAlready);
  return replace(await leavesPage(ask, 1));
}
