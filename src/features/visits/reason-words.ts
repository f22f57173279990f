import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { type Language, listed, shortDate } from "../../lib/language.ts";
import { showMoney } from "../../lib/money.ts";
import type { Reason } from "./reason-rules.ts";
import { visitsText } from "./text.ts";

/** So many holdings or key days of one client are named; of the others it is said how many they are. */
const mostNamed = 3;

/** A reason in words, one or more, for a plan of that date; `seenOn`: the day it is read on, when that is before the plan's. */
export function reasonWords(reason: Reason, date: PlainDate, language: Language, seenOn = date): string[] {
  const text = visitsText[language];
  const day = (on: PlainDate) => shortDate(on, date, language);
  switch (reason.kind) {
    case "complaint":
      return [text.complaint(reason.numbers.length, listed(reason.numbers.slice(0, mostNamed), language))];
    case "followUp":
      return few(reason.due, (one) => followUpWords(one, { date, seenOn }, language), text.moreFollowUps);
    case "appointment":
      return [appointmentWords(reason, date, language)];
    case "movement":
      return [movementWords(reason, date, language)];
    case "courtesy":
      return [text.courtesy[reason.period](day(reason.lastDay))];
    case "carried":
      return [text.carried(day(reason.since), reason.days)];
    case "newClient":
      return [
        reason.contactBy >= date
          ? text.newClient(day(reason.since), day(reason.contactBy))
          : text.newClientLate(day(reason.since)),
      ];
    case "visitOverdue":
    case "callOverdue":
      return [overdueWords(reason, language)];
    case "coldLevel":
      return [text.coldLevels(reason.levels)];
    case "maturity":
    case "keyDay":
    case "festival":
      return dayWords(reason, { date, seenOn }, language);
  }
}

type Days = { date: PlainDate; seenOn: PlainDate };
type Of<Kind extends Reason["kind"]> = Extract<Reason, { kind: Kind }>;

/** What falls on days near. */
function dayWords(
  reason: Of<"maturity" | "keyDay" | "festival">,
  { date, seenOn }: Days,
  language: Language,
): string[] {
  const text = visitsText[language];
  const day = (on: PlainDate) => shortDate(on, date, language);
  const when = (on: PlainDate) => text.inDays(daysBetween(seenOn, on));
  if (reason.kind === "maturity") {
    const inWords = ({ product, on }: Of<"maturity">["holdings"][number]) =>
      text.matures(product ?? text.aHolding, day(on), when(on));
    return few(reason.holdings, inWords, text.moreMatures);
  }
  if (reason.kind === "festival") {
    return reason.days.map(({ name, on }) => text.festival(text.festivals[name], day(on), when(on)));
  }
  const inWords = ({ what, name, on, lunar }: Of<"keyDay">["days"][number]) =>
    what === "birthday" ? text.birthday(name, day(on), when(on), lunar) : text.anniversary(name, day(on), when(on));
  return few(reason.days, inWords, text.moreKeyDays);
}

function followUpWords(
  { text: task, dueOn, isPromised, daysLate }: Of<"followUp">["due"][number],
  { date, seenOn }: Days,
  language: Language,
): string {
  const text = visitsText[language];
  const due =
    dueOn === seenOn
      ? text.dueToday
      : daysLate === 0
        ? text.due(shortDate(dueOn, date, language))
        : text.late(shortDate(dueOn, date, language), daysLate);
  return (isPromised ? text.promised : text.followUp)(task, due);
}

function appointmentWords({ cause, on, fromDate }: Of<"appointment">, date: PlainDate, language: Language): string {
  const text = visitsText[language];
  const from = fromDate && shortDate(fromDate, date, language);
  const words = cause === "moved" && from ? text.movedFrom(from) : text.appointed[cause];
  return on === date ? words : text.notKept(words, shortDate(on, date, language));
}

function movementWords({ fromMinor, toMinor, currency, on }: Of<"movement">, date: PlainDate, language: Language) {
  const text = visitsText[language];
  const [from, to] = [BigInt(fromMinor), BigInt(toMinor)];
  const shown = (minor: bigint) => showMoney({ minor, currency }, language);
  const words = to > from ? text.movedUp : text.movedDown;
  return words(shown(to > from ? to - from : from - to), shown(from), shown(to), shortDate(on, date, language));
}

function overdueWords(
  { kind, never, days, standardDays, isOwn }: Of<"visitOverdue" | "callOverdue">,
  language: Language,
): string {
  const text = visitsText[language];
  const standard = (isOwn ? text.ownStandard : text.standard)(standardDays);
  if (kind === "visitOverdue") return (never ? text.neverVisited : text.visitOverdue)(days, standard);
  return (never ? text.neverCalled : text.callOverdue)(days, standard);
}

function few<Item>(items: Item[], inWords: (item: Item) => string, more: (n: number) => string): string[] {
  const rest = items.length - mostNamed;
  return [...items.slice(0, mostNamed).map(inWords), ...(rest > 0 ? [more(rest)] : [])];
}
