import type { KnownBlock } from "@slack/web-api";
import { dayOnly, type Language, listed, named, shortDate } from "../../lib/language.ts";
import { showMoney } from "../../lib/money.ts";
import {
  actions,
  button,
  context,
  divider,
  header,
  label,
  type Message,
  type Modal,
  message,
  modal,
  section,
} from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import type { FactKind } from "../brief/fact-rules.ts";
import { markKeyAction, markValue, openBriefAction } from "../brief/ids.ts";
import { briefText } from "../brief/text.ts";
import { filingText } from "../complaints/filing/text.ts";
import { fileComplaintAction } from "../complaints/ids.ts";
import { openContactsAction, openLogAction } from "../contact-log/ids.ts";
import { logText } from "../contact-log/text.ts";
import type { Tier } from "../policy/rules.ts";
import { tierName } from "../policy/text.ts";
import { cadenceLines } from "./cadence-form.ts";
import type { ClientRecord } from "./card-queries.ts";
import { type CardReader, contactLines, factLines, historyLines, holdingLines, levelLines } from "./card-words.ts";
import { clientCard, overList } from "./ids.ts";
import { completeness, isStale } from "./rules.ts";
import { clientsText } from "./text.ts";

/** A list is one section. Five of them stay under what a message may hold in all (limits.messageSigns). */
const signsPerList = 2000;
const signsPerLine = 500;

/** A client's record as a private message. */
export function cardMessage(record: ClientRecord, reader: CardReader): Message {
  return message(`${record.name} (${record.clientNo})`, [header(record.name), ...cardBlocks(record, reader)]);
}

/** A client's record as a modal, by itself or over the list that it was opened from. */
export function cardModal(record: ClientRecord, reader: CardReader, isOverList: boolean): Modal {
  const text = clientsText[reader.language];
  const blocks = [header(record.name), ...cardBlocks(record, reader)];
  const standing = `${clientCard}:${record.id}`;
  const place = isOverList
    ? { callback_id: `${standing}|${overList}`, private_metadata: overList, close: label(text.back) }
    : { callback_id: standing, close: label(text.close) };
  return modal(text.cardTitle, blocks, place);
}

function cardBlocks(record: ClientRecord, reader: CardReader): KnownBlock[] {
  const [text, brief] = [clientsText[reader.language], briefText[reader.language]];
  return [
    section(identityLines(record, reader).join("\n")),
    doBlock(record, reader),
    ...assetBlocks(record, reader),
    ...cadenceLines(record, reader),
    ...list(text.holdings, holdingLines(record, reader), reader.language),
    ...list(text.contacts, contactLines(record, reader), reader.language),
    ...list(brief.parts.levels, levelLines(record, reader), reader.language),
    ...list(brief.parts.facts, factLines(record, reader), reader.language),
    ...list(text.history, historyLines(record, reader), reader.language),
    ...(record.contactLogs.length === 0 ? [divider, context(text.history), section(text.never)] : []),
    divider,
    ...completenessBlocks(record, reader),
  ];
}

function doBlock({ id, keyAccountOn, isLed }: ClientRecord, { language }: CardReader): KnownBlock {
  const brief = briefText[language];
  const isKey = keyAccountOn !== null;
  return actions(
    button(brief.brief, openBriefAction, String(id), "primary"),
    button(brief.log, openLogAction, String(id)),
    button(logText[language].allContacts, openContactsAction, String(id)),
    button(filingText[language].button, fileComplaintAction, String(id)),
    ...(isLed ? [button(isKey ? brief.unmarkKey : brief.markKey, markKeyAction, markValue(id, !isKey))] : []),
  );
}

function identityLines(record: ClientRecord, { language, today }: CardReader): string[] {
  const text = clientsText[language];
  const key = record.keyAccountOn ? briefText[language].isKey : "";
  const rated = record.tierRatedOn ? text.ratedOn(shortDate(record.tierRatedOn, today, language)) : "";
  const kind = record.kind ? (text.kinds[record.kind] ?? record.kind) : "";
  const facts: [string, string | null][] = [
    [text.no, record.clientNo],
    [text.owner, record.owner.name],
    [text.phone, record.phone],
    [text.district, record.district],
    [text.address, record.address],
    [text.openedOn, record.openedOn && dayOnly(record.openedOn, language)],
    [text.risk, record.riskPreference],
  ];
  return [
    [tierName(record.tier as Tier | null, language), rated, key, kind, record.segment ?? ""]
      .filter(Boolean)
      .join(" · "),
    ...facts.flatMap(([name, value]) => (value ? [named(name, value, language)] : [])),
  ];
}

function assetBlocks(record: ClientRecord, { language, today, policy }: CardReader): KnownBlock[] {
  const text = clientsText[language];
  const { assetsMinor, assetsCurrency, assetsAsOf } = record;
  if (assetsMinor === null || !assetsCurrency) return [section(`${text.assets} · ${text.none}`)];
  const amount = showMoney({ minor: assetsMinor, currency: assetsCurrency }, language);
  const stale = assetsAsOf && isStale(assetsAsOf, today, policy) ? text.stale : "";
  const asOf = assetsAsOf ? text.asOf(shortDate(assetsAsOf, today, language)) : "";
  const age = [asOf, stale].filter(Boolean).join(" · ");
  return [section(`${text.assets} · ${amount}`), ...(age ? [context(age)] : [])];
}

function completenessBlocks(record: ClientRecord, { language }: CardReader): KnownBlock[] {
  const [text, brief] = [clientsText[language], briefText[language]];
  const { percent, missing } = completeness(record);
  const names: Record<string, string> = text.facts;
  const lacks = missing.map((part) => names[part] ?? brief.within(brief.factKinds[part as FactKind]));
  return [
    section(text.completeness(percent)),
    ...(lacks.length > 0 ? [context(named(text.missing, listed(lacks, language), language))] : []),
  ];
}

/** A titled list over as many sections as it needs; what does not fit beside the others is said, not dropped silently. */
function list(title: string, lines: string[], language: Language): KnownBlock[] {
  if (lines.length === 0) return [];
  const shown: string[] = [];
  let left = signsPerList;
  for (const line of lines.map((each) => fitted(each, signsPerLine))) {
    if (line.length > left) break;
    left -= line.length + 1;
    shown.push(line);
  }
  const rest = lines.length - shown.length;
  return [
    divider,
    context(title),
    section(shown.join("\n")),
    ...(rest > 0 ? [context(clientsText[language].notShown(rest))] : []),
  ];
}
