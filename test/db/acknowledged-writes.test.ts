import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { safeSqlite } from "../../src/db/safe-sqlite.ts";
import type { Db } from "../../src/db/sql.ts";
import { importRows } from "../../src/features/imports/import-rows.ts";
import { startScript } from "../support/child.ts";
import { addOne, countUp, newTally, tallyOf } from "../support/tally.ts";
import { tempDb } from "../support/temp.ts";

const setting = (name: string) => ({ where: { name }, create: { name, value: "" }, update: { value: "changed" } });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A transaction that stays open until told how it shall end. */
function openTransaction(db: Db, write: (tx: Parameters<Parameters<Db["prisma"]["$transaction"]>[0]>[0]) => unknown) {
  const { promise: begun, resolve: hasBegun } = Promise.withResolvers<void>();
  const { promise: told, resolve: end } = Promise.withResolvers<"commit" | "roll back">();
  const ended = db.prisma.$transaction(async (tx) => {
    await write(tx);
    hasBegun();
    if ((await told) === "roll back") throw new Error("rolled back");
  });
  return { begun, end, ended };
}

test("50 transactions at once that read and then write lose nothing", async () => {
  const { db } = await tempDb();
  await newTally(db);
  expect(await countUp(db, 50)).toBe(50);
  expect(await tallyOf(db)).toBe(50);
});

test("writes outside a transaction survive its rolling back, and 50 of both lose nothing", async () => {
  const { db } = await tempDb();
  await newTally(db);
  const undone = Array.from({ length: 25 }, async () => {
    await db.prisma.$transaction(async (tx) => {
      await tx.delivery.updateMany({ where: { key: "tally" }, data: { attempts: { increment: 1000 } } });
      throw new Error("rolled back");
    });
  });
  const done = Array.from({ length: 25 }, () => addOne(db));
  const plain = Array.from({ length: 50 }, (_, i) => db.prisma.setting.upsert(setting(`plain ${i}`)));
  const raw = Array.from(
    { length: 50 },
    (_, i) => db.prisma.$executeRaw`INSERT INTO "SeenEvent" VALUES (${`${i}`}, '')`,
  );
  const [, outcomes] = await Promise.all([Promise.allSettled(undone), Promise.allSettled([...done, ...plain, ...raw])]);
  expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([]);
  expect(await tallyOf(db)).toBe(25);
  expect(await db.prisma.setting.count({ where: { name: { startsWith: "plain" } } })).toBe(50);
  expect(await db.rows(`SELECT count(*) AS "n" FROM "SeenEvent"`)).toEqual([{ n: 50 }]);
});

test("a write that another request makes while a transaction is open is not rolled back with it", async () => {
  const { db } = await tempDb();
  const transaction = openTransaction(db, (tx) => tx.setting.create({ data: { name: "inside", value: "" } }));
  await transaction.begun;
  const outside = db.prisma.setting.create({ data: { name: "outside", value: "" } });
  // long enough for it to slip in, were it not made to wait
  await pause(50);
  transaction.end("roll back");
  await expect(transaction.ended).rejects.toThrow("rolled back");
  await outside;
  expect((await db.prisma.setting.findMany()).map(({ name }) => name)).toEqual(["outside"]);
});

test("nobody reads what is not committed; once acknowledged, everybody does", async () => {
  const { db } = await tempDb();
  const counts = async () => [
    await db.prisma.setting.count(),
    (await db.rows<{ n: number }>(`SELECT count(*) AS "n" FROM "Setting"`))[0]?.n,
    Number((await db.prisma.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS "n" FROM "Setting"`)[0]?.n),
  ];
  const transaction = openTransaction(db, (tx) => tx.setting.create({ data: { name: "inside", value: "" } }));
  await transaction.begun;
  expect(await counts()).toEqual([0, 0, 0]);
  transaction.end("commit");
  await transaction.ended;
  expect(await counts()).toEqual([1, 1, 1]);
});

test("a COMMIT that fails is reported, leaves nothing, and does not poison the next", async () => {
  const { db } = await tempDb();
  await newTally(db);
  const failing = db.prisma.$transaction(async (tx) => {
    // the broken reference is noticed by COMMIT itself
    await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
    await tx.$executeRaw`INSERT INTO "PersonRole" VALUES (4711, 'manager')`;
  });
  const others = Array.from({ length: 10 }, () => addOne(db));
  await expect(failing).rejects.toThrow();
  await Promise.all(others);
  expect(await tallyOf(db)).toBe(10);
  expect(await db.prisma.personRole.count()).toBe(0);
});

test("a transaction that takes too long is undone whole, and what it still tries touches nobody's work", async () => {
  const { db } = await tempDb();
  await newTally(db);
  const late = db.prisma.$transaction(
    async (tx) => {
      for (let i = 0; ; i++) await tx.setting.create({ data: { name: `late ${i}`, value: "" } });
    },
    { timeout: 150 },
  );
  const others = Array.from({ length: 20 }, () => addOne(db));
  await expect(late).rejects.toThrow();
  await Promise.all(others);
  await pause(50);
  expect(await tallyOf(db)).toBe(20);
  expect(await db.prisma.setting.count()).toBe(0);
});

test("an operation that a timed-out transaction left behind reaches neither the file nor the next transaction", async () => {
  const { db, file } = await tempDb();
  const adapter = await safeSqlite(file).connect();
  const sql = (text: string) => ({ sql: text, args: [], argTypes: [] });
  const straggler = sql(`INSERT INTO "Setting" VALUES ('late', '')`);
  const first = await adapter.startTransaction();
  await first.executeRaw(sql("ROLLBACK"));
  await expect(first.executeRaw(straggler)).rejects.toThrow("has ended");
  await first.rollback();
  const next = await adapter.startTransaction();
  await expect(first.executeRaw(straggler)).rejects.toThrow("has ended");
  await first.rollback();
  await next.executeRaw(sql(`INSERT INTO "Setting" VALUES ('next', '')`));
  await next.executeRaw(sql("COMMIT"));
  await next.commit();
  await adapter.dispose();
  expect((await db.prisma.setting.findMany()).map(({ name }) => name)).toEqual(["next"]);
});

test("two processes that count and import in one file lose nothing that either acknowledged", async () => {
  const { db, file } = await tempDb();
  await newTally(db);
  const now = new Date();
  await importRows(db, "people", [{ line: 2, cells: { email: "mei@bank.example", name: "Mei", roles: "manager" } }], {
    now,
  });
  const other = startScript("write-beside.ts", [file, "200", "3000"]);
  await other.says("at work");
  let counted = 0;
  let settings = 0;
  while (other.process.exitCode === null) {
    counted += await countUp(db, 10);
    await db.prisma.setting.create({ data: { name: `plain ${settings}`, value: "" } });
    settings++;
  }
  expect(await other.ended()).toBe(0);
  const acknowledged = JSON.parse(other.stdout().split("\n")[1] ?? "") as { counted: number; added: number };
  expect(acknowledged).toEqual({ counted: 200, added: 3000 });
  expect(await tallyOf(db)).toBe(200 + counted);
  expect(await db.prisma.client.count()).toBe(3000);
  expect(await db.prisma.setting.count()).toBe(settings);
  // else the two did not overlap
  expect(counted).toBeGreaterThan(20);
});

test("a lock that another process holds for 2 s delays the write and nothing else", async () => {
  const { db, file } = await tempDb();
  await newTally(db);
  const heldMs = 2000;
  const holder = startScript("hold-lock.ts", [file, `${heldMs}`]);
  await holder.says("held");
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const began = performance.now();
  let reads = 0;
  const write = addOne(db).then(() => performance.now() - began);
  const plain = db.prisma.setting.upsert(setting("plain"));
  for (let i = 0; i < 10; i++) {
    expect(await tallyOf(db)).toBe(0);
    reads++;
    await pause(50);
  }
  const waitedMs = await write;
  await plain;
  delay.disable();
  expect(reads).toBe(10);
  expect(waitedMs).toBeGreaterThan(heldMs / 2);
  // a busy handler inside the event loop would keep it for nearly the whole time
  expect(delay.max / 1e6).toBeLessThan(heldMs / 4);
  expect(await tallyOf(db)).toBe(1);
});
