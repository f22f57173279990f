/** The year's days as an administrator loads them, and what follows from them, reckoned here anew. */

/** The holidays of 2035 as they might be given out. */
export const holidays = [
  ["2035-01-01", "2035-01-01"],
  ["2035-02-07", "2035-02-13"],
  ["2035-04-05", "2035-04-07"],
  ["2035-05-01", "2035-05-05"],
  ["2035-06-09", "2035-06-11"],
  ["2035-09-15", "2035-09-17"],
  ["2035-10-01", "2035-10-07"],
].flatMap(([from = "", to = ""]) => daysFrom(from, to));

export const makeUpDays = ["2035-02-03", "2035-02-18", "2035-04-28", "2035-09-29", "2035-10-13"];

const off = new Set(holidays);
const worked = new Set(makeUpDays);

/** Every day from the one to the other, both with. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

export function isWorked(day: string): boolean {
  if (worked.has(day)) return true;
  const weekday = new Date(day).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !off.has(day);
}

/** The n-th working day after the day. */
export function workedAfter(day: string, n: number): string {
  let at = Date.parse(day);
  for (let left = n; left > 0; ) {
    at += 86_400_000;
    if (isWorked(new Date(at).toISOString().slice(0, 10))) left--;
  }
  return new Date(at).toISOString().slice(0, 10);
}

/** Shanghai has kept UTC+8 without a change of clocks since 1991. */
export const momentOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);
export const dayOf = (moment: Date): string => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
export const timeOf = (moment: Date): string => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
