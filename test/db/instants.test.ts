import { afterEach, expect, test } from "vitest";
import { sqlInstant } from "../../src/db/sql.ts";
import { loadCalendarYear } from "../../src/features/policy/acts.ts";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";

let house: House;
afterEach(() => house.close());

test("every instant that the house writes has the one form that SQL compares", async () => {
  house = await openHouse([{ name: "Mei" }, { name: "Tom" }]);
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
  await loadCalendarYear(db, "CN", 2036, { holidays: [], makeUpDays: [] }, "2035-03-05");

  const columns = await db.rows<{ table: string; column: string }>(
    `SELECT m."name" AS "table", c."name" AS "column" FROM sqlite_master m JOIN pragma_table_info(m."name") c
     WHERE m."type" = 'table' AND m."name" <> '_prisma_migrations' AND c."type" = 'DATETIME'`,
  );
  expect(columns.length).toBeGreaterThan(8);
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/;
  expect(sqlInstant(new Date())).toMatch(form);
  for (const { table, column } of columns) {
    const values = await db.rows<{ value: unknown }>(
      `SELECT "${column}" AS "value" FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    // else the story above did not come to this column
    expect([table, column, values.length > 0]).toEqual([table, column, true]);
    for (const { value } of values)
      expect([table, column, value]).toEqual([table, column, expect.stringMatching(form)]);
  }
});
