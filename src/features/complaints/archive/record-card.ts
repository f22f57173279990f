import type { KnownBlock } from "@slack/web-api";
import { dayOnly, named, shortDate } from "../../../lib/language.ts";
import type { Page } from "../../../lib/pages.ts";
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
} from "../../../slack/blocks.ts";
import { fitted, limits } from "../../../slack/limits.ts";
import { pageBlocks } from "../../../slack/paging.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { actFields } from "../desk/act-fields-rules.ts";
import { actButton } from "../desk/desk-card.ts";
import type { KeptFile } from "../evidence/file-queries.ts";
import { momentWords, type Reader } from "../filing/receipt-card.ts";
import { filingText } from "../filing/text.ts";
import { nameIn } from "../form-words.ts";
import { isAct } from "../given-rules.ts";
import { type Adding, addToComplaintAction, openFileAction, turnHistoryAction } from "../ids.ts";
import type { SeenComplaint } from "../queries.ts";
import { complaintsText } from "../text.ts";
import type { PastAct } from "./history-queries.ts";
import { isToldToReporter, wordsOf } from "./history-rules.ts";

export type RecordReader = Reader & { personId: number };
export type Shown = {
  complaint: SeenComplaint;
  history: { acts: PastAct[]; page: Page };
  policy: ComplaintPolicy;
  files: KeptFile[];
};

/** So many files are shown at most beside ten steps: a message has fifty blocks. */
const filesShown = 10;

const quotedMost = 1000;

/** One complaint as its reader may see it: what it is, both clocks, and its history. */
export function recordMessage({ complaint, history, policy, files }: Shown, reader: RecordReader): Message {
  const { states } = complaintsText[reader.language];
  const text = filingText[reader.language];
  const { number, state } = complaint;
  return message(`${number} · ${states[state]}`, [
    header(`${number} · ${states[state]}`),
    context(kindLine(complaint, policy, reader)),
    ...partyBlocks(complaint, policy, reader),
    titled(`${text.house}`, `\n${houseWords(complaint, reader)}`),
    titled(`${text.legal}`, `\n${legalWords(complaint, reader)}`),
    section(fitted(complaint.what, limits.sectionText)),
    ...(complaint.wish ? [section(named(text.wished, complaint.wish, reader.language))] : []),
    ...doBlocks(complaint, reader),
    ...files.slice(-filesShown).map((file) => fileBlock(file, number, reader)),
    divider,
    titled(text.history, ` · ${text.steps(complaint.version)}`),
    ...history.acts.flatMap((act) => actBlocks(act, complaint, reader)),
    ...pageBlocks(history.page, turnHistoryAction, (page) => `${number}|${page}`, reader.language),
  ]);
}

function kindLine(complaint: SeenComplaint, policy: ComplaintPolicy, { language }: Reader): string {
  const { severities } = complaintsText[language];
  const filing = filingText[language];
  const category = policy.categories.find(({ id }) => id === complaint.category);
  const sub = complaint.subCategory ? nameIn(category?.sub ?? [], complaint.subCategory, language) : "";
  const repeat = complaint.repeatOf
    ? filing.filedRepeat(complaint.repeatOf.number)
    : complaint.isRepeat
      ? filing.filedRepeatUnseen
      : "";
  return [severities[complaint.severity], nameIn(policy.categories, complaint.category, language), sub, repeat]
    .filter(Boolean)
    .join(" · ");
}

function partyBlocks(complaint: SeenComplaint, policy: ComplaintPolicy, reader: Reader): KnownBlock[] {
  const filing = filingText[reader.language];
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
  const filing = filingText[reader.language];
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
  return filingText[language].workingTime(days, Math.floor((ms - days * dayMs) / hourMs));
}

function legalWords({ reading: { legal } }: SeenComplaint, { language }: Reader): string {
  const filing = filingText[language];
  if (legal === null) return filing.ended;
  const days = filing.calendarDays(Math.abs(legal.leftDays));
  return filing.untilDay(dayOnly(legal.dueOn, language), legal.leftDays < 0 ? filing.over(days) : filing.left(days));
}

/** What the reader may do with it now: what they may add, and the acts of the workflow. */
export function doBlocks(complaint: SeenComplaint, { language }: Pick<Reader, "language">): KnownBlock[] {
  const { number, version, may } = complaint;
  const filing = filingText[language];
  const value = (act: Adding["act"]) => JSON.stringify({ act, number, version } satisfies Adding);
  const buttons = [
    ...(may.includes("giveInformation")
      ? [button(filing.answer, `${addToComplaintAction}:answer`, value("giveInformation"), "primary")]
      : []),
    ...(may.includes("addEvidence")
      ? [button(filing.addFiles, `${addToComplaintAction}:files`, value("addEvidence"))]
      : []),
    ...may
      .filter((act) => actFields[act] !== undefined && act !== "giveInformation")
      .map((act) => actButton(act, complaint, language)),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

function fileBlock({ id, name, state }: KeptFile, number: string, { language }: Reader): KnownBlock {
  const filing = filingText[language];
  const open = button(filing.open, `${openFileAction}:${id}`, `${number}|${id}`);
  return section(`${name} · ${filing.fileStates[state] ?? state}`, state === "stored" ? open : undefined);
}

function actBlocks(
  { act, at, byName, byId, given }: PastAct,
  { ties }: SeenComplaint,
  reader: RecordReader,
): KnownBlock[] {
  if (!isAct(act)) return [];
  const { acts } = complaintsText[reader.language];
  const filing = filingText[reader.language];
  const by = byName === null ? filing.byHouse : filing.by(byName);
  const isReporterAlone = ties.size === 1 && ties.has("reporter");
  const mayRead = !isReporterAlone || isToldToReporter(act, byId, reader.personId);
  const said = mayRead ? wordsOf(act, given) : [];
  const lines = said.map(({ field, words }) => named(filing.fields[field], fitted(words, quotedMost), reader.language));
  return [titled(acts[act], ` · ${by} · ${momentWords(at, reader)}`), ...(lines.length > 0 ? [context(...lines)] : [])];
}
