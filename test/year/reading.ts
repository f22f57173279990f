import { expect } from "vitest";
import type { House } from "../support/house.ts";
import { leads, managers } from "./branch.ts";
import { dayOf, daysFrom, isWorked, momentOf, timeOf } from "./calendar.ts";
import { countLate, demandedSteps, stretches } from "./ladder.ts";
import { type Standing, standing } from "./slack-history.ts";
import { readStaff, type Staff } from "./staff.ts";

export type Lived = {
  house: House;
  days: { from: string; to: string };
  /** who wanted no evenings from the one day on, up to the other without it */
  quiet: { name: string; from: string; until: string }[];
};

type Scene = Lived & { staff: Staff; posted: Standing[] };

/** Reads what stands in Slack and in the tables, slowly and by rules of its own, and holds it against the days that were lived. */
export async function readAll(lived: Lived): Promise<void> {
  const staff = await readStaff(lived.house);
  const posted = await standing(lived.house, [...managers, ...leads]);
  const scene = { ...lived, staff, posted };
  await allIsPostedOnce(scene);
  await plansAreWhole(scene);
  digestsAreWhole(scene);
  await eveningsAreWhole(scene);
  messagesAreFew(scene);
  await followUpsAreLaddered(scene);
}

const keysOf = (posted: Standing[], start: string) =>
  posted.filter(({ key }) => key.startsWith(`${start}:`)).map(({ key, to }) => `${key} → ${to}`);

const workedDays = ({ days: { from, to } }: Scene) => daysFrom(from, to).filter(isWorked);

async function allIsPostedOnce({ house, posted }: Scene): Promise<void> {
  const rows = await house.db.rows<{ key: string; state: string; editOf: string | null }>(
    `SELECT "key", "state", "editOf" FROM "Delivery"`,
  );
  expect(rows.filter(({ state }) => state !== "sent")).toEqual([]);
  // what replaces a message stands under the key of that one
  const started = rows.filter(({ editOf }) => editOf === null);
  expect(posted.map(({ key }) => key).sort()).toEqual(started.map(({ key }) => key).sort());
}

/** Each manager who is there, and each who covers somebody, one plan a working day; told when there is something to read. */
async function plansAreWhole(scene: Scene): Promise<void> {
  const { house, staff, posted } = scene;
  const due = workedDays(scene).flatMap((day) =>
    [...staff.names].flatMap(([id, name]) => {
      const isManager = managers.some((one) => one === name);
      const isServed = !staff.isAway(id, day) && (isManager || staff.covers(id, day));
      return isServed ? [{ day, id, name }] : [];
    }),
  );
  const stored = await house.db.rows<{ date: string; personId: number; items: number; notices: number }>(
    `SELECT p."date", p."personId",
       (SELECT count(*) FROM "PlanItem" i WHERE i."planId" = p."id" AND i."addedById" IS NULL) AS "items",
       (SELECT count(*) FROM "Notice" n WHERE n."toldIn" = 'plan:' || p."date" || ':P' || p."personId") AS "notices"
     FROM "Plan" p`,
  );
  const say = (day: string, id: number) => `plan:${day}:P${id} → ${staff.names.get(id)}`;
  expect(stored.map(({ date, personId }) => say(date, personId)).sort()).toEqual(
    due.map(({ day, id }) => say(day, id)).sort(),
  );
  const told = stored.filter(({ items, notices }) => items + notices > 0);
  expect(keysOf(posted, "plan").sort()).toEqual(told.map(({ date, personId }) => say(date, personId)).sort());
  // she leaves all as it is, so that she has something to read on every day
  expect(told.filter(({ personId }) => personId === staff.idOf("Mei"))).toHaveLength(workedDays(scene).length);
  const strangers = await house.db.rows(
    `SELECT p."date", p."personId", c."ownerId" FROM "PlanItem" i JOIN "Plan" p ON p."id" = i."planId"
       JOIN "Client" c ON c."id" = i."clientId"
     WHERE c."ownerId" <> p."personId" AND NOT EXISTS (SELECT 1 FROM "Leave" l WHERE l."personId" = c."ownerId"
       AND l."coverId" = p."personId" AND p."date" BETWEEN l."fromDate" AND l."toDate")`,
  );
  expect(strangers).toEqual([]);
}

function digestsAreWhole(scene: Scene): void {
  const { staff, posted } = scene;
  const due = workedDays(scene).flatMap((day) => [
    `digest:${day}:T1 → C1`,
    ...leads
      .map((name) => ({ name, id: staff.idOf(name) }))
      .filter(({ id }) => !staff.isAway(id, day))
      .map(({ name, id }) => `digest:${day}:P${id} → ${name}`),
  ]);
  expect(keysOf(posted, "digest").sort()).toEqual(due.sort());
}

/** Whoever had something open at half past five is told of it, at once or in the next plan, unless they want no evenings. */
async function eveningsAreWhole({ house, staff, posted, quiet }: Scene): Promise<void> {
  const items = await house.db.rows<{ date: string; personId: number; state: string; stateAt: string | null }>(
    `SELECT p."date", p."personId", i."state", i."stateAt" FROM "PlanItem" i JOIN "Plan" p ON p."id" = i."planId"`,
  );
  const wants = (id: number, day: string) =>
    !quiet.some(({ name, from, until }) => staff.idOf(name) === id && from <= day && day < until);
  const open = items
    .filter(({ date, state, stateAt }) => state === "open" || (stateAt && new Date(stateAt) > momentOf(date, "17:30")))
    .filter(({ date, personId }) => wants(personId, date))
    .map(({ date, personId }) => `evening:${date}:P${personId} → ${staff.names.get(personId)}`);
  const lines = await house.db.rows<{ key: string; personId: number }>(
    `SELECT "key", "personId" FROM "Notice" WHERE "key" LIKE 'evening:%'`,
  );
  const told = [
    ...keysOf(posted, "evening"),
    ...lines.map(({ key, personId }) => `${key} → ${staff.names.get(personId)}`),
  ];
  expect(told.sort()).toEqual([...new Set(open)].sort());
}

/** By day of the key, where it names one: what the clock passed over was posted when the clock had arrived. */
function messagesAreFew({ posted }: Scene): void {
  const started = posted.filter(({ to }) => to !== "C1");
  const dayOfOne = ({ key, at }: Standing) => /^(?:plan|digest|evening):(\d{4}-\d\d-\d\d):/.exec(key)?.[1] ?? dayOf(at);
  const byDay = Map.groupBy(started, (one) => `${dayOfOne(one)} ${one.to}`);
  expect([...byDay].filter(([, messages]) => messages.length > 3).map(([day]) => day)).toEqual([]);
  const isNight = ({ at }: Standing) => timeOf(at) < "07:00" || timeOf(at) >= "20:00";
  expect(posted.filter(isNight).map(({ key }) => key)).toEqual([]);
}

async function followUpsAreLaddered(scene: Scene): Promise<void> {
  const { house, staff, posted, days } = scene;
  const lives = await stretches(house);
  const demanded = demandedSteps(lives, staff, momentOf(days.to, "23:30"));
  const rows = await house.db.rows<{ key: string; personId: number; line: string; toldIn: string | null }>(
    `SELECT "key", "personId", "line", "toldIn" FROM "Notice" WHERE "key" LIKE 'ladder:%' ORDER BY "id"`,
  );
  const steps = rows.filter(({ key }) => !key.includes(":P"));
  expect(new Map(steps.map(({ key, personId }) => [key, personId]))).toEqual(demanded);
  // told above in a message of its own, or when there were three already as a line of the next
  const passedOn = new Map(rows.map(({ key, toldIn }) => [key, toldIn]));
  const texts = new Map(posted.map(({ key, text }) => [key, text]));
  const silent = steps.filter(({ toldIn, line, key }) => {
    // among the items of a plan it is told by its own words or, of a client with many, by the client's and how many more
    if (toldIn?.endsWith(":items")) {
      const told = texts.get(toldIn.slice(0, -":items".length));
      const [client = line, what = line] = line
        .split(/：|: /)
        .slice(1)
        .join(": ")
        .split(/，| – /);
      return told === undefined || (key.startsWith("ladder:3:") && !told.includes(what) && !told.includes(client));
    }
    const text = texts.get(toldIn ?? "") ?? texts.get(passedOn.get(toldIn ?? "") ?? "");
    return text === undefined || (key.startsWith("ladder:3:") && !text.includes(line));
  });
  expect(silent).toEqual([]);
  marksAreRight(scene, lives);
}

/** The lead's digest says how many are late, and how many by five days. */
function marksAreRight({ staff, posted }: Scene, lives: Awaited<ReturnType<typeof stretches>>): void {
  const below = managers.map((name) => staff.idOf(name));
  const told = posted.flatMap(({ key, to, text }) => {
    const late = /Overdue follow-ups: (\d+)/.exec(text)?.[1];
    const day = /^digest:(.{10}):P/.exec(key)?.[1];
    if (to !== "Lin" || late === undefined || !day) return [];
    return [{ day, late: Number(late), marked: Number(/(\d+) late by 5 working days/.exec(text)?.[1] ?? 0) }];
  });
  expect(told.length).toBeGreaterThan(5);
  expect(told).toEqual(
    told.map(({ day }) => ({ day, late: countLate(lives, below, day, 1), marked: countLate(lives, below, day, 5) })),
  );
}
