import type { KnownBlock } from "@slack/web-api";
import type { PlainDate } from "../../lib/dates.ts";
import { inARow, type Language, longDate, named } from "../../lib/language.ts";
import { pageOf } from "../../lib/pages.ts";
import {
  actions,
  button,
  context,
  divider,
  header,
  linkButton,
  listButton,
  type Message,
  message,
  section,
  titled,
} from "../../slack/blocks.ts";
import { runCommandAction } from "../../slack/commands.ts";
import { pageBlocks } from "../../slack/paging.ts";
import {
  type DayAsSeen,
  type EntryList,
  endWords,
  entryLines,
  signsPerEntry,
  type Worded,
  worded,
} from "./entry-list.ts";
import {
  addFormAction,
  listValue,
  planMapAction,
  planMoreAction,
  planMoreTurnAction,
  planPageAction,
  planValue,
} from "./ids.ts";
import type { PlanEntry } from "./plan-queries.ts";
import { roundWords, type TheRound } from "./round-words.ts";
import { visitsText } from "./text.ts";

export type ShownPlan = TheRound & {
  personId: number;
  /** whose plan it is, when the reader is somebody else */
  ownerName?: string;
  date: PlainDate;
  /** what stands above it, such as that it is not posted yet */
  notice?: string;
  /** that its owner is away, and who covers */
  away?: string | undefined;
  /** today when left out */
  when?: DayAsSeen;
  /** of a plan ahead: the day it is read on */
  seenOn?: PlainDate | undefined;
  entries: PlanEntry[];
  dueBeyond: number;
  /** what is said when there are no entries */
  whenEmpty?: string;
  /** the reader leads a team, too: the way to its day */
  hasTeam?: boolean;
};

const perPage = 20;

/** A day's plan: visits in the order of the tour, then calls, each with its reasons, and the way to the rest. */
export function planMessage(plan: ShownPlan, language: Language, page = 1): Message {
  const text = visitsText[language];
  const date = longDate(plan.date, language);
  const visits = plan.entries.filter(({ kind }) => kind === "visit").length;
  const calls = plan.entries.length - visits;
  const title = plan.ownerName ? text.titleOf(plan.ownerName, date) : text.title(date);
  const shown = pageOf(page, plan.entries.length, perPage);
  const entries = worded(plan.entries, plan.date, language, plan.seenOn);
  const done = plan.entries.filter(({ state }) => state === "done").length;
  const open = plan.entries.filter(({ state }) => state === "open").length;
  const told = shown.number === 1 ? roundWords(plan, visits, language) : "";
  const value = (number: number) => planValue({ date: plan.date, personId: plan.personId, page: number });
  const buttons = [
    ...(plan.mapUrl ? [linkButton(text.map, planMapAction, plan.mapUrl)] : []),
    ...(plan.dueBeyond > 0 ? [button(text.moreDue(plan.dueBeyond), planMoreAction, value(1))] : []),
    ...(plan.when === "past" || plan.ownerName ? [] : [addButton(plan, shown.number, language)]),
    ...(plan.hasTeam ? [button(text.showTeam, `${runCommandAction}:team`, "/clients team")] : []),
  ];
  const blocks = [
    header(title),
    ...(plan.away ? [section(plan.away)] : []),
    context(plan.notice ?? "", text.counts(visits, calls), open < entries.length ? text.countsDone(done, open) : ""),
    ...(told ? [section(told)] : []),
    ...(entries.length > 0
      ? entryBlocks(entries, {
          ...listOf(plan, "plan", shown.number, language),
          signs: signsPerEntry - Math.ceil(told.length / perPage),
        })
      : [section(plan.whenEmpty ?? text.nothing)]),
    ...pageBlocks(shown, planPageAction, value, language),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ];
  const spoken = [
    text.summary(date, visits, calls),
    ...(told ? [told] : []),
    ...entries.map((entry) =>
      named(entry.name, endWords(entry, plan.date, language) || inARow(entry.words, language), language),
    ),
  ];
  return message(spoken.join("\n"), blocks);
}

const addButton = ({ personId, date }: ShownPlan, page: number, language: Language) =>
  listButton(
    visitsText[language].addClient,
    listValue({ list: "plan", personId, date, page }),
    "add",
    addFormAction,
    planValue({ date, personId, page }),
  );

type Listed = Pick<ShownPlan, "personId" | "date" | "when">;

const listOf = (
  { personId, date, when = "today" }: Listed,
  list: "plan" | "more",
  page: number,
  language: Language,
) => ({
  claim: { list, personId, date, page },
  when,
  language,
  signs: signsPerEntry,
});

function entryBlocks(entries: Worded[], list: EntryList): KnownBlock[] {
  const { language } = list;
  const from = (list.claim.page - 1) * perPage;
  const text = visitsText[language];
  return entries.slice(from, from + perPage).flatMap((entry, index, shown) => {
    const isFirstOfKind = shown[index - 1]?.kind !== entry.kind;
    const ofKind = entries.filter(({ kind }) => kind === entry.kind).length;
    const heading = entry.kind === "visit" ? text.visits(ofKind) : text.calls(ofKind);
    return [...(isFirstOfKind ? [divider, titled(heading, "")] : []), ...entryLines(entry, from + index + 1, list)];
  });
}

/** What is due beyond the plan, page by page. */
export function moreMessage(plan: Omit<ShownPlan, "dueBeyond">, language: Language, page: number): Message {
  const text = visitsText[language];
  if (plan.entries.length === 0) return message(text.moreNone, []);
  const title = text.moreTitle(plan.entries.length);
  const shown = pageOf(page, plan.entries.length, perPage);
  const from = (shown.number - 1) * perPage;
  const value = (number: number) => planValue({ date: plan.date, personId: plan.personId, page: number });
  const list = listOf(plan, "more", shown.number, language);
  return message(title, [
    titled(title, ""),
    ...worded(plan.entries.slice(from, from + perPage), plan.date, language).flatMap((entry, index) =>
      entryLines(entry, from + index + 1, list),
    ),
    ...pageBlocks(shown, planMoreTurnAction, value, language),
  ]);
}
