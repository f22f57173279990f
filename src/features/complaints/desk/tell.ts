import type { Db, Tx } from "../../../db/sql.ts";
import type { Deps } from "../../../deps.ts";
import { localDate } from "../../../lib/dates.ts";
import { type Language, languageOf } from "../../../lib/language.ts";
import { words } from "../../../slack/blocks.ts";
import { refusedWith } from "../../../slack/web.ts";
import { type HousePerson, housePeople } from "../../people/house-queries.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { actOf, type PastAct } from "../archive/history-queries.ts";
import { type ComplaintFacts, complaintFacts } from "../queries.ts";
import { branchFor, clockRulesFor, recordById } from "../record-queries.ts";
import { judgesOf } from "../tie-queries.ts";
import type { Done, Tell } from "../write-acts.ts";
import { type DeskPlace, layCard, showCardAnew, takeAway, tellOne } from "./desk-acts.ts";
import { deskCard, newsOf, threadLine } from "./desk-card.ts";
import { type DeskTied, deskChannelOf, peopleWithPlan } from "./desk-queries.ts";
import { wayToTell } from "./tell-rules.ts";
import { deskText } from "./text.ts";

/** What telling needs of the world: of Slack only who is in the desk's channel. */
export type DeskDeps = Pick<Deps, "db"> & { slack: Pick<Deps["slack"], "membersOf">; log: Pick<Deps["log"], "warn"> };

/**
 * What is to be told of an act on a complaint: the desk's card and its thread, and those whom the table names. Asks Slack who is
 * in the desk's channel, so it is made before the act; what it gives writes in the act's transaction.
 */
export async function tellOfAct(
  deps: DeskDeps,
  complaintId: number,
  given: Record<string, unknown> = {},
): Promise<Tell> {
  const record = await recordById(deps.db, complaintId);
  if (!record) return async () => {};
  // whoever the act names as complained about reads nothing of it any more
  const { aboutId = record.aboutId } = given as { aboutId?: number | null };
  return tellingFor(deps, { ...record, aboutId });
}

/** The same of a complaint that is about to be filed. */
export async function tellOfFiling(
  deps: DeskDeps,
  { byId, clientId, aboutId }: { byId: number; clientId: number | undefined; aboutId: number | undefined },
): Promise<Tell> {
  const { id: branchId } = await branchFor(deps.db, byId, clientId);
  return tellingFor(deps, { branchId, aboutId: aboutId ?? null, reporterId: byId });
}

/** The desk's card with its clocks as they stand at an instant, written in the transaction that it is given. */
export async function showingCard(
  deps: DeskDeps,
  tied: DeskTied,
  id: number,
  now: Date,
): Promise<(tx: Tx) => Promise<void>> {
  const places = await placesFor(deps, tied);
  return async (tx) => {
    const db: Db = { ...deps.db, prisma: tx as Db["prisma"] };
    const facts = await complaintFacts(db, id, now);
    if (!facts) return;
    const { policy } = await clockRulesFor(db, facts.branchId, facts.filedOn);
    for (const { reader, ...place } of places) {
      await showCardAnew(tx, {
        number: facts.number,
        at: now,
        place,
        card: deskCard(facts, policy, readerAt(reader, now)),
      });
    }
  };
}

/** Who reads it at an instant, by their clock and calendar. */
const readerAt = ({ language, timeZone }: Place["reader"], now: Date) => ({
  ...{ language, timeZone, now },
  today: localDate(now, timeZone),
});

type Place = DeskPlace & { reader: { language: Language; timeZone: string } };

async function tellingFor(deps: DeskDeps, tied: DeskTied): Promise<Tell> {
  const places = await placesFor(deps, tied);
  return async (tx, done) => {
    // what the act has just written is read where it was written
    const db: Db = { ...deps.db, prisma: tx as Db["prisma"] };
    const facts = await complaintFacts(db, done.complaintId, done.at);
    if (!facts) return;
    const act = await actOf(tx, done.complaintId, done.seq);
    const { policy } = await clockRulesFor(db, facts.branchId, facts.filedOn);
    if (done.act === "correctParties") {
      const { id, number, aboutId: personId } = facts;
      const { moved } = deskText[languageOf(facts.branch.language)];
      await takeAway(tx, { id, number, seq: done.seq, places, personId, message: words(moved) });
    }
    for (const { reader, ...place } of places) {
      const at = readerAt(reader, done.at);
      const shown = { card: deskCard(facts, policy, at), line: threadLine(act, done.toState, at) };
      await layCard(tx, { number: done.number, seq: done.seq, place, ...shown });
    }
    await tellPeople(db, tx, done, { facts, act, policy });
  };
}

/**
 * Where the card goes: to the desk's channel, unless the person complained about is in it, or the bot is not; and to the desk by
 * direct message instead, or besides when none of those who judge is there.
 */
async function placesFor(deps: DeskDeps, tied: DeskTied): Promise<Place[]> {
  const { channel, language, timeZone, aboutSlackId } = await deskChannelOf(deps.db, tied);
  const judges = await housePeople(deps.db, await judgesOf(deps.db, { ...untied, ...tied }));
  const members = channel ? await membersIn(deps, channel) : [];
  const isHeard =
    members === "unknown" ? aboutSlackId === null : members.length > 0 && !members.includes(aboutSlackId ?? "");
  const isJudgeThere =
    members === "unknown"
      ? aboutSlackId === null
      : judges.some(({ slackUserId }) => members.includes(slackUserId ?? ""));
  const inChannel: Place[] =
    channel && isHeard ? [{ target: channel, reader: { language: languageOf(language), timeZone } }] : [];
  return isHeard && isJudgeThere ? inChannel : [...inChannel, ...judges.flatMap(directly)];
}

const untied = { responsibleId: null, extensionById: null, clientId: null };

const directly = ({ id, slackUserId, language, timeZone }: HousePerson): Place[] =>
  slackUserId === null ? [] : [{ target: slackUserId, personId: id, reader: { language, timeZone } }];

/** Nobody when the bot is not in the channel; unknown when Slack cannot be asked just now. */
async function membersIn({ slack, log }: DeskDeps, channel: string): Promise<string[] | "unknown"> {
  try {
    return await slack.membersOf(channel);
  } catch (error) {
    log.warn({ err: error, channel }, "who is in the desk's channel is not known");
    return refusedWith(error) === undefined || refusedWith(error) === "ratelimited" ? "unknown" : [];
  }
}

type News = { facts: ComplaintFacts; act: PastAct; policy: ComplaintPolicy };

/** The desk reads it under its card. */
async function tellPeople(db: Db, tx: Tx, done: Done, { facts, act, policy }: News): Promise<void> {
  const tidings = done.tidings.filter(({ as }) => as !== "desk");
  const ids = tidings.map(({ toPersonId }) => toPersonId);
  const people = await housePeople(db, ids);
  const withPlan = await peopleWithPlan(tx, ids);
  for (const { toPersonId, as } of tidings) {
    const person = people.find(({ id }) => id === toPersonId);
    if (!person) continue;
    const reader = readerAt(person, done.at);
    await tellOne(tx, wayToTell(facts.severity, { act: done.act, as, hasPlan: withPlan.has(toPersonId) }), {
      key: `complaint:${done.number}:${done.seq}:P${toPersonId}`,
      person,
      day: reader.today,
      ...newsOf(act, facts, policy, { as, ...reader }),
    });
  }
}
