import type { KnownBlock } from "@slack/web-api";
import { localDate, localTime, type PlainDate } from "../../lib/dates.ts";
import { dayOnly, type Language, listed, named, shortDate } from "../../lib/language.ts";
import { showMoney } from "../../lib/money.ts";
import { nextOccurrence, parseYearlyDay } from "../../lib/recurring.ts";
import {
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
import { fitted, limits } from "../../slack/limits.ts";
import type { Policy, Tier } from "../policy/rules.ts";
import { tierName } from "../policy/text.ts";
import { cadenceLines } from "./cadence-form.ts";
import type { ClientRecord } from "./card-queries.ts";
import { completeness, isStale } from "./rules.ts";
import { clientsText } from "./text.ts";

export type CardReader = { language: Language; today: PlainDate; timeZone: string; policy: Policy };

/** A list is one section. Three of them stay under what a message may hold in all (limits.messageSigns). */
const signsPerList = limits.sectionText;
const signsPerLine = 500;

/** A client's record as a private message. */
export function cardMessage(record: ClientRecord, reader: CardReader): Message {
  return message(`${record.name} (${record.clientNo})`, [header(record.name), ...cardBlocks(record, reader)]);
}

/** A client's record as a modal, by itself or over the list that it was opened from. */
export function cardModal(record: ClientRecord, reader: CardReader, isOverList: boolean): Modal {
  const text = clientsText[reader.language];
  const blocks = [header(record.name), ...cardBlocks(record, reader)];
  return modal(text.cardTitle, blocks, { close: label(isOverList ? text.back : text.close) });
}

function cardBlocks(record: ClientRecord, reader: CardReader): KnownBlock[] {
  const text = clientsText[reader.language];
  return [
    section(identityLines(record, reader).join("\n")),
    ...assetBlocks(record, reader),
    ...cadenceLines(record, reader),
    ...list(text.holdings, holdingLines(record, reader), reader.language),
    ...list(text.contacts, contactLines(record, reader), reader.language),
    ...list(text.history, historyLines(record, reader), reader.language),
    ...(record.contactLogs.length === 0 ? [divider, context(text.history), section(text.never)] : []),
    divider,
    ...completenessBlocks(record, reader),
  ];
}

function identityLines(record: ClientRecord, { language, today }: CardReader): string[] {
  const text = clientsText[language];
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
    [tierName(record.tier as Tier | null, language), rated, kind, record.segment ?? ""].filter(Boolean).join(" · "),
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

function holdingLines({ holdings }: ClientRecord, { language, today }: CardReader): string[] {
  const text = clientsText[language];
  // what is past comes last, the latest of it first
  const ahead = holdings.filter(({ maturesOn }) => maturesOn === null || maturesOn >= today);
  const past = holdings.filter((holding) => !ahead.includes(holding)).reverse();
  return [...ahead, ...past].map(({ product, holdingNo, amountMinor, currency, maturesOn }) => {
    const amount = amountMinor !== null && currency ? showMoney({ minor: amountMinor, currency }, language) : "";
    const day = maturesOn && shortDate(maturesOn, today, language);
    const maturity = maturesOn && day ? (maturesOn >= today ? text.matures(day) : text.matured(day)) : "";
    return [product ?? holdingNo, amount, maturity].filter(Boolean).join(" · ");
  });
}

function contactLines({ contacts }: ClientRecord, { language, today }: CardReader): string[] {
  const text = clientsText[language];
  return contacts.map(({ name, role, phone, birthday, birthdayCalendar, anniversary, note }) => {
    const born = birthday ? parseYearlyDay(birthday, birthdayCalendar === "lunar" ? "lunar" : "solar") : undefined;
    const kept = anniversary ? parseYearlyDay(anniversary, "solar") : undefined;
    const on = (day: NonNullable<typeof born>) => shortDate(nextOccurrence(day, today), today, language);
    const parts = [
      name,
      role ?? "",
      phone ?? "",
      born ? text.birthday(on(born), born.lunar) : "",
      kept ? text.anniversary(on(kept)) : "",
      note ?? "",
    ];
    return parts.filter(Boolean).join(" · ");
  });
}

function historyLines({ contactLogs }: ClientRecord, { language, today, timeZone }: CardReader): string[] {
  const text = clientsText[language];
  return contactLogs.map(({ kind, direction, at, outcome, notes, person }) => {
    const when = `${shortDate(localDate(at, timeZone), today, language)} ${localTime(at, timeZone)}`;
    const what = text.contactKinds[kind] ?? kind;
    const from = direction === "theirs" ? text.theirs : "";
    const how = outcome === "reached" ? "" : (text.outcomes[outcome] ?? outcome);
    return [when, what, from, how, person.name, notes ?? ""].filter(Boolean).join(" · ");
  });
}

function completenessBlocks(record: ClientRecord, { language }: CardReader): KnownBlock[] {
  const text = clientsText[language];
  const has = (part: keyof ClientRecord["contacts"][number]) => record.contacts.some((contact) => contact[part]);
  const { percent, missing } = completeness({
    kind: record.kind !== null,
    segment: record.segment !== null,
    phone: record.phone !== null,
    district: record.district !== null,
    address: record.address !== null,
    openedOn: record.openedOn !== null,
    riskPreference: record.riskPreference !== null,
    assets: record.assetsMinor !== null,
    holdings: record.holdings.length > 0,
    contacts: record.contacts.length > 0,
    contactRole: has("role"),
    contactPhone: has("phone"),
    birthday: has("birthday"),
  });
  const lacks = listed(
    missing.map((fact) => text.facts[fact]),
    language,
  );
  return [section(text.completeness(percent)), ...(lacks ? [context(named(text.missing, lacks, language))] : [])];
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
