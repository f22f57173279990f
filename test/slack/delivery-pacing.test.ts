import { WebAPIRateLimitedError } from "@slack/web-api";
import { expect, test } from "vitest";
import { pacing } from "../../src/slack/delivery-pacing.ts";
import { MEI, TOM } from "../sandbox/workspace.ts";
import { quick } from "../support/house.ts";
import { openOutbox } from "../support/outbox.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Timers may fire a millisecond early. */
const slackMs = 5;

test("posts keep the pace of the workspace, and that of each conversation", async () => {
  const turn = pacing({ ...quick, perMinute: 1200, channelGapMs: 200 }, new AbortController().signal);
  const began = performance.now();
  const at = async (target: string) => {
    await turn.wait(target);
    return performance.now() - began;
  };
  const [first, second, again] = await Promise.all([at("A"), at("B"), at("A")]);
  expect(first).toBeLessThan(second);
  expect(second).toBeGreaterThanOrEqual(50 - slackMs);
  expect(again).toBeGreaterThanOrEqual(200 - slackMs);
});

test("a pause holds back those who wait already, and lets them go when it is over", async () => {
  const turn = pacing({ ...quick, perMinute: 600 }, new AbortController().signal);
  const began = performance.now();
  await turn.wait("A");
  const waiting = turn.wait("B").then(() => performance.now() - began);
  turn.pause(400);
  expect(await waiting).toBeGreaterThanOrEqual(400 - slackMs);
});

test("a 429 pauses all other posts as long as it says, and nothing is lost", async () => {
  const { slack, worker, write, row } = await openOutbox();
  const posts: { at: number; key: string }[] = [];
  const limited = worker(
    // wide enough that no second post has had its turn when the first is answered
    { perMinute: 80 },
    {
      async post(target, message, key) {
        posts.push({ at: performance.now(), key: key ?? "" });
        if (posts.length === 1) throw new WebAPIRateLimitedError(1);
        return slack.post(target, message, key);
      },
    },
  );
  // the first use of everything takes its time
  await write("warm", MEI);
  await worker().drain();
  for (let i = 0; i < 3; i++) await write(`plan:${i}`, i % 2 ? MEI : TOM);
  limited.start();
  while (posts.length < 4) await pause(10);
  await limited.stop();
  const [first, second] = posts;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000 - slackMs);
  expect((await Promise.all([0, 1, 2].map((i) => row(`plan:${i}`)))).map(({ state }) => state)).toEqual(
    Array(3).fill("sent"),
  );
});

test("a stop does not wait for the pace: what has not been posted is left, free, to the next start", async () => {
  const { worker, write, db, keysIn } = await openOutbox();
  for (let i = 0; i < 5; i++) await write(`plan:${i}`, MEI);
  const slow = worker({ leaseMs: 60_000, perMinute: 2 });
  slow.start();
  while ((await keysIn(MEI)).length === 0) await pause(10);
  const began = performance.now();
  await slow.stop();
  expect(performance.now() - began).toBeLessThan(2000);
  expect(await db.prisma.delivery.count({ where: { state: "pending", leaseUntil: 0n, dirtySince: null } })).toBe(4);
  await worker().drain();
  expect(await keysIn(MEI)).toHaveLength(5);
});
