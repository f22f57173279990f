import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDb } from "../../src/db/open.ts";
import type { Db } from "../../src/db/sql.ts";
import { demoBook, fillDemo } from "../../src/demo/fill.ts";
import { demoStaff, emailOf, managersOf } from "../../src/demo/house.ts";
import { demoWorkspace } from "../../src/demo/workspace.ts";

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

test("has leave ahead with who covers, and clients with a cadence of their own", async () => {
  const leaves = await db.prisma.leave.findMany({ select: { fromDate: true, person: true, cover: true } });
  expect(leaves.map(({ fromDate, person, cover }) => [fromDate, person.name, cover.name])).toEqual([
    ["2026-12-07", "Emily Carter", "Arjun Mehta"],
    ["2026-12-14", "王思远", "李文博"],
  ]);
  expect(await db.prisma.cadenceChange.count()).toBe(3);
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

test.each(managersOf("mixed").map(({ handle }) => handle))(
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

test.each([
  ["zh", /^[\u4e00-\u9fff·]+$/],
  ["en", /^[\x20-\x7e]+$/],
] as const)("has all names in one language when asked to: %s", async (naming, ofLanguage) => {
  const only = await openDb(path.join(folder, `${naming}.db`));
  await fillDemo(only, today, beforeEight, naming);
  const awkward = ["O'Neil & Sons", "*bold* Coffee Roasters", "<!channel> Media"];
  const clients = await only.prisma.client.findMany({ select: { name: true } });
  const people = await only.prisma.person.findMany({ select: { name: true, email: true } });
  const contacts = await only.prisma.contact.findMany({ select: { name: true } });
  const names = [...clients, ...people, ...contacts].map(({ name }) => name).filter((name) => !awkward.includes(name));
  expect(clients).toHaveLength(1200);
  expect(names.filter((name) => !ofLanguage.test(name))).toEqual([]);
  const { users, team, channels } = demoWorkspace(naming);
  const members = users.filter(({ isBot }) => !isBot);
  expect(members.map(({ email }) => email).sort()).toEqual(people.map(({ email }) => email).sort());
  expect(new Set(members.map(({ locale }) => locale))).toEqual(new Set([naming === "zh" ? "zh-CN" : "en-US"]));
  expect([team.name, ...members.map(({ title }) => title)].filter((name) => !ofLanguage.test(name))).toEqual([]);
  expect(channels.map(({ members: there }) => there.length)).toEqual([16, 6, 6, 4]);
  expect(demoBook(today, naming)).toEqual(demoBook(today, naming));
  await only.close();
});

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
