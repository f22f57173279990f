import type { PlainDate } from "../../lib/dates.ts";
import { type Language, shortDate } from "../../lib/language.ts";
import { momentWords } from "../../lib/moments.ts";
import { showMoney } from "../../lib/money.ts";
import { nextOccurrence, parseYearlyDay } from "../../lib/recurring.ts";
import { levelStates } from "../brief/key-rules.ts";
import { briefText } from "../brief/text.ts";
import { daysLate } from "../contact-log/rules.ts";
import { contactMarks } from "../contact-log/text.ts";
import type { Policy } from "../policy/rules.ts";
import type { ClientRecord } from "./card-queries.ts";
import { clientsText } from "./text.ts";

export type CardReader = { language: Language; today: PlainDate; timeZone: string; policy: Policy };

export function holdingLines({ holdings }: ClientRecord, { language, today }: CardReader): string[] {
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

export function contactLines({ contacts }: ClientRecord, { language, today }: CardReader): string[] {
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

export function historyLines({ contactLogs }: ClientRecord, { language, today, timeZone }: CardReader): string[] {
  const text = clientsText[language];
  const levelNames: Record<string, string> = briefText[language].levels;
  const momentOf = (at: Date) => momentWords(at, { language, timeZone, today });
  return contactLogs.map(({ kind, direction, at, outcome, level, notes, person, loggedAt, changes: [corrected] }) => {
    const marks = contactMarks(
      loggedAt ? daysLate(at, loggedAt, timeZone) : 0,
      corrected && momentOf(corrected.at),
      language,
    );
    const what = text.contactKinds[kind] ?? kind;
    const levelName = level ? (levelNames[level] ?? level) : "";
    const from = direction === "theirs" ? text.theirs : "";
    const how = outcome === "reached" ? "" : (text.outcomes[outcome] ?? outcome);
    return [momentOf(at), what, levelName, from, how, person.name, ...marks, notes ?? ""].filter(Boolean).join(" · ");
  });
}

export function factLines({ facts }: ClientRecord, { language, today }: CardReader): string[] {
  const text = briefText[language];
  return facts.map(({ kind, value, on, byName }) =>
    text.factLine(kind, value, text.learned(shortDate(on, today, language), byName)),
  );
}

/** How a key account stands at each level of visit. */
export function levelLines(
  { keyAccountOn, lastVisits }: ClientRecord,
  { language, today, policy }: CardReader,
): string[] {
  if (!keyAccountOn) return [];
  const text = briefText[language];
  return levelStates({ keyAccountOn, lastVisits }, policy.keyAccount, today).map((state) =>
    text.levelLine(state.level, state.lastOn && shortDate(state.lastOn, today, language), state),
  );
}
