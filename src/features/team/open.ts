import { isDate } from "../../lib/dates.ts";
import { pageOf } from "../../lib/pages.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import { type Ask, readerOf } from "../../slack/ask.ts";
import type { Modal } from "../../slack/blocks.ts";
import { type Effects, open, Refusal, say, update } from "../../slack/effects.ts";
import { housePerson } from "../people/house-queries.ts";
import { leadersIn, leads } from "../people/queries.ts";
import { calendarOf, policyOn } from "../policy/queries.ts";
import { tierNames } from "../policy/rules.ts";
import { teamMessage } from "./card.ts";
import { clientStanding, missedPage, quietPage, type ReaderDay, readerDay } from "./client-queries.ts";
import { complaintTitle, nearClaim } from "./complaint-digest.ts";
import { type ListClaim, readListValue } from "./ids.ts";
import { type TeamItem, teamItem } from "./item-queries.ts";
import { lateModal } from "./late-list.ts";
import { calendarsOf, type LateScope, lateItems, latePage, type Told } from "./late-queries.ts";
import { missedModal, nearModal, openItemsModal, plansModal, quietModal } from "./list.ts";
import { type Member, membersBelow } from "./people-queries.ts";
import { openItemsPage, planStandings } from "./plan-queries.ts";
import { nearComplaints, type ShownNear } from "./queries.ts";
import { quietBuckets } from "./rules.ts";
import { teamText } from "./text.ts";

const perPage = 15;
/** Each with its row of buttons. */
const latePerPage = 10;

/** Those whom the asker leads today; told kindly when that is nobody. */
async function membersOf({ deps, asker, now }: Ask): Promise<Member[]> {
  if (!leads(asker)) throw new Refusal(teamText[asker.language].notLead);
  return membersBelow(deps.db, { leadIds: leadersIn(asker), readerId: asker.personId }, now);
}

const toldTo = ({ asker }: Ask, members: Member[]): Told => ({ members, readers: [asker.personId] });

const dayOf = async ({ deps, asker, today }: Ask): Promise<ReaderDay> =>
  readerDay(today, asker.timeZone, await policyOn(deps.db, today));

/** The complaints of the asker's people that are past their deadline or near it. */
async function nearOf({ deps: { db }, asker, today, now }: Ask, members: Member[]): Promise<ShownNear[]> {
  const { jurisdiction = "CN" } = (await housePerson(db, asker.personId)) ?? {};
  const day = { date: today, timeZone: asker.timeZone, calendar: await calendarOf(db, jurisdiction), now };
  return nearComplaints(db, asker.personId, members, day);
}

/** How the asker's team stands. */
export async function showTeamView(ask: Ask): Promise<Effects> {
  const { db } = ask.deps;
  const members = await membersOf(ask);
  const day = await dayOf(ask);
  const told = toldTo(ask, members);
  const { late, passedUp } = await lateItems(db, told, await calendarsOf(db, members));
  const { quiet, standards } = await clientStanding(db, members, day);
  const plans = await planStandings(db, told, ask.today);
  const complaints = await nearOf(ask, members);
  const view = { complaints, date: ask.today, people: members.length, plans, late, passedUp, quiet, standards };
  return say(teamMessage(view, ask.asker.language));
}

/** Opens the list behind a figure: over what is open, be it a message or a window. */
export const openList = async (ask: ActionAsk): Promise<Effects> => open(await claimedList(ask));
export const turnList = async (ask: ActionAsk): Promise<Effects> => update(await claimedList(ask));

async function claimedList(ask: ActionAsk): Promise<Modal> {
  const claim = readListValue(ask.value);
  return listView(ask, claim);
}

/** The open follow-up of that id, when its owner is below the asker. */
export async function itemClaimed(ask: Ask, id: number | undefined): Promise<TeamItem | undefined> {
  const members = await membersOf(ask);
  return id === undefined ? undefined : teamItem(ask.deps.db, toldTo(ask, members), id);
}

const notFound = ({ asker }: Ask) => new Refusal(teamText[asker.language].notFound);

/** The list that is claimed, of those below the asker. `note`: what has just been done. */
export async function listView(ask: Ask, claim: ListClaim | undefined, note?: string): Promise<Modal> {
  const members = await membersOf(ask);
  if (!claim) throw notFound(ask);
  if (claim.kind === "late") return lateView(ask, members, claim, note);
  if (claim.kind === "quiet" || claim.kind === "missed") return clientsView(ask, members, claim);
  if (claim.kind === "complaints") return nearView(ask, members, claim);
  if (!isDate(claim.what)) throw notFound(ask);
  return claim.kind === "open" ? openItemsView(ask, members, claim) : plansView(ask, members, claim);
}

async function lateView(ask: Ask, members: Member[], claim: ListClaim, note: string | undefined): Promise<Modal> {
  const owner = members.find(({ id }) => String(id) === claim.what);
  const scope: LateScope | undefined = owner
    ? { kind: "of", ownerId: owner.id }
    : claim.what === "all" || claim.what === "up"
      ? { kind: claim.what }
      : undefined;
  if (!scope) throw notFound(ask);
  const list = await latePage(ask.deps.db, toldTo(ask, members), scope, { asked: claim.page, perPage: latePerPage });
  const shown = { ...list, claim, today: ask.today, ...(owner && { ownerName: owner.name }), ...(note && { note }) };
  return lateModal(shown, ask.asker.language);
}

async function clientsView(ask: Ask, members: Member[], claim: ListClaim): Promise<Modal> {
  const { db } = ask.deps;
  const { language } = ask.asker;
  const day = await dayOf(ask);
  const asked = { asked: claim.page, perPage };
  if (claim.kind === "quiet") {
    const bucket = quietBuckets.find((known) => String(known) === claim.what);
    if (bucket === undefined) throw notFound(ask);
    return quietModal(
      { claim, bucket, today: ask.today, ...(await quietPage(db, members, day, bucket, asked)) },
      language,
    );
  }
  const tier = tierNames.find((known) => known === claim.what) ?? null;
  if (tier === null && claim.what !== "") throw notFound(ask);
  return missedModal({ claim, tier, today: ask.today, ...(await missedPage(db, members, day, tier, asked)) }, language);
}

async function nearView(ask: Ask, members: Member[], claim: ListClaim): Promise<Modal> {
  if (claim.what !== nearClaim.what) throw notFound(ask);
  const near = await nearOf(ask, members);
  const page = pageOf(claim.page, near.length, perPage);
  const from = (page.number - 1) * perPage;
  const { language } = ask.asker;
  const shown = {
    claim,
    complaints: near.slice(from, from + perPage),
    total: near.length,
    page,
    reader: readerOf(ask),
  };
  return nearModal({ ...shown, title: complaintTitle(near, language) }, language);
}

async function openItemsView(ask: Ask, members: Member[], claim: ListClaim): Promise<Modal> {
  const list = await openItemsPage(ask.deps.db, toldTo(ask, members), claim.what, { asked: claim.page, perPage });
  return openItemsModal({ claim, date: claim.what, ...list }, ask.asker.language);
}

async function plansView(ask: Ask, members: Member[], claim: ListClaim): Promise<Modal> {
  const standings = await planStandings(ask.deps.db, toldTo(ask, members), claim.what);
  const byPerson = new Map(standings.map((standing) => [standing.personId, standing]));
  const plans = members.flatMap(({ id, name }) => {
    const standing = byPerson.get(id);
    return standing ? [{ ...standing, name }] : [];
  });
  const page = pageOf(claim.page, plans.length, perPage);
  const from = (page.number - 1) * perPage;
  const shown = plans.slice(from, from + perPage);
  return plansModal({ claim, date: claim.what, plans: shown, total: plans.length, page }, ask.asker.language);
}
