import type { KnownBlock } from "@slack/web-api";
import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { type Language, longDate } from "../../lib/language.ts";
import { actions, button, context, divider, header, type Message, message, section } from "../../slack/blocks.ts";
import { pageBlocks, pageOf } from "../../slack/paging.ts";
import { openClientAction } from "../clients/ids.ts";
import { tierName } from "../policy/text.ts";
import { planMoreAction, planMoreTurnAction, planOfAction, planPageAction, planValue, teamPageAction } from "./ids.ts";
import type { PlanEntry } from "./plan-queries.ts";
import { reasonWords } from "./reason-words.ts";
import { visitsText } from "./text.ts";

export type ShownPlan = {
  personId: number;
  /** whose plan it is, when the reader is somebody else */
  ownerName?: string;
  date: PlainDate;
  /** what stands above it, such as that it is not posted yet */
  notice?: string;
  entries: PlanEntry[];
  dueBeyond: number;
};

/** An entry with its reasons in words: they are shown and, in the message's text, read out. */
type Worded = PlanEntry & { words: string[] };

const worded = (entries: PlanEntry[], date: PlainDate, language: Language): Worded[] =>
  entries.map((entry) => ({ ...entry, words: entry.reasons.flatMap((reason) => reasonWords(reason, date, language)) }));

const perPage = 20;

/** A day's plan: visits in the order of the tour, then calls, each with its reasons, and the way to the rest. */
export function planMessage(plan: ShownPlan, language: Language, page = 1): Message {
  const text = visitsText[language];
  const date = longDate(plan.date, language);
  const visits = plan.entries.filter(({ kind }) => kind === "visit").length;
  const calls = plan.entries.length - visits;
  const title = plan.ownerName ? text.titleOf(plan.ownerName, date) : text.title(date);
  const shown = pageOf(page, plan.entries.length, perPage);
  const entries = worded(plan.entries, plan.date, language);
  const value = (number: number) => planValue({ date: plan.date, personId: plan.personId, page: number });
  const blocks = [
    header(title),
    context(plan.notice ?? "", text.counts(visits, calls)),
    ...(entries.length > 0 ? entryBlocks(entries, plan.date, shown.number, language) : [section(text.nothing)]),
    ...pageBlocks(shown, planPageAction, value, language),
    ...(plan.dueBeyond > 0 ? [actions(button(text.moreDue(plan.dueBeyond), planMoreAction, value(1)))] : []),
  ];
  const spoken = [
    text.summary(date, visits, calls),
    ...entries.map(({ name, words }) => `${name}: ${words.join("; ")}`),
  ];
  return message(spoken.join("\n"), blocks);
}

function entryBlocks(entries: Worded[], date: PlainDate, page: number, language: Language): KnownBlock[] {
  const from = (page - 1) * perPage;
  const text = visitsText[language];
  return entries.slice(from, from + perPage).flatMap((entry, index, shown) => {
    const isFirstOfKind = shown[index - 1]?.kind !== entry.kind;
    const heading = entry.kind === "visit" ? text.visits : text.calls;
    return [
      ...(isFirstOfKind ? [divider, section(heading)] : []),
      ...entryLines(entry, from + index + 1, date, language),
    ];
  });
}

/** One client: name, tier and why, with the way to the record; small below how to reach them and since when. */
function entryLines(entry: Worded, number: number, date: PlainDate, language: Language): KnownBlock[] {
  const text = visitsText[language];
  const open = button(text.open, `${openClientAction}:${entry.clientId}`, String(entry.clientId));
  return [
    section(`${number}. ${entry.name} · ${tierName(entry.tier, language)}\n${entry.words.join("\n")}`, open),
    context(whereAndWhen(entry, date, language)),
  ];
}

function whereAndWhen(entry: PlanEntry, date: PlainDate, language: Language): string {
  const text = visitsText[language];
  const last =
    entry.lastReachedOn === null
      ? text.neverContacted
      : text.lastContact(Math.max(0, daysBetween(entry.lastReachedOn, date)));
  const carried = entry.carriedDays > 0 ? text.carried(entry.carriedDays) : "";
  return [entry.phone ?? text.noPhone, entry.district ?? "", last, carried].filter(Boolean).join(" · ");
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
    section(title),
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

const managersPerPage = 40;

/** How a lead's managers stand today, each with the way to the plan. */
export function teamMessage(lines: TeamLine[], date: PlainDate, language: Language, page: number): Message {
  const text = visitsText[language];
  const title = text.team(longDate(date, language));
  if (lines.length === 0) return message(text.teamNobody, []);
  const shown = pageOf(page, lines.length, managersPerPage);
  const from = (shown.number - 1) * managersPerPage;
  return message(title, [
    header(title),
    ...lines
      .slice(from, from + managersPerPage)
      .map(({ personId, name, counts }) =>
        section(
          counts ? text.teamLine(name, counts.visits, counts.calls, counts.beyond) : text.teamNoPlan(name),
          button(text.open, `${planOfAction}:${personId}`, planValue({ date, personId, page: 1 })),
        ),
      ),
    ...pageBlocks(shown, teamPageAction, String, language),
  ]);
}
