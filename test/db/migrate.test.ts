import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { migrate } from "../../src/db/migrate.ts";
import { startScript } from "../support/child.ts";
import { tempFolder } from "../support/temp.ts";

const newFile = () => path.join(tempFolder(), "rounds.db");

function inFile<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const tables = (file: string) =>
  inFile(file, (db) => db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all());

/** A folder of migrations, by name. */
function folderOf(migrations: Record<string, string>): string {
  const folder = tempFolder();
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

test("five processes that start at once on a new file: one migrates, all go on", async () => {
  const file = newFile();
  const starts = Array.from({ length: 5 }, () => startScript("migrate.ts", [file]));
  expect(await Promise.all(starts.map((start) => start.ended()))).toEqual([0, 0, 0, 0, 0]);
  const applied = starts.flatMap((start) => JSON.parse(start.stdout()) as string[]);
  expect(new Set(applied).size).toBe(applied.length);
  expect(applied.length).toBeGreaterThan(0);
  expect(inFile(file, (db) => db.prepare(`SELECT count(*) FROM "_prisma_migrations"`).pluck().get())).toBe(
    applied.length,
  );
});

test("a file that is up to date is left as it is", () => {
  const file = newFile();
  expect(migrate(file)).not.toEqual([]);
  expect(migrate(file)).toEqual([]);
});

test("a migration that was edited after it was applied is refused", () => {
  const file = newFile();
  migrate(file, folderOf({ "1_first": "CREATE TABLE a (x)" }));
  const edited = folderOf({ "1_first": "CREATE TABLE a (x, y)", "2_second": "CREATE TABLE b (x)" });
  expect(() => migrate(file, edited)).toThrow("1_first was edited");
  expect(tables(file)).not.toContain("b");
});

test("a database of a newer build is refused", () => {
  const file = newFile();
  migrate(file, folderOf({ "1_first": "CREATE TABLE a (x)", "2_newer": "CREATE TABLE b (x)" }));
  expect(() => migrate(file, folderOf({ "1_first": "CREATE TABLE a (x)" }))).toThrow("newer build of Rounds: 2_newer");
});

test("a migration that fails half-way leaves nothing of itself, and keeps those before it", () => {
  const file = newFile();
  const migrations = { "1_first": "CREATE TABLE a (x)", "2_second": "CREATE TABLE b (x); CREATE TABLE a (x);" };
  expect(() => migrate(file, folderOf(migrations))).toThrow("already exists");
  expect(tables(file)).toContain("a");
  expect(tables(file)).not.toContain("b");
  const mended = { ...migrations, "2_second": "CREATE TABLE b (x)" };
  expect(migrate(file, folderOf(mended))).toEqual(["2_second"]);
});

test("a migration that leaves a reference to nowhere is undone", () => {
  const file = newFile();
  const first = "CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a REFERENCES a(id));";
  migrate(file, folderOf({ "1_first": first }));
  inFile(file, (db) => db.exec("INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);"));
  const both = folderOf({ "1_first": first, "2_second": "DELETE FROM a" });
  expect(() => migrate(file, both)).toThrow("2_second breaks 1 references");
  expect(inFile(file, (db) => db.prepare("SELECT count(*) FROM a").pluck().get())).toBe(1);
});
