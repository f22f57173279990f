import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { plannedOnce, statements } from "../../src/db/statements.ts";

let db: Database.Database;

beforeAll(() => {
  db = new Database(":memory:");
  db.exec(`CREATE TABLE T (id INTEGER PRIMARY KEY, name TEXT, n INTEGER, r REAL, free);
           CREATE INDEX T_name ON T (name); CREATE INDEX T_n ON T (n);
           INSERT INTO T VALUES (1, '7', 7, 7.0, 7), (2, 'x', NULL, 0.5, '7'), (3, '07', 0, 7.5, x'37')`);
});
afterAll(() => db.close());

test("values that the plan could depend on are those of sub-selects", () => {
  expect(plannedOnce(`SELECT * FROM T WHERE (id = ? AND n >= ?) AND name IN (?,?) LIMIT ? OFFSET ?`)).toBe(
    `SELECT * FROM T WHERE (id = (SELECT ?) AND n >= ?) AND name IN (?,?) LIMIT (SELECT ?) OFFSET (SELECT ?)`,
  );
});

describe("what a value is compared with, it finds as before", () => {
  const values = [7, 7.5, 7n, "7", "07", "7.0", "x", Buffer.from("7"), null];
  const cases = ["id", "name", "n", "r", "free"].flatMap((column) => values.map((value) => ({ column, value })));
  test.each(cases)("$column = $value", ({ column, value }) => {
    const sql = `SELECT id FROM T WHERE ${column} = ? ORDER BY id LIMIT ? OFFSET ?`;
    expect(db.prepare(plannedOnce(sql)).all(value, 2, 0)).toEqual(db.prepare(sql).all(value, 2, 0));
  });
});

test("a statement is made once for each text, and those asked for longest ago are forgotten", () => {
  const prepare = vi.spyOn(db, "prepare");
  const statementOf = statements(db);
  const first = statementOf("SELECT 1");
  for (let n = 2; n <= 1000; n++) statementOf(`SELECT ${n}`);
  expect(statementOf("SELECT 1")).toBe(first);
  statementOf("SELECT 1001");
  expect(statementOf("SELECT 1")).toBe(first);
  expect(prepare).toHaveBeenCalledTimes(1001);
  statementOf("SELECT 2");
  expect(prepare).toHaveBeenCalledTimes(1002);
  prepare.mockRestore();
});
