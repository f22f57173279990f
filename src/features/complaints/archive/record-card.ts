import type { KnownBlock } from "@slack/web-api";
import { begun, named, shortDate } from "../../../lib/language.ts";
import type { MomentReader } from "../../../lib/moments.ts";
import { exactMoney } from "../../../lib/money.ts";
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
  sections,
  titled,
} from "../../../slack/blocks.ts";
import { fitted } from "../../../slack/limits.ts";
import { pageBlocks } from "../../../slack/paging.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { nameIn } from "../../policy/list-rules.ts";
import { clockLines } from "../clocks/clock-words.ts";
import { actFields } from "../desk/act-fields-rules.ts";
import { actButton, nextActs } from "../desk/desk-card.ts";
import { deskText } from "../desk/text.ts";
import type { KeptFile } from "../evidence/file-queries.ts";
import { filingText } from "../filing/text.ts";
import { categoryWords } from "../form-words.ts";
import {
  type Adding,
  addToComplaintAction,
  caseFileAction,
  openComplaintAction,
  openFileAction,
  turnHistoryAction,
} from "../ids.ts";
import type { SeenComplaint } from "../queries.ts";
import { isReporterAlone, mayGiveOut } from "../rights-rules.ts";
import { complaintsText } from "../text.ts";
import type { PastAct } from "./history-queries.ts";
import { filedSeq, readAllButton, stepBlocks } from "./step-card.ts";
import { recordText } from "./text.ts";

export type RecordReader = MomentReader & { personId: number };
/** What is said above a complaint: what has just become of it, and what could not be done any more, as it was typed. */
export type Told = { notice?: string; kept?: { name: string; typed: string }[] };
export type Shown = Told & {
  complaint: SeenComplaint;
  history: { acts: PastAct[]; page: Page };
  policy: ComplaintPolicy;
  files: KeptFile[];
};

/** So many files are shown at most beside ten steps: a message has fifty blocks. */
const filesShown = 10;

/** A wish so long stays, beside what happened and ten steps, under what a message may hold in all (limits.messageSigns). */
const wishMost = 1500;

/** One complaint as its reader may see it: what it is, where it stands, both clocks, what they may do, and its history. */
export function recordMessage(shown: Shown, reader: RecordReader): Message {
  const { complaint, history, policy, files } = shown;
  const { states, severities } = complaintsText[reader.language];
  const text = recordText[reader.language];
  const { number, state } = complaint;
  const title = `${number} · ${begun(states[state])}`;
  return message(title, [
    ...toldBlocks(shown, reader),
    header(title),
    context(`${severities[complaint.severity]} · ${categoryWords(complaint, policy, reader.language)}`),
    ...repeatBlocks(complaint, reader),
    ...sections(partyLines(complaint, policy, reader).join("\n")),
    ...leftBlocks(complaint, reader),
    context(...clockWordsOf(complaint, reader)),
    ...sections(complaint.what),
    ...wishBlocks(complaint, reader),
    ...doBlocks(complaint, reader),
    ...files.slice(-filesShown).map((file) => fileBlock(file, number, reader)),
    divider,
    titled(text.history, ` · ${text.steps(complaint.version)}`),
    ...history.acts.flatMap((act) => stepBlocks(act, shown, reader)),
    ...pageBlocks(history.page, turnHistoryAction, (page) => `${number}|${page}`, reader.language),
  ]);
}

function toldBlocks({ notice, kept = [] }: Told, { language }: RecordReader): KnownBlock[] {
  const said = [
    ...(notice ? [section(notice)] : []),
    ...(kept.length > 0 ? [section(recordText[language].keptTyped)] : []),
    ...kept.flatMap(({ name, typed }) => sections(`${name}\n${typed}`)),
  ];
  return said.length > 0 ? [...said, divider] : [];
}

/** The way to the earlier complaint, for who may see that one; that there is one, for others. */
function repeatBlocks({ isRepeat, repeatOf }: SeenComplaint, { language }: RecordReader): KnownBlock[] {
  const filing = filingText[language];
  if (!isRepeat) return [];
  if (!repeatOf) return [context(filing.filedRepeatUnseen)];
  const open = button(recordText[language].details, `${openComplaintAction}:repeat`, repeatOf.number);
  return [section(filing.filedRepeat(repeatOf.number), open)];
}

function partyLines(complaint: SeenComplaint, policy: ComplaintPolicy, reader: RecordReader): string[] {
  const { language, today } = reader;
  const text = recordText[language];
  const { client, otherName, otherPhone, happenedOn, whereAbout, compensation } = complaint;
  const who = client
    ? `${client.name} · ${client.clientNo}`
    : complaint.clientId === null
      ? [otherName, otherPhone].filter(Boolean).join(" · ")
      : filingText[language].unnamed;
  const when = [happenedOn ? shortDate(happenedOn, today, language) : "", whereAbout ?? ""];
  const paid = compensation && !isReporterAlone(complaint.ties) ? exactMoney(compensation, language) : "";
  const nameOf = (party: { name: string; active: boolean } | null) =>
    party ? (party.active ? party.name : deskText[language].hasLeft(party.name)) : "";
  const facts: [string, string][] = [
    [text.complainant, who],
    [text.concerning, complaint.about?.name ?? ""],
    [text.happened, when.filter(Boolean).join(" · ")],
    [text.came, nameIn(policy.channels, complaint.channel, language)],
    [text.reporter, nameOf(complaint.reporter)],
    [text.responsible, nameOf(complaint.responsible)],
    [text.department, complaint.department?.name ?? ""],
    [complaintsText[language].fields.compensation, paid],
  ];
  return facts.filter(([, value]) => value !== "").map(([name, value]) => named(name, value, language));
}

function wishBlocks({ number, wish }: SeenComplaint, { language }: RecordReader): KnownBlock[] {
  if (!wish) return [];
  const said = named(recordText[language].wished, wish, language);
  return said.length <= wishMost
    ? [section(said)]
    : [section(fitted(said, wishMost), readAllButton(number, filedSeq, language, "wish"))];
}

/** That the responsible person has left, and who finds another. */
const leftBlocks = ({ responsible }: SeenComplaint, { language }: RecordReader): KnownBlock[] =>
  responsible && !responsible.active ? [context(deskText[language].responsibleLeft(responsible.name))] : [];

function clockWordsOf({ reading, extensionById }: SeenComplaint, reader: RecordReader): string[] {
  const text = recordText[reader.language];
  const lines = clockLines(reading, reader);
  return [...(lines.length > 0 ? lines : [text.ended]), extensionById === null ? "" : text.extensionAsked];
}

/** What the reader may do with it now: first what leads on, then what they may add, other acts, and having its case file. */
function doBlocks(complaint: SeenComplaint, { language }: RecordReader): KnownBlock[] {
  const { number, version, state, may } = complaint;
  const acts = may.filter((act) => actFields[act] !== undefined && act !== "giveInformation");
  const next = nextActs(state).filter((act) => acts.includes(act));
  const filing = filingText[language];
  const value = (act: Adding["act"]) => JSON.stringify({ act, number, version } satisfies Adding);
  const buttons = [
    ...(may.includes("giveInformation")
      ? [button(filing.answer, `${addToComplaintAction}:answer`, value("giveInformation"), "primary")]
      : []),
    ...next.map((act, index) => actButton(act, complaint, language, index === 0)),
    ...(may.includes("addEvidence")
      ? [button(filing.addFiles, `${addToComplaintAction}:files`, value("addEvidence"))]
      : []),
    ...acts.filter((act) => !next.includes(act)).map((act) => actButton(act, complaint, language)),
    ...(mayGiveOut(complaint.ties) ? [button(recordText[language].caseFile, caseFileAction, number)] : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

function fileBlock({ id, name, state }: KeptFile, number: string, { language }: RecordReader): KnownBlock {
  const text = recordText[language];
  const open = button(text.open, `${openFileAction}:${id}`, `${number}|${id}`);
  return section(`${name} · ${text.fileStates[state] ?? state}`, state === "stored" ? open : undefined);
}
