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

test("an answer stands in its message's thread, waits for it, and is found there when its fate was unknown", async () => {
  const { db, sandbox, slack, worker, row } = await openOutbox();
  const text = (words: string) => ({ text: words, blocks: [] });
  await enqueue(db.prisma, { key: "act:1", target: GENERAL, message: text("first"), threadOf: "card" });
  expect(await worker().drain()).toBe(0);
  await enqueue(db.prisma, { key: "card", target: GENERAL, message: text("card") });
  await worker().drain();
  await worker().drain();
  const card = { channel: GENERAL, ts: (await row("card")).ts ?? "" };
  const keys = async () => (await slack.repliesSince(card, new Date(0))).map(({ deliveryKey }) => deliveryKey);
  expect(await keys()).toEqual(["card", "act:1"]);
  await enqueue(db.prisma, { key: "act:2", target: GENERAL, message: text("second"), threadOf: "card" });
  sandbox.trouble({ dropAnswer: 1, methods: ["chat.postMessage"] });
  await worker().drain();
  expect(await row("act:2")).toMatchObject({ state: "pending" });
  sandbox.trouble({});
  await pause(150);
  await worker().drain();
  expect(await row("act:2")).toMatchObject({ state: "sent" });
  expect(await keys()).toEqual(["card", "act:1", "act:2"]);
});

test("of several that replace a message the newest stands, whatever became of the older", async () => {
  const { db, sandbox, worker, write, row } = await openOutbox();
  await write("card", GENERAL, "as filed");
  await worker().drain();
  const edit = (key: string) =>
    enqueue(db.prisma, { key, target: GENERAL, message: { text: key, blocks: [] }, editOf: "card" });
  const shown = () => sandbox.as(MEI).messages(GENERAL).at(-1)?.text;
  await edit("judged");
  sandbox.trouble({ serverError: 1, methods: ["chat.update"] });
  await worker().drain();
  sandbox.trouble({});
  expect(shown()).toBe("as filed");
  await edit("assigned");
  await pause(150);
  await worker().drain();
  expect(shown()).toBe("assigned");
  expect([(await row("judged")).state, (await row("assigned")).state]).toEqual(["sent", "sent"]);
});

test("what would answer a message that Slack refused is given up", async () => {
  const { db, worker, write, row } = await openOutbox();
  await write("card", "C0NOWHERE");
  await enqueue(db.prisma, { key: "act:1", target: "C0NOWHERE", message: { text: "a", blocks: [] }, threadOf: "card" });
  await worker().drain();
  await worker().drain();
  expect([(await row("card")).state, (await row("act:1")).state]).toEqual(["failed", "failed"]);
});
