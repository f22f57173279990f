import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { type Language, shortDate } from "../../lib/language.ts";
import type { Reason } from "./reason-rules.ts";
import { visitsText } from "./text.ts";

/** So many holdings or key days of one client are named; of the others it is said how many they are. */
const mostNamed = 3;

/** A reason in words, one or more, for a plan of that date. */
export function reasonWords(reason: Reason, date: PlainDate, language: Language): string[] {
  const text = visitsText[language];
  const day = (on: PlainDate) => shortDate(on, date, language);
  const when = (on: PlainDate) => text.inDays(daysBetween(date, on));
  switch (reason.kind) {
    case "appointment":
      return [text.byHand];
    case "maturity":
      return few(
        reason.holdings,
        ({ product, on }) => text.matures(product ?? text.aHolding, day(on), when(on)),
        text.moreMatures,
      );
    case "keyDay":
      return few(
        reason.days,
        ({ what, name, on, lunar }) =>
          what === "birthday"
            ? text.birthday(name, day(on), when(on), lunar)
            : text.anniversary(name, day(on), when(on)),
        text.moreKeyDays,
      );
    case "newClient":
      return [
        reason.contactBy >= date
          ? text.newClient(day(reason.since), day(reason.contactBy))
          : text.newClientLate(day(reason.since)),
      ];
    case "visitOverdue":
      return [(reason.never ? text.neverVisited : text.visitOverdue)(reason.days, reason.standardDays)];
    case "callOverdue":
      return [(reason.never ? text.neverCalled : text.callOverdue)(reason.days, reason.standardDays)];
  }
}

function few<Item>(items: Item[], inWords: (item: Item) => string, more: (n: number) => string): string[] {
  const rest = items.length - mostNamed;
  return [...items.slice(0, mostNamed).map(inWords), ...(rest > 0 ? [more(rest)] : [])];
}
