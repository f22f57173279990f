import { readWhole } from "../../lib/whole-number.ts";
import type { Limit } from "./complaint-rules.ts";

/** How a limit is typed, by its unit, in both languages; the first form is the one that a field begins with. */
const units = {
  hours: { sign: "h", said: /^(h|(working )?hours?|个?(工作)?小时)$/i },
  workingDays: { sign: "wd", said: /^(wd|working days?|个?工作日)$/i },
  calendarDays: { sign: "d", said: /^(d|(calendar )?days?|天|日|个?自然日)$/i },
} as const;
type Unit = keyof typeof units;
const unitNames = Object.keys(units) as Unit[];

const most: Record<Unit, number> = { hours: 1000, workingDays: 250, calendarDays: 365 };

/** The unit of a limit, and how many of it. */
export function partsOf(limit: Limit): { unit: Unit; n: number } {
  if ("hours" in limit) return { unit: "hours", n: limit.hours };
  return "workingDays" in limit
    ? { unit: "workingDays", n: limit.workingDays }
    : { unit: "calendarDays", n: limit.calendarDays };
}

/** A limit as it is typed: `4 h` and `2 wd` of working time, `15 d` of the calendar. */
export function limitText(limit: Limit): string {
  const { unit, n } = partsOf(limit);
  return `${n} ${units[unit].sign}`;
}

/** Reads a limit; undefined when it is none. */
export function readLimit(typed: string): Limit | undefined {
  const [, figure = "", said = ""] = /^(\d+)\s*(.+)$/u.exec(typed) ?? [];
  const unit = unitNames.find((name) => units[name].said.test(said.trim()));
  const n = unit && readWhole(figure, 1, most[unit]);
  return unit && n !== undefined ? ({ [unit]: n } as Limit) : undefined;
}

/** Roughly, for telling which of two limits is the longer one: five of seven days are worked, nine hours each (domain.md). */
const workedShare = 5 / 7;
const hoursADay = 9;

/** A limit in working days, to be compared with another of whatever unit. */
export function inWorkingDays(limit: Limit): number {
  const { unit, n } = partsOf(limit);
  return unit === "hours" ? n / hoursADay : unit === "workingDays" ? n : n * workedShare;
}

/** Days by commas: the first, and one for each extension. Undefined when there are none, or one is no number. */
export function readDayList(typed: string): number[] | undefined {
  const days = typed.split(/[\s,，、]+/u).filter(Boolean);
  const read = days.map((day) => readWhole(day, 1, 365));
  return read.length > 0 && read.length <= 5 && read.every((day) => day !== undefined) ? read : undefined;
}
