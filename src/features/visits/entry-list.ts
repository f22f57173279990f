import type { KnownBlock, Overflow } from "@slack/web-api";
import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { type Language, shortDate } from "../../lib/language.ts";
import { context, type MenuChoice, menu, titled } from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { openBriefAction } from "../brief/ids.ts";
import { openClientAction } from "../clients/ids.ts";
import { openLogAction } from "../contact-log/ids.ts";
import { tierName } from "../policy/text.ts";
import {
  addItemAction,
  itemValue,
  type ListClaim,
  listValue,
  moveItemAction,
  reopenItemAction,
  skipItemAction,
  takeOffAction,
} from "./ids.ts";
import { isSkipReason } from "./item-rules.ts";
import type { PlanEntry } from "./plan-queries.ts";
import { reasonWords } from "./reason-words.ts";
import { visitsText } from "./text.ts";

/** An entry with its reasons in words: they are shown and, in the message's text, read out. */
export type Worded = PlanEntry & { words: string[] };

export const worded = (entries: PlanEntry[], date: PlainDate, language: Language, seenOn = date): Worded[] =>
  entries.map((entry) => ({
    ...entry,
    words: entry.reasons.flatMap((reason) => reasonWords(reason, date, language, seenOn)),
  }));

/** A full page stays under what a message may hold in all (limits.messageSigns), whatever names and products are called. */
export const signsPerEntry = 430;
const signsOfName = 120;
const signsBelowEntry = 150;

/** The list that entries stand on: which it is, and when its day is. */
export type EntryList = {
  claim: ListClaim;
  when: DayAsSeen;
  language: Language;
  /** for each entry, when something else takes room on the page */
  signs: number;
};
export type DayAsSeen = "past" | "today" | "ahead";

/** One client: name, tier and why, with what one can do; small below how to reach them and since when. What has ended says how. */
export function entryLines(entry: Worded, number: number, list: EntryList): KnownBlock[] {
  const { claim, language } = list;
  const name = `${number}. ${fitted(entry.name, signsOfName)}`;
  const choices = entryMenu(entry, list);
  if (entry.state !== "open") return [titled(name, ` · ${endWords(entry, claim.date, language)}`, choices)];
  const rest = ` · ${[tierName(entry.tier, language), ...entry.words].join("\n")}`;
  return [
    titled(name, fitted(rest, list.signs - name.length), choices),
    context(fitted(whereAndWhen(entry, claim.date, language), signsBelowEntry)),
  ];
}

/** What one can do with an entry. */
export const entryMenu = (entry: PlanEntry, list: EntryList): Overflow =>
  menu(listValue(list.claim), entry.clientId, choicesFor(entry, list));

/** How an entry has ended, and by whom when it was not the plan's owner; "" while it is open. */
export function endWords(
  { state, until, skipReason, endedBy }: PlanEntry,
  date: PlainDate,
  language: Language,
): string {
  const text = visitsText[language];
  const ends = {
    open: "",
    removed: "",
    done: text.doneMark,
    moved: text.moved(until ? shortDate(until, date, language) : ""),
    skipped: text.skipped(skipWords(skipReason, language)),
  };
  return [ends[state], endedBy ? text.byOther(endedBy) : ""].filter(Boolean).join(" · ");
}

function skipWords(reason: string | null, language: Language): string {
  if (reason === null || !isSkipReason(reason)) return fitted(reason ?? "", signsOfName);
  return visitsText[language].skipReasons[reason];
}

/** What was put on by hand may be taken off again; what the plan itself put on is moved, or skipped with a reason. */
function choicesFor(entry: PlanEntry, { claim, when, language }: EntryList): MenuChoice[] {
  const text = visitsText[language];
  const id = String(entry.clientId);
  const item = itemValue(entry);
  const brief = { text: text.brief, actionId: openBriefAction, value: id };
  const log = { text: text.log, actionId: openLogAction, value: `${id}|${claim.date}` };
  const reopen = { text: text.reopen, actionId: reopenItemAction, value: item };
  const move = { text: text.move, actionId: moveItemAction, value: item };
  const skip = { text: text.skip, actionId: skipItemAction, value: item };
  const takeOff = { text: text.takeOff, actionId: takeOffAction, value: item };
  if (claim.list === "more") return [brief, log, { text: text.addHere, actionId: addItemAction, value: item }];
  if (when === "past") return [brief, log];
  if (entry.state === "done") return [{ text: text.openRecord, actionId: openClientAction, value: id }, reopen];
  if (entry.state !== "open") return [brief, log, reopen];
  return [brief, ...(when === "today" ? [log] : []), move, entry.isByHand ? takeOff : skip];
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
