import type { KnownBlock } from "@slack/web-api";
import { begun, figure, type Language, named } from "../../../lib/language.ts";
import { type MomentReader, momentWords } from "../../../lib/moments.ts";
import type { Period, Span } from "../../../lib/periods.ts";
import { context, header, type Message, message, section, titled } from "../../../slack/blocks.ts";
import { fittedLine } from "../../../slack/limits.ts";
import { nameIn } from "../../policy/list-rules.ts";
import { complaintsText } from "../text.ts";
import { states } from "../workflow.ts";
import type { Figures, ReportFigures } from "./figures-rules.ts";
import { daysWords, partWords, periodWords, shareWords, spreadWords } from "./report-words.ts";
import { reportText } from "./text.ts";

type Named = { id: string; en: string; zh: string };

/** A report and the names of what it counts by. */
export type Report = ReportFigures & {
  period: Period;
  span: Span;
  at: Date;
  /** working time of a day */
  dayMinutes: number;
  categories: readonly Named[];
  departments: ReadonlyMap<string, string>;
};

/** So many of a kind are named; the rest are added up. */
const mostNamed = 20;
/** Of a name; so that all twenty fit into one block. */
const nameMost = 100;

/** One line of a list: how many now, and how many before. */
export type Counted = { name: string; now: number; before: number };

/** Whether there is anything to count. */
export const isBare = ({ now, before, open }: ReportFigures): boolean =>
  now.filed === 0 && before.filed === 0 && open.total === 0;

/** All figures in words; `pictures` show some of them besides. */
export function reportMessage(report: Report, reader: MomentReader, pictures: KnownBlock[]): Message {
  const text = reportText[reader.language];
  const title = text.title(periodWords(report.period, reader.language));
  const blocks = isBare(report)
    ? [section(text.nothing)]
    : [...figureBlocks(report, reader.language), ...pictures, ...listBlocks(report, reader.language)];
  return message(spoken(title, report, reader.language), [header(title), context(spanLine(report, reader)), ...blocks]);
}

/** What a notification or a screen reader says of it. */
function spoken(title: string, { now, open }: Report, language: Language): string {
  const text = reportText[language];
  const facts = [
    named(text.filed, figure(now.filed), language),
    named(text.open, text.openLine(open.total, open.late), language),
  ];
  return [title, ...facts].join(" · ");
}

function spanLine({ span, at }: Report, reader: MomentReader): string {
  const text = reportText[reader.language];
  return [
    daysWords(span, reader.language),
    span.isPartial ? text.partial : "",
    text.against(daysWords(span.before, reader.language)),
    text.scope,
    text.asOf(momentWords(at, reader)),
  ]
    .filter(Boolean)
    .join(" · ");
}

function figureBlocks({ now, before, open, dayMinutes }: Report, language: Language): KnownBlock[] {
  const text = reportText[language];
  const both = (name: string, said: (figures: Figures) => string) =>
    titled(name, `\n${begun(said(now))}\n${begun(text.before(said(before)))}`);
  return [
    both(text.filed, ({ filed }) => figure(filed)),
    titled(text.open, `\n${text.openLine(open.total, open.late)}`),
    both(text.acknowledge, ({ acknowledge }) => spreadWords(acknowledge, dayMinutes, language)),
    both(text.resolve, ({ resolve }) => spreadWords(resolve, dayMinutes, language)),
    both(text.house, ({ house }) => shareWords(house, language)),
    both(text.legal, ({ legal }) => shareWords(legal, language)),
    both(text.repeats, ({ repeats, filed }) => partWords(repeats, filed, language)),
    both(text.satisfaction, ({ satisfaction }) =>
      satisfaction ? text.stars(satisfaction.mean.toFixed(1), satisfaction.of) : text.none,
    ),
  ];
}

function listBlocks(report: Report, language: Language): KnownBlock[] {
  const text = reportText[language];
  const line = ({ name, now, before }: Counted) =>
    `${named(fittedLine(name, nameMost), figure(now), language)} · ${text.before(figure(before))}`;
  const list = (title: string, counted: Counted[]): KnownBlock[] =>
    counted.length === 0 ? [] : [titled(title, `\n${counted.map(line).join("\n")}`)];
  const ages = report.open.byAge.map((n, age) => named(text.ages[age] ?? "", figure(n), language));
  return [
    ...list(text.byState, stateCounts(report, language)),
    ...list(text.byCategory, firstOf(categoryCounts(report, language), mostNamed, language)),
    ...list(text.byDepartment, firstOf(departmentCounts(report, language), mostNamed, language)),
    titled(text.byAge, `\n${ages.join("\n")}`),
  ];
}

/** In the order of the workflow. */
function stateCounts({ now, before }: Report, language: Language): Counted[] {
  const { states: names } = complaintsText[language];
  return states
    .map((state) => ({ name: begun(names[state]), now: now.byState[state] ?? 0, before: before.byState[state] ?? 0 }))
    .filter((one) => one.now > 0 || one.before > 0);
}

export const categoryCounts = ({ now, before, categories }: Report, language: Language): Counted[] =>
  counts(now.byCategory, before.byCategory, (id) => nameIn(categories, id, language));

function departmentCounts({ now, before, departments }: Report, language: Language): Counted[] {
  const text = reportText[language];
  return counts(now.byDepartment, before.byDepartment, (id) =>
    id === "0" ? text.unassigned : (departments.get(id) ?? text.unknown),
  );
}

/** The most first. */
function counts(now: Record<string, number>, before: Record<string, number>, name: (id: string) => string): Counted[] {
  const ids = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  return ids
    .map((id) => ({ name: name(id), now: now[id] ?? 0, before: before[id] ?? 0 }))
    .sort((a, b) => b.now - a.now || b.before - a.before || (a.name < b.name ? -1 : 1));
}

/** The first so many, and all others as one: nothing is left out of the sum. */
export function firstOf(counted: Counted[], most: number, language: Language): Counted[] {
  if (counted.length <= most) return counted;
  const rest = counted.slice(most - 1);
  const sum = (key: "now" | "before") => rest.reduce((all, one) => all + one[key], 0);
  const others = { name: reportText[language].others(rest.length), now: sum("now"), before: sum("before") };
  return [...counted.slice(0, most - 1), others];
}
