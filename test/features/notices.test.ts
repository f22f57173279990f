import { expect, test } from "vitest";
import type { Db } from "../../src/db/sql.ts";
import { takeNotices, tellLater, tellNow } from "../../src/features/notices/acts.ts";
import { enqueue } from "../../src/slack/delivery.ts";
import { tempDb } from "../support/temp.ts";

const day = "2035-03-05";
const message = { text: "hello", blocks: [] };

async function withMei(): Promise<{ db: Db; mei: { id: number; slackUserId: string | null } }> {
  const { db } = await tempDb();
  const mei = await db.prisma.person.create({ data: { email: "mei@x.com", name: "Mei", slackUserId: "UMEI" } });
  return { db, mei };
}

test("a line waits for the next message, is told once, and the same key leaves no second", async () => {
  const { db, mei } = await withMei();
  const order = { key: "ladder:3:F1:P1", personId: mei.id, line: "F1 is late." };
  expect(await tellLater(db.prisma, order)).toBe(true);
  expect(await tellLater(db.prisma, { ...order, line: "F1 is later." })).toBe(false);
  await tellLater(db.prisma, { key: "ladder:3:F2:P1", personId: mei.id, line: "F2 is late." });
  expect(await takeNotices(db.prisma, mei.id, "plan:1")).toEqual(["F1 is late.", "F2 is late."]);
  expect(await takeNotices(db.prisma, mei.id, "plan:2")).toEqual([]);
});

test("two messages made at once share the lines; a message that is undone leaves them waiting", async () => {
  const { db, mei } = await withMei();
  await tellLater(db.prisma, { key: "a", personId: mei.id, line: "A" });
  const undone = db.prisma.$transaction(async (tx) => {
    await takeNotices(tx, mei.id, "plan:1");
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  const told = await Promise.all(["plan:1", "digest:1"].map((key) => takeNotices(db.prisma, mei.id, key)));
  expect(told.flat()).toEqual(["A"]);
});

test("a message carries ten lines at most, and the next one the rest", async () => {
  const { db, mei } = await withMei();
  for (let n = 1; n <= 12; n++) await tellLater(db.prisma, { key: `n${n}`, personId: mei.id, line: `line ${n}` });
  expect(await takeNotices(db.prisma, mei.id, "plan:1")).toHaveLength(10);
  expect(await takeNotices(db.prisma, mei.id, "plan:2")).toEqual(["line 11", "line 12"]);
});

test("the fourth message of a day rides in the next plan instead", async () => {
  const { db, mei } = await withMei();
  await enqueue(db.prisma, { key: "plan:1", personId: mei.id, startedOn: day, target: "UMEI", message });
  const tell = (key: string, on = day) =>
    db.prisma.$transaction((tx) => tellNow(tx, { key, person: mei, day: on, message, line: `told by ${key}` }));
  // at once, as taps on several devices are
  expect((await Promise.all(["a", "b", "c", "d"].map((key) => tell(key)))).toSorted()).toEqual([
    "later",
    "later",
    "now",
    "now",
  ]);
  expect(await tell("a")).toBe("known");
  expect(await tell("d")).toBe("known");
  expect(await tell("e", "2035-03-06")).toBe("now");
  expect(await takeNotices(db.prisma, mei.id, "plan:2")).toHaveLength(2);
  expect(await db.prisma.delivery.count({ where: { startedOn: day } })).toBe(3);
});

test("whom Slack does not know is told later", async () => {
  const { db, mei } = await withMei();
  const person = { id: mei.id, slackUserId: null };
  const told = db.prisma.$transaction((tx) => tellNow(tx, { key: "a", person, day, message, line: "A" }));
  expect(await told).toBe("later");
});
