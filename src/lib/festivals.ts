import { solarTerm } from "./chinese-calendar.ts";
import { addDays, type PlainDate } from "./dates.ts";
import { nextOccurrence } from "./recurring.ts";

/** How a festival is written in a client's profile, in lower case, and on which day of a year it is. */
type Festival = { words: readonly string[]; next(from: PlainDate): PlainDate };

const yearly = (month: number, day: number, lunar: boolean) => (from: PlainDate) =>
  nextOccurrence({ year: null, month, day, leap: false, lunar }, from);
const solar = (month: number, day: number) => yearly(month, day, false);
const lunar = (month: number, day: number) => yearly(month, day, true);

/** The first of the days of this year and the next that has not passed. */
const inYears = (dayOf: (year: number) => PlainDate) => (from: PlainDate) => {
  const year = Number(from.slice(0, 4));
  const day = dayOf(year);
  return day >= from ? day : dayOf(year + 1);
};

/** Western Easter of a year (the anonymous Gregorian computus). */
function easter(year: number): PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const correction = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (correction + 19 * golden + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  return addDays(`${year}-03-28`, moon - weekday);
}

const festivals = {
  newYear: { words: ["元旦", "new year's day"], next: solar(1, 1) },
  newYearsEve: { words: ["除夕", "new year's eve of the lunar year"], next: lunar(12, 30) },
  springFestival: {
    words: ["春节", "农历新年", "过年", "spring festival", "chinese new year", "lunar new year"],
    next: lunar(1, 1),
  },
  lantern: { words: ["元宵", "lantern"], next: lunar(1, 15) },
  valentines: { words: ["情人节", "valentine"], next: solar(2, 14) },
  womensDay: { words: ["妇女节", "三八", "women's day"], next: solar(3, 8) },
  qingming: {
    words: ["清明", "qingming", "tomb sweeping", "tomb-sweeping"],
    next: inYears((year) => solarTerm(year, 4)),
  },
  easter: { words: ["复活节", "easter"], next: inYears(easter) },
  labourDay: { words: ["劳动节", "五一", "labour day", "labor day", "may day"], next: solar(5, 1) },
  childrensDay: { words: ["儿童节", "六一", "children's day"], next: solar(6, 1) },
  dragonBoat: { words: ["端午", "dragon boat"], next: lunar(5, 5) },
  qixi: { words: ["七夕", "qixi"], next: lunar(7, 7) },
  midAutumn: { words: ["中秋", "mid-autumn", "mid autumn", "moon festival"], next: lunar(8, 15) },
  teachersDay: { words: ["教师节", "teachers' day", "teacher's day"], next: solar(9, 10) },
  nationalDay: { words: ["国庆", "national day"], next: solar(10, 1) },
  doubleNinth: { words: ["重阳", "double ninth", "chongyang"], next: lunar(9, 9) },
  winterSolstice: {
    words: ["冬至", "winter solstice", "dongzhi"],
    next: inYears((year) => solarTerm(year, 12)),
  },
  christmas: { words: ["圣诞", "christmas", "xmas"], next: solar(12, 25) },
  laba: { words: ["腊八", "laba"], next: lunar(12, 8) },
} as const satisfies Record<string, Festival>;

/** The festivals whose days are known. */
export type FestivalName = keyof typeof festivals;

const all = Object.entries(festivals) as [FestivalName, Festival][];

/** The festivals that a profile's free text names, such as "春节、中秋" or "Christmas, Mid-Autumn". */
export function festivalsIn(text: string): FestivalName[] {
  const written = text.toLowerCase().replaceAll("’", "'");
  return all.filter(([, { words }]) => words.some((word) => written.includes(word))).map(([name]) => name);
}

/** Every festival's next coming, on the date or after it. */
export const nextFestivals = (from: PlainDate): { name: FestivalName; on: PlainDate }[] =>
  all.map(([name, { next }]) => ({ name, on: next(from) }));
