import { defaultPolicy } from "../features/policy/rules.ts";
import { addDays, type PlainDate, weekdayOf } from "../lib/dates.ts";
import type { Random } from "../lib/random.ts";
import type { DemoClient, State } from "./clients.ts";
import { emailOf } from "./house.ts";

const yearDays = 365;
const notes = {
  zh: [
    "了解近期资金安排",
    "介绍新发行的大额存单",
    "送达对账单",
    "客户希望月底前再联系",
    "讨论到期资金的去向",
    "问候，一切正常",
    "客户对手机银行提了建议",
    "介绍专家顾问",
  ],
  en: [
    "Talked about plans for the coming quarter",
    "Introduced the new certificate of deposit",
    "Handed over statements",
    "Asked to be called again before month end",
    "Discussed what to do with maturing funds",
    "Courtesy call, all well",
    "Suggested an improvement to mobile banking",
    "Introduced our adviser",
  ],
} as const;

type Ages = { visit: number; call: number };

/** A year of contacts with one client, as rows of the import: as its tier's standards ask, and ending as its state says. */
export function logRows(client: DemoClient, random: Random, today: PlainDate): Record<string, string>[] {
  const { state, tier } = client;
  if (state === "new" || state === "never") return [];
  const standard = tier === "unrated" ? undefined : defaultPolicy.tiers[tier];
  const visitEvery = standard?.visitEveryDays;
  const callEvery = standard?.callEveryDays;
  if (!visitEvery || !callEvery)
    return random.chance(0.4) ? [row(client, "call", random.whole(5, yearDays), random, today)] : [];
  const last = lastAges(state, { visit: visitEvery, call: callEvery }, random);
  const visits = backwards(last.visit, visitEvery, random).map((age) => row(client, "visit", age, random, today));
  const calls = backwards(last.call, callEvery, random).flatMap((age) => [
    row(client, random.chance(0.12) ? "message" : "call", age, random, today),
    ...(random.chance(0.1) ? [row(client, "call", age + 1, random, today, { outcome: "not reached" })] : []),
  ]);
  const theirs = random.chance(0.1)
    ? [row(client, "message", random.whole(1, yearDays), random, today, { direction: "theirs" })]
    : [];
  return [...visits, ...calls, ...theirs];
}

/** How many days ago the last visit and the last call were, for the state that the client is to be in. */
function lastAges(state: State, every: Ages, random: Random): Ages {
  const between = (least: number, most: number) => random.whole(Math.round(least), Math.round(Math.max(least, most)));
  const kept = { visit: between(1, every.visit * 0.85), call: between(1, every.call * 0.8) };
  if (state === "visitOverdue") return { ...kept, visit: between(every.visit * 1.04 + 1, every.visit * 1.5) };
  if (state === "callOverdue") {
    return {
      visit: between(every.call * 1.2 + 1, every.visit * 0.9),
      call: between(every.call * 1.1 + 1, every.call * 1.8),
    };
  }
  if (state === "quiet") return { visit: between(30, every.visit * 0.85), call: between(17, 25) };
  return kept;
}

/** The days of a year back from the last contact, about as far apart as the standard asks. */
function backwards(last: number, every: number, random: Random): number[] {
  const ages: number[] = [];
  for (let age = last; age <= Math.max(yearDays, last); age += Math.ceil(every * (0.7 + random.next() * 0.35)))
    ages.push(age);
  return ages;
}

function row(
  client: DemoClient,
  kind: "visit" | "call" | "message",
  age: number,
  random: Random,
  today: PlainDate,
  also: { outcome?: string; direction?: string } = {},
): Record<string, string> {
  const hour = random.pick([9, 10, 11, 14, 15, 16]);
  const minute = String(random.whole(0, 11) * 5).padStart(2, "0");
  return {
    client_no: client.clientNo,
    manager_email: emailOf(client.manager.handle),
    kind,
    direction: also.direction ?? "ours",
    at: `${workdayBefore(addDays(today, -age))} ${String(hour).padStart(2, "0")}:${minute}`,
    outcome: also.outcome ?? "reached",
    notes: also.outcome || random.chance(0.5) ? "" : random.pick(notes[client.manager.language]),
  };
}

/** Nobody is visited on a weekend: then it was on the Friday before. */
function workdayBefore(date: PlainDate): PlainDate {
  const weekday = weekdayOf(date);
  return addDays(date, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}
