import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDb } from "../../src/db/open.ts";
import type { Db } from "../../src/db/sql.ts";
import { fillDemo } from "../../src/demo/fill.ts";
import { emailOf, managersOf } from "../../src/demo/house.ts";

import { lastVisitsOf } from "../../src/features/brief/key-queries.ts";
import { levelStates } from "../../src/features/brief/key-rules.ts";
import { ageOf, ages, workingDaysLate } from "../../src/features/follow-ups/rules.ts";
import { calendarOf } from "../../src/features/policy/queries.ts";
import { defaultPolicy } from "../../src/features/policy/rules.ts";

const today = "2026-11-23";
const beforeEight = new Date("2026-11-22T23:55:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "rounds-demo-service-"));
let db: Db;

beforeAll(async () => {
  db = await openDb(path.join(folder, "demo.db"));
  await fillDemo(db, today, beforeEight);
});

afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

test.each(managersOf("mixed").map(({ handle }) => handle))(
  "%s has facts learned, and key accounts cold and warm",
  async (handle) => {
    const { id } = await db.prisma.person.findUniqueOrThrow({ where: { email: emailOf(handle) } });
    const facts = await db.prisma.profileFact.groupBy({ by: ["kind"], where: { byId: id } });
    expect(facts.length).toBeGreaterThan(8);
    const accounts = await db.prisma.client.findMany({ where: { ownerId: id, keyAccountOn: { not: null } } });
    for (const { openedOn, keyAccountOn } of accounts)
      expect(`${openedOn} < ${keyAccountOn}`).toBe(`${[openedOn, keyAccountOn].sort().join(" < ")}`);
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

test("every manager has follow-ups of every age, promises, and one that is offered to the lead", async () => {
  const calendar = await calendarOf(db, "CN");
  for (const { handle } of managersOf("mixed")) {
    const owner = await db.prisma.person.findUniqueOrThrow({ where: { email: emailOf(handle) } });
    const open = await db.prisma.followUp.findMany({
      where: { ownerId: owner.id, state: "open", source: { not: "complaint" } },
    });
    const found = open.map(({ dueOn }) => ageOf(dueOn, workingDaysLate(dueOn, today, calendar), today));
    expect([...new Set(found)].toSorted(), handle).toEqual(ages.toSorted());
    expect(open.filter(({ isPromised }) => isPromised)).toHaveLength(3);
    expect(open.filter(({ offeredToId }) => offeredToId === owner.reportsToId)).toHaveLength(1);
    expect(open.filter(({ snoozes }) => snoozes > 0)).toHaveLength(1);
  }
});

test("every manager has contacts as they are logged in chat: written down late, corrected, offered and won", async () => {
  for (const { handle } of managersOf("mixed")) {
    const { id } = await db.prisma.person.findUniqueOrThrow({ where: { email: emailOf(handle) } });
    const contacts = await db.prisma.contactLog.findMany({
      where: { loggedById: id },
      orderBy: { id: "asc" },
      include: { changes: true },
    });
    expect(contacts.map(({ sale }) => sale)).toEqual([null, "offered", "won"]);
    expect(contacts.map(({ changes }) => changes.length)).toEqual([0, 1, 0]);
    const [visit] = contacts;
    expect(visit?.suggestion).not.toBeNull();
    expect(Number(visit?.loggedAt) - Number(visit?.at)).toBeGreaterThan(2 * 86_400_000);
  }
});
