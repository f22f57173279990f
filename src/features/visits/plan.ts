import type { KnownBlock } from "@slack/web-api";
import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { inARow, type Language, longDate, named } from "../../lib/language.ts";
import { pageOf } from "../../lib/pages.ts";
import {
  actions,
  button,
  context,
  divider,
  header,
  linkButton,
  type Message,
  message,
  section,
  titled,
} from "../../slack/blocks.ts";
import { runCommandAction } from "../../slack/commands.ts";
import { fitted } from "../../slack/limits.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { openClientAction } from "../clients/ids.ts";
import { tierName } from "../policy/text.ts";
import {
  planMapAction,
  planMoreAction,
  planMoreTurnAction,
  planOfAction,
  planPageAction,
  planValue,
  teamPageAction,
} from "./ids.ts";
import type { PlanEntry } from "./plan-queries.ts";
import { reasonWords } from "./reason-words.ts";
import { roundWords, type TheRound } from "./round-words.ts";
import { visitsText } from "./text.ts";

export type ShownPlan = TheRound & {
  personId: number;
  /** whose plan it is, when the reader is somebody else */
  ownerName?: string;
  date: PlainDate;
  /** what stands above it, such as that it is not posted yet */
  notice?: string;
  entries: PlanEntry[];
  dueBeyond: number;
  /** what is said when there are no entries */
  whenEmpty?: string;
  /** the reader leads a team, too: the way to its day */
  hasTeam?: boolean;
};

/** An entry with its reasons in words: they are shown and, in the message's text, read out. */
type Worded = PlanEntry & { words: string[] };

const worded = (entries: PlanEntry[], date: PlainDate, language: Language): Worded[] =>
  entries.map((entry) => ({ ...entry, words: entry.reasons.flatMap((reason) => reasonWords(reason, date, language)) }));

const perPage = 20;
/** A full page stays under what a message may hold in all (limits.messageSigns), whatever names and products are called. */
const signsPerEntry = 450;
const signsOfName = 120;
const signsBelowEntry = 150;

/** A day's plan: visits in the order of the tour, then calls, each with its reasons, and the way to the rest. */
export function planMessage(plan: ShownPlan, language: Language, page = 1): Message {
  const text = visitsText[language];
  const date = longDate(plan.date, language);
  const visits = plan.entries.filter(({ kind }) => kind === "visit").length;
  const calls = plan.entries.length - visits;
  const title = plan.ownerName ? text.titleOf(plan.ownerName, date) : text.title(date);
  const shown = pageOf(page, plan.entries.length, perPage);
  const entries = worded(plan.entries, plan.date, language);
  const told = shown.number === 1 ? roundWords(plan, visits, language) : "";
  const value = (number: number) => planValue({ date: plan.date, personId: plan.personId, page: number });
  const buttons = [
    ...(plan.mapUrl ? [linkButton(text.map, planMapAction, plan.mapUrl)] : []),
    ...(plan.dueBeyond > 0 ? [button(text.moreDue(plan.dueBeyond), planMoreAction, value(1))] : []),
    ...(plan.hasTeam ? [button(text.showTeam, `${runCommandAction}:team`, "/clients team")] : []),
  ];
  const blocks = [
    header(title),
    context(plan.notice ?? "", text.counts(visits, calls)),
    ...(told ? [section(told)] : []),
    ...(entries.length > 0
      ? entryBlocks(entries, plan.date, shown.number, language, signsPerEntry - Math.ceil(told.length / perPage))
      : [section(plan.whenEmpty ?? text.nothing)]),
    ...pageBlocks(shown, planPageAction, value, language),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ];
  const spoken = [
    text.summary(date, visits, calls),
    ...(told ? [told] : []),
    ...entries.map(({ name, words }) => named(name, inARow(words, language), language)),
  ];
  return message(spoken.join("\n"), blocks);
}

function entryBlocks(all: Worded[], date: PlainDate, page: number, language: Language, signs: number): KnownBlock[] {
  const from = (page - 1) * perPage;
  const text = visitsText[language];
  return all.slice(from, from + perPage).flatMap((entry, index, shown) => {
    const isFirstOfKind = shown[index - 1]?.kind !== entry.kind;
    const ofKind = all.filter(({ kind }) => kind === entry.kind).length;
    const heading = entry.kind === "visit" ? text.visits(ofKind) : text.calls(ofKind);
    return [
      ...(isFirstOfKind ? [divider, titled(heading, "")] : []),
      ...entryLines(entry, from + index + 1, date, language, signs),
    ];
  });
}

/** One client: name, tier and why, with the way to the record; small below how to reach them and since when. */
function entryLines(
  entry: Worded,
  number: number,
  date: PlainDate,
  language: Language,
  signs = signsPerEntry,
): KnownBlock[] {
  const text = visitsText[language];
  const open = button(text.open, `${openClientAction}:${entry.clientId}`, String(entry.clientId));
  const name = `${number}. ${fitted(entry.name, signsOfName)}`;
  const rest = ` · ${[tierName(entry.tier, language), ...entry.words].join("\n")}`;
  return [
    titled(name, fitted(rest, signs - name.length), open),
    context(fitted(whereAndWhen(entry, date, language), signsBelowEntry)),
  ];
}

function whereAndWhen(entry: PlanEntry, date: PlainDate, language: Language): string {
  const text = visitsText[language];
  const last =
    entry.lastReachedOn === null
      ? text.neverContacted
      : text.lastContact(Math.max(0, daysBetween(entry.lastReachedOn, date)));
  const owner = entry.coveredFor === null ? "" : text.coveredFor(entry.coveredFor);
  return [entry.phone ?? text.noPhone, entry.district ?? "", last, owner].filter(Boolean).join(" · ");
}

/** What is due beyond the plan, page by page. */
export function moreMessage(plan: Omit<ShownPlan, "dueBeyond">, language: Language, page: number): Message {
  const text = visitsText[language];
  if (plan.entries.length === 0) return message(text.moreNone, []);
  const title = text.moreTitle(plan.entries.length);
  const shown = pageOf(page, plan.entries.length, perPage);
  const from = (shown.number - 1) * perPage;
  const value = (number: number) => planValue({ date: plan.date, personId: plan.personId, page: number });
  return message(title, [
    titled(title, ""),
    ...worded(plan.entries.slice(from, from + perPage), plan.date, language).flatMap((entry, index) =>
      entryLines(entry, from + index + 1, plan.date, language),
    ),
    ...pageBlocks(shown, planMoreTurnAction, value, language),
  ]);
}

export type TeamLine = {
  personId: number;
  name: string;
  /** undefined: no plan is stored for the day */
  counts: { visits: number; calls: number; beyond: number } | undefined;
};

export type TeamDay = { lines: TeamLine[]; date: PlainDate; isDayOff: boolean };

const managersPerPage = 40;

/** What follows a manager's name: on a day off nothing, as the note above says it for all. */
function standing(counts: TeamLine["counts"], isDayOff: boolean, language: Language): string {
  const text = visitsText[language];
  if (counts) return `\n${text.teamCounts(counts.visits, counts.calls, counts.beyond)}`;
  return isDayOff ? "" : `\n${text.teamNoPlan}`;
}

/** How a lead's managers stand today, each with the way to the plan. */
export function teamMessage({ lines, date, isDayOff }: TeamDay, language: Language, page: number): Message {
  const text = visitsText[language];
  const title = text.team(longDate(date, language));
  if (lines.length === 0) return message(text.teamNobody, []);
  const shown = pageOf(page, lines.length, managersPerPage);
  const from = (shown.number - 1) * managersPerPage;
  return message(title, [
    header(title),
    ...(isDayOff ? [context(text.teamDayOff)] : []),
    ...lines
      .slice(from, from + managersPerPage)
      .map(({ personId, name, counts }) =>
        titled(
          name,
          standing(counts, isDayOff, language),
          button(text.open, `${planOfAction}:${personId}`, planValue({ date, personId, page: 1 })),
        ),
      ),
    ...pageBlocks(shown, teamPageAction, String, language),
  ]);
}
