import { expect, test } from "vitest";
import type { Deps } from "../../src/deps.ts";
import { enqueue } from "../../src/slack/delivery.ts";
import { forgetMessages } from "../../src/slack/forget-messages.ts";
import { openOutbox } from "../support/outbox.ts";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const message = { text: "the plan", blocks: [] };

test("what was posted a month ago loses its words and keeps its key; what is newer or not posted stays as it is", async () => {
  const { db } = await openOutbox();
  const rows = [
    ...Array.from({ length: 1100 }, (_, n) => ({ key: `old:${n}`, state: "sent", createdAt: daysAgo(31) })),
    { key: "failed", state: "failed", createdAt: daysAgo(31) },
    { key: "new", state: "sent", createdAt: daysAgo(29) },
  ];
  await db.prisma.delivery.createMany({
    data: rows.map((row) => ({ ...row, target: "U1", payload: JSON.stringify(message), runAt: 0n })),
  });
  const withWords = async () =>
    (await db.prisma.delivery.findMany({ where: { payload: { not: "" } }, orderBy: { id: "asc" } })).map(
      ({ key }) => key,
    );
  const run = () => forgetMessages.run({ db } as unknown as Deps, new Date("2000-01-01T00:00:00Z"));
  await run();
  expect(await withWords()).toEqual(["failed", "new"]);
  expect(await enqueue(db.prisma, { key: "old:7", target: "U1", message })).toBe(false);

  await db.prisma.delivery.update({ where: { key: "new" }, data: { createdAt: daysAgo(30.1) } });
  await run();
  expect(await withWords()).toEqual(["failed"]);
});
