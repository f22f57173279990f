import { expect, test } from "vitest";
import { tellLater } from "../../../src/features/notices/acts.ts";
import { storeDigest } from "../../../src/features/team/acts.ts";
import { leadMemory } from "../../../src/features/team/queries.ts";
import { tempDb } from "../../support/temp.ts";

const at = new Date("2035-03-05T00:30:00Z");
const held = (date: string) => ({ date, at, lines: [["F1", 0] as const] });
const message = (notices: string[]) => ({ text: notices.join(), blocks: [] });

async function withLead() {
  const { db } = await tempDb();
  const { id } = await db.prisma.person.create({ data: { email: "lin@x.com", name: "Lin", slackUserId: "ULIN" } });
  return { db, lead: { id, slackUserId: "ULIN" } };
}

test("two processes that serve a lead at once store and tell one digest, with the lines that waited", async () => {
  const { db, lead } = await withLead();
  await tellLater(db.prisma, { key: "n", personId: lead.id, line: "waited" });
  const stored = await Promise.all([1, 2, 3].map(() => storeDigest(db, lead, held("2035-03-05"), message)));
  expect(stored.filter(Boolean)).toHaveLength(1);
  const [delivery] = await db.prisma.delivery.findMany();
  expect(delivery).toMatchObject({ key: `digest:2035-03-05:P${lead.id}`, startedOn: "2035-03-05", target: "ULIN" });
  expect(delivery?.payload).toContain("waited");
  expect(await db.prisma.delivery.count()).toBe(1);
});

test("what fails half-way leaves neither digest, nor message, nor a line told", async () => {
  const { db, lead } = await withLead();
  await tellLater(db.prisma, { key: "n", personId: lead.id, line: "waited" });
  const failing = storeDigest(db, lead, held("2035-03-05"), () => {
    throw new Error("cut off");
  });
  await expect(failing).rejects.toThrow("cut off");
  expect([await db.prisma.digest.count(), await db.prisma.delivery.count()]).toEqual([0, 0]);
  expect(await db.prisma.notice.count({ where: { toldIn: null } })).toBe(1);
});

test("only the newest digest's lines are kept, and a day is compared with the one before it", async () => {
  const { db, lead } = await withLead();
  for (const date of ["2035-03-05", "2035-03-06"]) await storeDigest(db, lead, held(date), message);
  expect(await leadMemory(db, lead.id, "2035-03-07")).toEqual({ date: "2035-03-06", lines: [["F1", 0]] });
  expect(await db.prisma.digest.count({ where: { lines: { not: null } } })).toBe(1);
  expect(await leadMemory(db, lead.id, "2035-03-05")).toBeUndefined();
});
