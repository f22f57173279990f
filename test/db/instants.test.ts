import { afterEach, expect, test } from "vitest";
import { type Db, sqlInstant } from "../../src/db/sql.ts";
import { fillDemo } from "../../src/demo/fill.ts";
import { tellLater } from "../../src/features/notices/acts.ts";
import { endLeave } from "../../src/features/people/leave-acts.ts";
import { loadCalendarYear } from "../../src/features/policy/acts.ts";
import { skipItem } from "../../src/features/visits/item-acts.ts";
import { openComplaintHouse } from "../support/complaint-house.ts";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";

let house: House;
afterEach(() => house.close());

/** A client is skipped, the team's channel is set, and a line waits: what the next morning's digests tell. */
async function tendPlans(db: Db) {
  const at = new Date("2035-03-05T08:05:00+08:00");
  const { clientId, plan } = await db.prisma.planItem.findFirstOrThrow({ include: { plan: true } });
  const item = { clientId, personId: plan.personId, date: plan.date, byId: plan.personId, at };
  expect(await skipItem(db, { ...item, until: "2035-03-12", reason: "Is abroad" })).toBe(true);
  await db.prisma.team.updateMany({ data: { channel: "C1" } });
  await db.prisma.$transaction((tx) => tellLater(tx, { key: "a", personId: plan.personId, line: "Tom is away." }));
}

test("every instant that the house writes has the one form that SQL compares", async () => {
  house = await openHouse(
    [
      { name: "Lee", roles: ["lead"] },
      { name: "Mei", reportsTo: "Lee" },
      { name: "Tom", reportsTo: "Lee" },
    ],
    { botIsInGeneral: true },
  );
  const { db } = house;
  const rich = { assets: "600万", currency: "CNY", opened_on: "2034-01-10" };
  await house.load("clients", [clientRow("P1", "Mei", rich)]);
  await house.load("log", [
    logRow("P1", "Mei", "visit", "2034-02-01"),
    logRow("P1", "Mei", "call", "2034-03-01 10:00"),
  ]);
  // another owner and another tier
  await house.load("clients", [clientRow("P1", "Tom", { ...rich, assets: "60万" })]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  await house.person("Tom").types("/clients P1");
  await house.person("Tom").writesToBot("help");
  await house.person("Tom").waitsFor("/clients");
  await tendPlans(db);
  await house.goTo("2035-03-06T08:31:00+08:00");
  await fillDemo(db, "2035-03-05", new Date("2035-03-05T08:02:00+08:00"));
  await loadCalendarYear(db, "CN", 2036, { holidays: [], makeUpDays: [] }, "2035-03-05");

  const leave = await db.prisma.leave.findFirstOrThrow();
  await endLeave(db, leave.id, leave.fromDate, new Date(), []);

  await checkInstants(db, (table) => !table.startsWith("Complaint"));
});

test("so has every instant of a complaint", async () => {
  const complaints = await openComplaintHouse();
  house = complaints;
  const files = [{ slackFileId: "F1", name: "receipt.pdf" }];
  await complaints.bringTo(await complaints.file("Wu", { files }), "evaluate");
  await complaints.file("Wu");
  await checkInstants(complaints.db, (table) => table.startsWith("Complaint"));
});

/** Every column that holds instants has some, all in the one form. */
async function checkInstants(db: Db, isAsked: (table: string) => boolean): Promise<void> {
  const all = await db.rows<{ table: string; column: string }>(
    `SELECT m."name" AS "table", c."name" AS "column" FROM sqlite_master m JOIN pragma_table_info(m."name") c
     WHERE m."type" = 'table' AND m."name" <> '_prisma_migrations' AND c."type" = 'DATETIME'`,
  );
  const columns = all.filter(({ table }) => isAsked(table));
  expect(columns.length).toBeGreaterThan(8);
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/;
  expect(sqlInstant(new Date())).toMatch(form);
  const empty: string[] = [];
  for (const { table, column } of columns) {
    const values = await db.rows<{ value: unknown }>(
      `SELECT "${column}" AS "value" FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    if (values.length === 0) empty.push(`${table}.${column}`);
    for (const { value } of values)
      expect([table, column, value]).toEqual([table, column, expect.stringMatching(form)]);
  }
  // else the story above did not come to these columns
  expect(empty).toEqual([]);
}
