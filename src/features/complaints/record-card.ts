import type { KnownBlock } from "@slack/web-api";
import { dayOnly, named, shortDate } from "../../lib/language.ts";
import type { Page } from "../../lib/pages.ts";
import {
  actions,
  button,
  context,
  divider,
  header,
  type Message,
  message,
  section,
  titled,
} from "../../slack/blocks.ts";
import { fitted, limits } from "../../slack/limits.ts";
import { pageBlocks } from "../../slack/paging.ts";
import type { ComplaintPolicy } from "../policy/complaint-rules.ts";
import { nameIn } from "./form-words.ts";
import type { PastAct } from "./history-queries.ts";
import { isToldToReporter, wordsOf } from "./history-rules.ts";
import { type Adding, addToComplaintAction, turnHistoryAction } from "./ids.ts";
import type { SeenComplaint } from "./queries.ts";
import { momentWords, type Reader } from "./receipt-card.ts";
import { complaintsText } from "./text.ts";

export type RecordReader = Reader & { personId: number };
export type Shown = {
  complaint: SeenComplaint;
  history: { acts: PastAct[]; total: number; page: Page };
  policy: ComplaintPolicy;
};

const quotedMost = 1000;

/** One complaint as its reader may see it: what it is, both clocks, and its history. */
export function recordMessage({ complaint, history, policy }: Shown, reader: RecordReader): Message {
  const text = complaintsText[reader.language];
  const { number, state } = complaint;
  return message(`${number} · ${text.states[state]}`, [
    header(`${number} · ${text.states[state]}`),
    context(kindLine(complaint, policy, reader)),
    ...partyBlocks(complaint, policy, reader),
    titled(`${text.filing.house}`, `\n${houseWords(complaint, reader)}`),
    titled(`${text.filing.legal}`, `\n${legalWords(complaint, reader)}`),
    section(fitted(complaint.what, limits.sectionText)),
    ...(complaint.wish ? [section(named(text.filing.wished, complaint.wish, reader.language))] : []),
    ...doBlocks(complaint, reader),
    divider,
    titled(text.filing.history, ` · ${text.filing.steps(history.total)}`),
    ...history.acts.flatMap((act) => actBlocks(act, complaint, reader)),
    ...pageBlocks(history.page, turnHistoryAction, (page) => `${number}|${page}`, reader.language),
  ]);
}

function kindLine(complaint: SeenComplaint, policy: ComplaintPolicy, { language }: Reader): string {
  const { severities, filing } = complaintsText[language];
  const category = policy.categories.find(({ id }) => id === complaint.category);
  const sub = complaint.subCategory ? nameIn(category?.sub ?? [], complaint.subCategory, language) : "";
  const repeat = complaint.repeatOf ? filing.filedRepeat(complaint.repeatOf.number) : "";
  return [severities[complaint.severity], nameIn(policy.categories, complaint.category, language), sub, repeat]
    .filter(Boolean)
    .join(" · ");
}

function partyBlocks(complaint: SeenComplaint, policy: ComplaintPolicy, reader: Reader): KnownBlock[] {
  const { filing } = complaintsText[reader.language];
  const { client, otherName, otherPhone, happenedOn, whereAbout } = complaint;
  const who = client
    ? `${client.name} · ${client.clientNo}`
    : complaint.clientId === null
      ? [otherName, otherPhone].filter(Boolean).join(" · ")
      : filing.unnamed;
  const when = [happenedOn ? shortDate(happenedOn, reader.today, reader.language) : "", whereAbout ?? ""];
  const facts: [string, string][] = [
    [filing.complainant, who],
    [filing.concerning, complaint.about?.name ?? ""],
    [filing.happened, when.filter(Boolean).join(" · ")],
    [filing.came, nameIn(policy.channels, complaint.channel, reader.language)],
    [filing.reporter, complaint.reporter?.name ?? ""],
    [filing.responsible, complaint.responsible?.name ?? ""],
    [filing.department, complaint.department?.name ?? ""],
  ];
  const lines = facts.filter(([, value]) => value !== "").map(([name, value]) => named(name, value, reader.language));
  return [section(lines.join("\n"))];
}

function houseWords({ reading }: SeenComplaint, reader: Reader): string {
  const { filing } = complaintsText[reader.language];
  const { house } = reading;
  if (house === null) return filing.ended;
  if (house.endsAt === null || house.leftMs === null) return filing.paused;
  const worked = timeWords(Math.abs(house.leftMs), house.dayMs, reader);
  return filing.untilDay(
    momentWords(house.endsAt, reader),
    house.leftMs < 0 ? filing.over(worked) : filing.left(worked),
  );
}

const hourMs = 3_600_000;

function timeWords(ms: number, dayMs: number, { language }: Reader): string {
  const days = Math.floor(ms / dayMs);
  return complaintsText[language].filing.workingTime(days, Math.floor((ms - days * dayMs) / hourMs));
}

function legalWords({ reading: { legal } }: SeenComplaint, { language }: Reader): string {
  const { filing } = complaintsText[language];
  if (legal === null) return filing.ended;
  const days = filing.calendarDays(Math.abs(legal.leftDays));
  return filing.untilDay(dayOnly(legal.dueOn, language), legal.leftDays < 0 ? filing.over(days) : filing.left(days));
}

/** What whoever filed it, or anybody who may, adds to it. */
function doBlocks({ number, version, may }: SeenComplaint, { language }: Reader): KnownBlock[] {
  const { filing } = complaintsText[language];
  const value = (act: Adding["act"]) => JSON.stringify({ act, number, version } satisfies Adding);
  const buttons = [
    ...(may.includes("giveInformation")
      ? [button(filing.answer, `${addToComplaintAction}:answer`, value("giveInformation"), "primary")]
      : []),
    ...(may.includes("addEvidence")
      ? [button(filing.addFiles, `${addToComplaintAction}:files`, value("addEvidence"))]
      : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

function actBlocks(
  { act, at, byName, byId, given }: PastAct,
  { ties }: SeenComplaint,
  reader: RecordReader,
): KnownBlock[] {
  const { acts, filing } = complaintsText[reader.language];
  const by = byName === null ? filing.byHouse : filing.by(byName);
  const isReporterAlone = ties.size === 1 && ties.has("reporter");
  const mayRead = !isReporterAlone || isToldToReporter(act, byId, reader.personId);
  const said = mayRead ? wordsOf(act, given) : [];
  const lines = said.map(({ field, words }) => named(filing.fields[field], fitted(words, quotedMost), reader.language));
  return [titled(acts[act], ` · ${by} · ${momentWords(at, reader)}`), ...(lines.length > 0 ? [context(...lines)] : [])];
}
