import { expect, test } from "vitest";
import { enqueue } from "../../src/slack/delivery.ts";
import { GENERAL, MEI, TOM } from "../sandbox/workspace.ts";
import { openOutbox } from "../support/outbox.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a bot leaves that was killed while it posted: a post may stand in Slack, and its lease has run out. */
const killedInPost = { state: "sending", dirtySince: BigInt(Date.now()), leaseToken: "of the dead", leaseUntil: 0n };

test("what is written down is posted with its key, and where it stands is recorded", async () => {
  const { db, worker, write, row, keysIn } = await openOutbox();
  const person = await db.prisma.person.create({ data: { email: "mei@example.com", name: "Mei", slackUserId: MEI } });
  const message = { text: "hello", blocks: [] };
  await enqueue(db.prisma, { key: "plan:1", personId: person.id, target: MEI, message });
  await write("notice:1", GENERAL);
  await worker().drain();
  expect(await keysIn(MEI)).toEqual(["plan:1"]);
  const sent = await row("plan:1");
  expect(sent).toMatchObject({ state: "sent", channel: expect.stringMatching(/^D/), ts: expect.stringMatching(/^\d/) });
  expect((await db.prisma.person.findUniqueOrThrow({ where: { id: person.id } })).dmChannel).toBe(sent.channel);
  expect(await row("notice:1")).toMatchObject({ state: "sent", channel: GENERAL });
});

test("the same key is written down once, and not at all when its transaction is rolled back", async () => {
  const { db, worker, write, keysIn } = await openOutbox();
  expect([await write("a", MEI), await write("a", MEI)]).toEqual([true, false]);
  const undone = db.prisma.$transaction(async (tx) => {
    await enqueue(tx, { key: "b", target: MEI, message: { text: "b", blocks: [] } });
    throw new Error("rolled back");
  });
  await expect(undone).rejects.toThrow("rolled back");
  await worker().drain();
  expect(await keysIn(MEI)).toEqual(["a"]);
});

test("a post whose answer was lost is found again and not repeated, in a conversation whose id was never learned", async () => {
  const { sandbox, worker, write, row, keysIn } = await openOutbox();
  await write("plan:1", MEI);
  sandbox.trouble({ dropAnswer: 1, methods: ["chat.postMessage"] });
  await worker().drain();
  expect(await row("plan:1")).toMatchObject({ state: "pending", channel: null, lastError: expect.any(String) });
  sandbox.trouble({});
  await pause(150);
  await worker().drain();
  expect(await row("plan:1")).toMatchObject({ state: "sent", channel: expect.stringMatching(/^D/) });
  expect(await keysIn(MEI)).toEqual(["plan:1"]);
});

test("without the look-up the same fault posts twice: so it is the look-up that prevents it", async () => {
  const { sandbox, worker, write, keysIn } = await openOutbox();
  await write("plan:1", MEI);
  const blind = worker({}, { postedSince: async () => [] });
  sandbox.trouble({ dropAnswer: 1, methods: ["chat.postMessage"] });
  await blind.drain();
  sandbox.trouble({});
  await pause(150);
  await blind.drain();
  expect(await keysIn(MEI)).toEqual(["plan:1", "plan:1"]);
});

test("a post that never reached Slack is made after all", async () => {
  const { db, worker, write, keysIn } = await openOutbox();
  await write("plan:1", MEI);
  await db.prisma.delivery.updateMany({ data: killedInPost });
  await worker().drain();
  expect(await keysIn(MEI)).toEqual(["plan:1"]);
});

test("a post is found again under more than 200 newer messages", async () => {
  const { db, slack, worker, write, row } = await openOutbox();
  await write("plan:1", MEI);
  const { channel, ts } = await slack.post(MEI, { text: "plan", blocks: [] }, "plan:1");
  await db.prisma.delivery.updateMany({ data: killedInPost });
  for (let i = 0; i < 410; i++) await slack.post(channel, { text: `newer ${i}`, blocks: [] });
  let posts = 0;
  await worker({}, { post: async () => Promise.reject(new Error(`post ${++posts}`)) }).drain();
  expect(posts).toBe(0);
  expect(await row("plan:1")).toMatchObject({ state: "sent", channel, ts });
});

test("a message that Slack refuses is marked, logged by its key alone, and keeps nobody else waiting", async () => {
  const { worker, write, row, keysIn, log } = await openOutbox();
  await write("lost:1", "U0NOBODY01", "for Client P1");
  await write("plan:1", MEI);
  await worker().drain();
  expect(await row("lost:1")).toMatchObject({ state: "failed", lastError: "channel_not_found" });
  expect(await keysIn(MEI)).toEqual(["plan:1"]);
  expect(log.filter((line) => line.includes("lost:1"))).toHaveLength(1);
  expect(log.join()).not.toContain("Client P1");
  expect(await worker().drain()).toBe(0);
});

test("when the lease of one worker has run out another takes the row over, and the first posts no more", async () => {
  const { worker, write, keysIn, row } = await openOutbox();
  await write("first", TOM);
  await write("plan:1", MEI);
  // the first worker's pace makes the second row wait beyond its lease
  const slow = worker({ leaseMs: 700, callTimeoutMs: 0, perMinute: 60 });
  const slowly = slow.drain();
  await pause(750);
  const other = worker();
  for (let tries = 0; tries < 20 && (await row("plan:1")).state !== "sent"; tries++) {
    await other.drain();
    await pause(50);
  }
  await slowly;
  expect(await keysIn(MEI)).toEqual(["plan:1"]);
  expect(await row("plan:1")).toMatchObject({ state: "sent" });
});

test("two workers at once post everything once", async () => {
  const { worker, write, keysIn } = await openOutbox();
  const keys = Array.from({ length: 40 }, (_, i) => `plan:${String(i).padStart(2, "0")}`);
  for (const [i, key] of keys.entries()) await write(key, i % 2 ? MEI : TOM);
  const workers = [worker(), worker()];
  for (const one of workers) one.start();
  while ((await keysIn(MEI)).length + (await keysIn(TOM)).length < keys.length) await pause(20);
  for (const one of workers) await one.stop();
  expect([...(await keysIn(MEI)), ...(await keysIn(TOM))].sort()).toEqual(keys);
});
