import { expect, test } from "vitest";
import { enqueue } from "../../src/slack/delivery.ts";
import { allPosted } from "../support/posted.ts";
import { tempDb } from "../support/temp.ts";

test("what is posted slowly is waited for as long as it goes on, and what nobody takes up is not", async () => {
  const { db } = await tempDb();
  const keys = ["a", "b", "c", "d", "e"];
  for (const key of keys) await enqueue(db.prisma, { key, target: "C1", message: { text: key, blocks: [] } });
  await expect(allPosted(db, 300)).rejects.toThrow("deliveries are left");
  const post = async () => {
    for (const key of keys) {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await db.prisma.delivery.update({ where: { key }, data: { state: "sent" } });
    }
  };
  const [posting, waiting] = [post(), allPosted(db, 3000)];
  await waiting;
  await posting;
  expect(await db.prisma.delivery.count({ where: { state: "sent" } })).toBe(keys.length);
});
