import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDb } from "../../src/db/open.ts";
import type { Db, Tx } from "../../src/db/sql.ts";
import { tempFolder } from "../support/temp.ts";

let db: Db;
beforeEach(async () => {
  db = await openDb(path.join(tempFolder(), "rounds.db"));
});
afterEach(() => db.close());

const names = async () => (await db.prisma.setting.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name);
const add = (tx: Tx, name: string) => tx.$executeRaw`INSERT INTO "Setting" ("name", "value") VALUES (${name}, 'x')`;

test("raw writes of a transaction are its own: rolled back with it, seen by what Prisma reads in it", async () => {
  const seen = await db.prisma.$transaction(async (tx) => {
    expect(await add(tx, "a")).toBe(1);
    await tx.$executeRawUnsafe(`INSERT INTO "Setting" ("name", "value") VALUES (?, ?)`, "b", "y");
    return tx.setting.count();
  });
  expect(seen).toBe(2);
  const failing = db.prisma.$transaction(async (tx) => {
    await add(tx, "c");
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await names()).toEqual(["a", "b"]);
});

test("of many at once each writes into its own", async () => {
  const one = (n: number) =>
    db.prisma.$transaction(async (tx) => {
      await add(tx, `first ${n}`);
      await tx.setting.count();
      await add(tx, `second ${n}`);
      if (n % 2 === 1) throw new Error("odd");
    });
  await Promise.allSettled(Array.from({ length: 30 }, (_, n) => one(n)));
  const kept = await names();
  expect(kept).toHaveLength(30);
  expect(kept.every((name) => Number(name.split(" ")[1]) % 2 === 0)).toBe(true);
});

test("what a transaction sends when it has ended is refused, and lands nowhere", async () => {
  let late: Tx | undefined;
  await db.prisma.$transaction(async (tx) => {
    late = tx;
    await add(tx, "a");
  });
  const held = db.prisma.$transaction(async (tx) => {
    await add(tx, "b");
    await expect(Promise.resolve(late && add(late, "lost"))).rejects.toThrow("the transaction has ended");
  });
  await held;
  expect(await names()).toEqual(["a", "b"]);
});

test("values are written as Prisma writes them", async () => {
  const at = new Date("2035-03-05T01:02:03.004Z");
  const direct = await db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "SeenEvent" ("eventId", "at") VALUES ('direct', ${at})`;
    await tx.seenEvent.create({ data: { eventId: "prisma", at } });
    return tx.$queryRaw<{ text: string }[]>`SELECT CAST("at" AS TEXT) AS "text" FROM "SeenEvent" ORDER BY "eventId"`;
  });
  expect(direct).toEqual([{ text: "2035-03-05T01:02:03.004+00:00" }, { text: "2035-03-05T01:02:03.004+00:00" }]);
  const kinds = await db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "Setting" ("name", "value") VALUES ('t', (${true} = 1) || typeof(${null}) || typeof(${7n}))`;
    return tx.setting.findUniqueOrThrow({ where: { name: "t" } });
  });
  expect(kinds.value).toBe("1nullinteger");
});
