import type { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Deps } from "../../src/deps.ts";
import { postPlans } from "../../src/features/visits/job.ts";
import { startJobs } from "../../src/jobs.ts";
import { newLog } from "../../src/log.ts";
import type { Job } from "../../src/slack/job.ts";
import { slackPort } from "../../src/slack/port.ts";
import { type Book, staffedBook } from "../support/book.ts";

let book: Book;
beforeEach(async () => {
  book = await staffedBook();
});
afterEach(() => book.close());

const log = newLog("silent");
const depsAt = (now: () => Date) => ({ db: book.db, now, log }) as unknown as Deps;

/** A clock that a test sets ahead. */
function handClock(start: string) {
  let at = new Date(start);
  const listeners = new Set<() => void>();
  return {
    now: () => at,
    aheadMs: () => Number(at) - Number(new Date(start)),
    onJump: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setAhead(to: string) {
      at = new Date(to);
      for (const listener of listeners) listener();
    },
  };
}

test("a job that takes long does not hold up the others", async () => {
  const clock = handClock("2026-11-23T00:00:00Z");
  let end = () => {};
  const long: Job = { name: "long", cron: "0 0 1 1 *", run: () => new Promise((resolve) => (end = resolve)) };
  let runs = 0;
  const short: Job = { name: "short", cron: "0 0 1 1 *", run: async () => void runs++ };
  const jobs = startJobs(depsAt(clock.now), clock, [long, short]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(runs).toBe(1);
  end();
  await jobs.stop();
});

test("a fault in what the clock passed over does not end all work", async () => {
  const clock = handClock("2026-11-23T00:00:00Z");
  let runs = 0;
  let isFaulty = true;
  const job: Job = {
    name: "one",
    cron: "0 0 1 1 *",
    run: async () => void runs++,
    nextDue: async () => {
      if (isFaulty) throw new Error("the database is away");
      return undefined;
    },
  };
  const jobs = startJobs(depsAt(clock.now), clock, [job]);
  clock.setAhead("2026-11-23T08:00:00Z");
  await jobs.settled();
  isFaulty = false;
  clock.setAhead("2026-11-23T09:00:00Z");
  await jobs.settled();
  expect(runs).toBe(3);
  await jobs.stop();
});

test("a posting time that changes tomorrow is kept tomorrow", async () => {
  const { defaultPolicy } = await import("../../src/features/policy/rules.ts");
  const earlier = { ...defaultPolicy, plan: { ...defaultPolicy.plan, postAt: "07:00" } };
  await book.db.prisma.policy.create({
    data: { name: "visits", value: JSON.stringify(earlier), validFrom: "2026-11-24" },
  });
  await book.db.prisma.person.updateMany({ data: { slackUserId: null } });
  await book.db.prisma.person.update({ where: { email: "mei@x.com" }, data: { slackUserId: "U1" } });
  const next = await postPlans.nextDue?.(
    depsAt(() => new Date()),
    new Date("2026-11-23T09:00:00+08:00"),
  );
  expect(next?.toISOString()).toBe("2026-11-23T23:00:00.000Z");
});

test("all members of a large workspace are read, at the pace that Slack allows", async () => {
  const tooMany = Object.assign(new Error("429"), { code: "slack_webapi_rate_limited_error", retryAfter: 0.01 });
  let calls = 0;
  const users = {
    list: async ({ cursor = "" }: { cursor?: string }) => {
      if (calls++ % 2 === 0) throw tooMany;
      const page = Number(cursor);
      return { members: [{ id: `U${page}` }], response_metadata: { next_cursor: page < 3 ? String(page + 1) : "" } };
    },
  };
  const client = { users, auth: { test: async () => ({ team_id: "T1" }) } } as unknown as WebClient;
  const seen: string[] = [];
  for await (const page of slackPort(client).members()) seen.push(...page.map(({ slackUserId }) => slackUserId));
  expect(seen).toEqual(["U0", "U1", "U2", "U3"]);
});

/** A job that is due on each full hour and says when it ran; it waits for ever at the moment that it is held at. */
function hourly(heldAt?: string) {
  const ran: string[] = [];
  const job: Job = {
    name: "hourly",
    cron: "0 0 1 1 *",
    run: async (_, now) => {
      if (now.toISOString() === heldAt) await new Promise(() => {});
      ran.push(now.toISOString().slice(11, 16));
    },
    nextDue: async (_, after) => new Date(Math.floor(Number(after) / 3_600_000 + 1) * 3_600_000),
  };
  return { job, ran };
}

test("a start goes on with what the clock had passed over when the process before ended", async () => {
  const clock = handClock("2026-11-23T00:10:00Z");
  const killed = hourly("2026-11-23T03:00:00.000Z");
  const before = startJobs(depsAt(clock.now), clock, [killed.job]);
  await before.settled();
  clock.setAhead("2026-11-23T05:20:00Z");
  await expect.poll(() => killed.ran).toEqual(["00:10", "01:00", "02:00"]);
  const next = hourly();
  const jobs = startJobs(depsAt(clock.now), clock, [next.job]);
  await jobs.settled();
  expect(next.ran).toEqual(["03:00", "04:00", "05:00", "05:20"]);
  await jobs.stop();
  // all of it was run: nothing is left to a further start
  const last = hourly();
  const again = startJobs(depsAt(clock.now), clock, [last.job]);
  await again.settled();
  expect(last.ran).toEqual(["05:20"]);
  await again.stop();
});

test("what is due together at a start comes in its order", async () => {
  const clock = handClock("2026-11-23T00:10:00Z");
  const order: string[] = [];
  const due = (name: string, ms: number): Job => ({
    name,
    cron: "0 0 1 1 *",
    run: async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      order.push(name);
    },
    nextDue: async () => undefined,
  });
  const jobs = startJobs(depsAt(clock.now), clock, [due("reminders", 30), due("plans", 0)]);
  await jobs.settled();
  expect(order).toEqual(["reminders", "plans"]);
  await jobs.stop();
});
