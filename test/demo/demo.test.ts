import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDb } from "../../src/db/open.ts";
import type { Db } from "../../src/db/sql.ts";
import { demoBook, fillDemo } from "../../src/demo/fill.ts";
import { demoManagers, demoStaff, emailOf } from "../../src/demo/house.ts";
import { demoWorkspace } from "../../src/demo/workspace.ts";
import { lastVisitsOf } from "../../src/features/brief/key-queries.ts";
import { levelStates } from "../../src/features/brief/key-rules.ts";
import { ageOf, ages, workingDaysLate } from "../../src/features/follow-ups/rules.ts";
import { calendarOf } from "../../src/features/policy/queries.ts";
import { defaultPolicy } from "../../src/features/policy/rules.ts";
import { computePlan, planDayOf, plannerOf, serviceOf } from "../../src/features/visits/queries.ts";
import { addDays } from "../../src/lib/dates.ts";

const today = "2026-11-23";
const beforeEight = new Date("2026-11-22T23:55:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "rounds-demo-"));
let db: Db;

beforeAll(async () => {
  db = await openDb(path.join(folder, "demo.db"));
  await fillDemo(db, today, beforeEight);
});

afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

test("holds a branch with three teams, fifteen people and 1,200 clients", async () => {
  expect(await db.prisma.branch.count()).toBe(1);
  expect(await db.prisma.team.count()).toBe(3);
  expect(await db.prisma.personRole.groupBy({ by: ["role"], _count: true, orderBy: { role: "asc" } })).toEqual([
    { role: "admin", _count: 1 },
    { role: "desk", _count: 1 },
    { role: "lead", _count: 2 },
    { role: "manager", _count: 8 },
    { role: "staff", _count: 3 },
  ]);
  expect(await db.prisma.client.count()).toBe(1200);
  expect(await db.prisma.contactLog.count()).toBeGreaterThan(9000);
  const tiers = await db.prisma.client.groupBy({ by: ["tier"], _count: true });
  const count = Object.fromEntries(tiers.map(({ tier, _count }) => [tier ?? "unrated", _count]));
  expect(count.blackGold).toBe(16);
  expect(count.unrated).toBe(40);
  expect(count.standard).toBeGreaterThan(count.platinum ?? 0);
});

test("what a client holds is worth less than all the client has", () => {
  const { clients, holdings } = demoBook(today);
  const inYuan = clients.filter(({ currency }) => currency === "CNY");
  for (const { client_no, assets } of inYuan) {
    const held = holdings.filter((row) => row.client_no === client_no).map(({ amount }) => Number(amount));
    const sum = held.reduce((total, amount) => total + amount, 0);
    expect(sum, client_no).toBeLessThanOrEqual(Number(assets));
  }
});

test("has names that must be escaped", async () => {
  const names = ["O'Neil & Sons", "*bold* Coffee Roasters", "<!channel> Media"];
  expect(await db.prisma.client.count({ where: { name: { in: names } } })).toBe(3);
});

async function reasonsOf(handle: string, date: string) {
  const { id } = await db.prisma.person.findUniqueOrThrow({ where: { email: emailOf(handle) } });
  const service = await serviceOf(db, id, date);
  const plan = await computePlan(db, await plannerOf(db, id), await planDayOf(db, date, "CN"), service);
  const due = [...plan.visits, ...plan.calls, ...plan.beyond];
  const kinds = due.flatMap(({ reasons }) =>
    reasons.flatMap((reason) =>
      reason.kind === "keyDay"
        ? reason.days.map(({ what, lunar }) => `${lunar ? "lunar " : ""}${what}`)
        : [reason.kind],
    ),
  );
  return { kinds: new Set(kinds), planned: plan.visits.length + plan.calls.length, due: due.length };
}

const everyReason = [
  "anniversary",
  "birthday",
  "callOverdue",
  "followUp",
  "lunar birthday",
  "maturity",
  "movement",
  "newClient",
  "visitOverdue",
];

test.each(demoManagers.map(({ handle }) => handle))(
  "%s has every reason today and in the days after",
  async (handle) => {
    for (const days of [0, 1, 2]) {
      const { kinds, planned, due } = await reasonsOf(handle, addDays(today, days));
      expect(everyReason.filter((kind) => !kinds.has(kind))).toEqual([]);
      expect(planned).toBeGreaterThanOrEqual(12);
      expect(due).toBeLessThan(60);
    }
  },
);

test.each(demoManagers.map(({ handle }) => handle))(
  "%s has facts learned, and key accounts cold and warm",
  async (handle) => {
    const { id } = await db.prisma.person.findUniqueOrThrow({ where: { email: emailOf(handle) } });
    const facts = await db.prisma.profileFact.groupBy({ by: ["kind"], where: { byId: id } });
    expect(facts.length).toBeGreaterThan(8);
    const accounts = await db.prisma.client.findMany({ where: { ownerId: id, keyAccountOn: { not: null } } });
    const visits = await lastVisitsOf(
      db,
      accounts.map((one) => one.id),
      "Asia/Shanghai",
    );
    const cold = accounts.map((one) =>
      levelStates(
        { keyAccountOn: one.keyAccountOn ?? "", lastVisits: visits.get(one.id) ?? {} },
        defaultPolicy.keyAccount,
        today,
      ).some(({ isCold }) => isCold),
    );
    expect(new Set(cold)).toEqual(new Set([true, false]));
  },
);

test("is the same branch for the same day", () => {
  expect(demoBook(today)).toEqual(demoBook(today));
  expect(demoBook(today).log).not.toEqual(demoBook("2026-11-24").log);
});

test.each(["2026-02-28", "2027-02-08", "2028-02-29", "2026-12-31", "2026-07-26"])(
  "every row of the demo of %s is a good one",
  async (date) => {
    const file = path.join(folder, `${date}.db`);
    const other = await openDb(file);
    await fillDemo(other, date, new Date(`${date}T07:55:00+08:00`));
    expect(await other.prisma.client.count()).toBe(1200);
    await other.close();
  },
);

test("the practice workspace has the same people, each matched by e-mail", async () => {
  const { users, channels } = demoWorkspace();
  const people = users.filter(({ isBot }) => !isBot);
  expect(people.map(({ email }) => email).sort()).toEqual(demoStaff.map(({ handle }) => emailOf(handle)).sort());
  expect(await db.prisma.person.count({ where: { email: { in: people.map(({ email }) => email) } } })).toBe(
    people.length,
  );
  const known = new Set(users.map(({ id }) => id));
  expect(channels.flatMap(({ members }) => members).filter((id) => !known.has(id))).toEqual([]);
  const teams = await db.prisma.team.findMany({ where: { kind: "managers" }, select: { channel: true } });
  const ids = channels.map(({ id }) => id);
  expect(teams.every(({ channel }) => channel !== null && ids.includes(channel))).toBe(true);
});

test("every manager has follow-ups of every age, promises, and one that is offered to the lead", async () => {
  const calendar = await calendarOf(db, "CN");
  for (const { handle } of demoManagers) {
    const owner = await db.prisma.person.findUniqueOrThrow({ where: { email: emailOf(handle) } });
    const open = await db.prisma.followUp.findMany({ where: { ownerId: owner.id, state: "open" } });
    const found = open.map(({ dueOn }) => ageOf(dueOn, workingDaysLate(dueOn, today, calendar), today));
    expect([...new Set(found)].toSorted(), handle).toEqual(ages.toSorted());
    expect(open.filter(({ isPromised }) => isPromised)).toHaveLength(2);
    expect(open.filter(({ offeredToId }) => offeredToId === owner.reportsToId)).toHaveLength(1);
    expect(open.filter(({ snoozes }) => snoozes > 0)).toHaveLength(1);
  }
});
