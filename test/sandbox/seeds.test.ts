import { afterEach, expect, test } from "vitest";
import { emptySeed } from "../../src/sandbox/seed.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

const SEEDS = [
  { name: "small", title: { en: "A small team", zh: "小团队" } },
  { name: "empty", title: { en: "An empty workspace", zh: "空白工作区" } },
];

const reset = (body?: object) =>
  fetch(`${sandbox.url}/practice/reset`, { method: "POST", ...(body && { body: JSON.stringify(body) }) });

test("a reset chooses among the seeds that were offered, and the page is told of them", async () => {
  const asked: (string | undefined)[] = [];
  sandbox = await w.openWorkspace({
    seeds: SEEDS,
    reset: async (name) => {
      asked.push(name);
      return name === "empty" ? emptySeed(w.smallSeed()) : w.smallSeed();
    },
  });
  expect(sandbox.as(w.MEI).state().seeds).toEqual(SEEDS);
  await sandbox.as(w.TOM).act({ type: "message", channel: w.GENERAL, text: "before" });

  expect((await reset({ seed: "empty" })).status).toBe(200);
  const { members, conversations } = sandbox.as(w.MEI).state();
  expect(members.map(({ id }) => id)).toEqual([w.MEI, w.BOT]);
  expect(conversations.map(({ name }) => name)).toEqual(["general", w.BOT]);
  // The bot works on in it.
  const { ts } = await w.clientOf(sandbox).chat.postMessage({ channel: "C0GENERAL", text: "welcome" });
  expect(sandbox.as(w.MEI).messages("C0GENERAL")).toMatchObject([{ ts, text: "welcome" }]);

  expect((await reset({ seed: "small" })).status).toBe(200);
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toEqual([]);
  expect((await reset()).status).toBe(200);
  expect(asked).toEqual(["empty", "small", undefined]);
});

test("a seed that was not offered is refused, and nothing is lost", async () => {
  sandbox = await w.openWorkspace();
  await sandbox.as(w.TOM).act({ type: "message", channel: w.GENERAL, text: "kept" });
  expect((await reset({ seed: "empty" })).status).toBe(400);
  expect((await reset({ seed: 7 })).status).toBe(400);
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toMatchObject([{ text: "kept" }]);
  expect(sandbox.as(w.TOM).state()).not.toHaveProperty("seeds");
});

test("the empty workspace keeps the administrator, else whoever is first", () => {
  const seed = w.smallSeed();
  const led = { ...seed, users: seed.users.map((user) => ({ ...user, isAdmin: user.id === w.TOM })) };
  expect(emptySeed(led).users).toMatchObject([{ id: w.TOM, isAdmin: true }]);
  expect(emptySeed(seed).users).toMatchObject([{ id: w.MEI, isAdmin: true }]);
  expect(() => emptySeed({ ...seed, users: [] })).toThrow(RangeError);
});
