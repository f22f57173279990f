import chineseDays from "chinese-days";
import { addDays, type PlainDate } from "../lib/dates.ts";
import type { Random } from "../lib/random.ts";
import type { DemoClient } from "./clients.ts";
import { personName, phoneNumber } from "./names.ts";
import type { Occasion } from "./occasions.ts";

const roles = {
  zh: { self: "本人", spouse: "配偶", company: ["法定代表人", "财务负责人", "经办人"] },
  en: { self: "self", spouse: "spouse", company: ["managing director", "finance director", "office manager"] },
} as const;
const notes = {
  zh: ["喜欢喝龙井", "只在上午接电话", "女儿在国外读书", "爱好书法", "不喝咖啡", ""],
  en: ["Prefers e-mail", "Plays tennis", "Best reached in the morning", "Daughter studies abroad", "Vegetarian", ""],
} as const;

/** The key people of a client as rows of the import: the client itself when it is a person, else those who decide there. */
export function contactRows(client: DemoClient, random: Random, today: PlainDate): Record<string, string>[] {
  const { language } = client.manager;
  const said = roles[language];
  const first = client.isPerson
    ? { name: client.name, role: said.self, phone: client.phone }
    : { name: personName(random, language), role: said.company[0], phone: phoneNumber(random, true) };
  const others = random.chance(0.35)
    ? [
        {
          name: personName(random, language),
          role: client.isPerson ? said.spouse : random.pick(said.company),
          phone: phoneNumber(random, true),
        },
      ]
    : [];
  return [first, ...others.filter(({ name }) => name !== first.name)].map((person, i) => ({
    client_no: client.clientNo,
    ...person,
    ...(i === 0 && client.occasion ? keyDays(client.occasion, random, today) : someKeyDays(random, language)),
    note: random.chance(0.3) ? random.pick(notes[language]) : "",
  }));
}

function keyDays({ is, inDays }: Occasion, random: Random, today: PlainDate) {
  const day = addDays(today, inDays);
  const yearOr = (unknown: boolean) => (unknown ? "-" : String(random.whole(1948, 1998)));
  // nobody is born on 29 February of most years: the demo's few are born without a year
  const solar = `${yearOr(day.endsWith("-02-29") || random.chance(0.3))}${day.slice(4)}`;
  const none = { birthday: "", birthday_calendar: "solar", anniversary: "" };
  if (is === "birthday") return { ...none, birthday: solar };
  if (is === "anniversary") return { ...none, anniversary: solar };
  if (is !== "lunarBirthday") return none;
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(day);
  const two = (n: number) => String(n).padStart(2, "0");
  const birthday = `${yearOr(random.chance(0.5))}-${isLeap ? "L" : ""}${two(lunarMon)}-${two(lunarDay)}`;
  return { ...none, birthday, birthday_calendar: "lunar" };
}

/** Key days as they come, all over the year; every fifth person's are not known. */
function someKeyDays(random: Random, language: "zh" | "en") {
  const isLunar = language === "zh" && random.chance(0.3);
  const year = random.chance(0.15) ? "-" : String(random.whole(1945, 2000));
  const day = addDays("2001-01-01", random.whole(0, isLunar ? 353 : 364)).slice(5);
  const isKnown = random.chance(0.8);
  const wedding = addDays(`${random.whole(1975, 2020)}-01-01`, random.whole(0, 364));
  // a lunar month has at most 30 days, some only 29
  const lunarDay = `${day.slice(0, 2)}-${String(Math.min(29, Number(day.slice(3)))).padStart(2, "0")}`;
  return {
    birthday: isKnown ? `${year}-${isLunar ? lunarDay : day}` : "",
    birthday_calendar: isLunar ? "lunar" : "solar",
    anniversary: random.chance(0.12) ? wedding : "",
  };
}
