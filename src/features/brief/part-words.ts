import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { begun, type Language, shortDate } from "../../lib/language.ts";
import { momentWords } from "../../lib/moments.ts";
import { showMoney } from "../../lib/money.ts";
import { nextOccurrence, parseYearlyDay } from "../../lib/recurring.ts";
import { isStale } from "../clients/rules.ts";
import { clientsText } from "../clients/text.ts";
import { archiveText } from "../complaints/archive/text.ts";
import { complaintsText } from "../complaints/text.ts";
import { daysLate } from "../contact-log/rules.ts";
import { contactMarks } from "../contact-log/text.ts";
import { nameIn } from "../policy/list-rules.ts";
import type { Policy } from "../policy/rules.ts";
import type { Fact } from "./fact-queries.ts";
import type { BriefPart } from "./ids.ts";
import { levelStates } from "./key-rules.ts";
import type { Brief } from "./queries.ts";
import { briefText } from "./text.ts";

export type BriefReader = { language: Language; today: PlainDate; timeZone: string; policy: Policy };
type Lines = (brief: Brief, reader: BriefReader) => string[];

/** A day so near ahead is also told in days. */
const nearDays = 30;
/** The brief shows the last three contacts (the card has more). */
const lastContacts = 3;

/** What each part of a brief says, line by line, none of it cut. */
export const partLines: Record<BriefPart, Lines> = {
  talking: ({ talkingPoints }, reader) =>
    talkingPoints ? [...talkingPoints.value.split("\n"), learned(talkingPoints, reader)] : [],
  people: peopleLines,
  holdings: holdingLines,
  followUps: followUpLines,
  complaints: complaintLines,
  levels: levelLines,
  contacts: contactLines,
  facts: ({ facts }, reader) =>
    facts.map((fact) => briefText[reader.language].factLine(fact.kind, fact.value, learned(fact, reader))),
};

const learned = ({ on, byName }: Pick<Fact, "on" | "byName">, { today, language }: BriefReader) =>
  briefText[language].learned(shortDate(on, today, language), byName);

/** "in 5 days" for a day near ahead; "" for one far off. */
function near(day: PlainDate, { today, language }: BriefReader): string {
  const days = daysBetween(today, day);
  return days >= 0 && days <= nearDays ? briefText[language].inDays(days) : "";
}

function peopleLines({ contacts }: Brief, reader: BriefReader): string[] {
  const { language, today } = reader;
  const text = briefText[language];
  return contacts.map(({ name, role, phone, birthday, birthdayCalendar, anniversary, note }) => {
    const born = birthday ? parseYearlyDay(birthday, birthdayCalendar === "lunar" ? "lunar" : "solar") : undefined;
    const kept = anniversary ? parseYearlyDay(anniversary, "solar") : undefined;
    const bornNext = born && nextOccurrence(born, today);
    const keptNext = kept && nextOccurrence(kept, today);
    const days = [
      born && bornNext ? text.birthday(shortDate(bornNext, today, language), near(bornNext, reader), born.lunar) : "",
      keptNext ? text.anniversary(shortDate(keptNext, today, language), near(keptNext, reader)) : "",
    ];
    return [name, role ?? "", phone ?? "", ...days, note ?? ""].filter(Boolean).join(" · ");
  });
}

function holdingLines(brief: Brief, reader: BriefReader): string[] {
  const { language, today, policy } = reader;
  const text = briefText[language];
  const { assetsMinor, assetsCurrency, assetsAsOf, holdings } = brief;
  const asOf = assetsAsOf ? text.asOf(shortDate(assetsAsOf, today, language)) : "";
  const stale = assetsAsOf && isStale(assetsAsOf, today, policy) ? text.stale : "";
  const assets =
    assetsMinor !== null && assetsCurrency
      ? [[text.assets, showMoney({ minor: assetsMinor, currency: assetsCurrency }, language), asOf, stale]]
      : [];
  // what matures next comes first, what is past last
  const ahead = holdings.filter(({ maturesOn }) => maturesOn === null || maturesOn >= today);
  const past = holdings.filter((holding) => !ahead.includes(holding)).reverse();
  const lines = [...ahead, ...past].map(({ product, holdingNo, amountMinor, currency, maturesOn }) => {
    const amount = amountMinor !== null && currency ? showMoney({ minor: amountMinor, currency }, language) : "";
    const day = maturesOn ? shortDate(maturesOn, today, language) : "";
    const isAhead = maturesOn !== null && maturesOn >= today;
    const maturity = maturesOn ? (isAhead ? text.matures(day, near(maturesOn, reader)) : text.matured(day)) : "";
    return [product ?? holdingNo, amount, maturity];
  });
  return [...assets, ...lines].map((parts) => parts.filter(Boolean).join(" · "));
}

function followUpLines({ followUps, owner }: Brief, { language, today }: BriefReader): string[] {
  const text = briefText[language];
  return followUps.map(({ text: said, dueOn, isPromised, ownerName }) => {
    const day = shortDate(dueOn, today, language);
    const whose = ownerName === owner.name ? "" : ownerName;
    const due = dueOn < today ? text.overdue(day) : text.due(day);
    return [due, isPromised ? text.promised : "", said, whose].filter(Boolean).join(" · ");
  });
}

/** No selling, an apology first (domain.md, "Complaints"); then each, the newest first. */
function complaintLines({ complaints }: Brief, { language, today, policy }: BriefReader): string[] {
  if (complaints.length === 0) return [];
  const { severities, states } = complaintsText[language];
  const text = archiveText[language];
  const lines = complaints.map(({ number, severity, category, state, filedOn, isRepeat }) => {
    const about = nameIn(policy.complaints.categories, category, language);
    const filed = text.filed(shortDate(filedOn, today, language));
    const facts = [severities[severity], about, begun(states[state]), filed, isRepeat ? text.repeat : ""];
    return [number, ...facts].filter(Boolean).join(" · ");
  });
  return [briefText[language].noSelling, ...lines];
}

function levelLines({ keyAccountOn, lastVisits, arranged }: Brief, { language, today, policy }: BriefReader): string[] {
  if (!keyAccountOn) return [];
  const text = briefText[language];
  const states = levelStates({ keyAccountOn, lastVisits }, policy.keyAccount, today);
  return [
    text.keySince(shortDate(keyAccountOn, today, language)),
    ...states.map((state) =>
      text.levelLine(state.level, state.lastOn && shortDate(state.lastOn, today, language), state),
    ),
    ...arranged.map(({ on, goesName }) => text.arranged(shortDate(on, today, language), goesName ?? "")),
  ];
}

function contactLines({ contactLogs }: Brief, { language, today, timeZone }: BriefReader): string[] {
  const text = clientsText[language];
  const levelNames: Record<string, string> = briefText[language].levels;
  const momentOf = (at: Date) => momentWords(at, { language, timeZone, today });
  return contactLogs.slice(0, lastContacts).map((contact) => {
    const { kind, direction, at, outcome, level, notes, person, loggedAt } = contact;
    const [corrected] = contact.changes;
    const late = loggedAt ? daysLate(at, loggedAt, timeZone) : 0;
    const marks = contactMarks(late, corrected && momentOf(corrected.at), language);
    const from = direction === "theirs" ? text.theirs : "";
    const how = outcome === "reached" ? "" : (text.outcomes[outcome] ?? outcome);
    const levelName = level ? (levelNames[level] ?? level) : "";
    return [momentOf(at), text.contactKinds[kind] ?? kind, levelName, from, how, person.name, ...marks, notes ?? ""]
      .filter(Boolean)
      .join(" · ");
  });
}
