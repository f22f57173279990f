import type { PlainDate } from "../../lib/dates.ts";
import { inARow, type Language, listed, longDate, shortDate } from "../../lib/language.ts";
import { button, context, header, type Message, message, titled } from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { planOfAction, planValue } from "./ids.ts";
import { visitsText } from "./text.ts";

/** A day of the week: whom it holds, and whether it is worked out only. */
export type WeekDay = { date: PlainDate; visits: string[]; calls: string[]; done: number; isAhead: boolean };

const signsOfName = 60;
/** The plan of the day has them all. */
const namesShown = 8;

/** Each working day with its counts and names, and the way to its plan. */
export function weekMessage(days: WeekDay[], personId: number, language: Language): Message {
  const text = visitsText[language];
  const [first, last] = [days[0]?.date ?? "", days.at(-1)?.date ?? ""];
  const title = text.week(shortDate(first, last, language), shortDate(last, last, language));
  return message(
    [title, ...days.map((day) => `${longDate(day.date, language)}: ${countsOf(day, language)}`)].join("\n"),
    [
      header(title),
      ...days.map((day) =>
        titled(
          longDate(day.date, language),
          `\n${[countsOf(day, language), ...namesOf(day, language)].join("\n")}`,
          button(text.open, `${planOfAction}:${day.date}`, planValue({ date: day.date, personId, page: 1 })),
        ),
      ),
      ...(days.some(({ isAhead }) => isAhead) ? [context(text.weekAhead)] : []),
    ],
  );
}

function countsOf({ visits, calls, done }: WeekDay, language: Language): string {
  const text = visitsText[language];
  if (visits.length + calls.length === 0) return text.weekNothing;
  return [text.counts(visits.length, calls.length), ...(done > 0 ? [text.weekDone(done)] : [])].join(" · ");
}

function namesOf({ visits, calls }: WeekDay, language: Language): string[] {
  const names = [...visits, ...calls].map((name) => fitted(name, signsOfName));
  const rest = names.length - namesShown;
  const more = rest > 0 ? [visitsText[language].moreOpen(rest)] : [];
  return names.length > 0 ? [inARow([listed(names.slice(0, namesShown), language), ...more], language)] : [];
}
