import path from "node:path";
import { expect, test } from "vitest";
import { lockBot } from "../../src/db/lock.ts";
import { startScript } from "../support/child.ts";
import { tempFolder } from "../support/temp.ts";

test("a second bot on the same database file is refused until the first one's process is gone, killed or not", async () => {
  const file = path.join(tempFolder(), "made", "rounds.db");
  const first = startScript("lock-bot.ts", [file]);
  await first.says("locked");
  expect(lockBot(file)).toBeUndefined();
  const second = startScript("lock-bot.ts", [file]);
  await second.says("refused");

  await first.kill();
  const lock = lockBot(file);
  expect(lock).toBeDefined();
  expect(lockBot(file)).toBeUndefined();
  lock?.release();
  const third = startScript("lock-bot.ts", [file]);
  await third.says("locked");
});

test("bots on different files do not disturb each other", () => {
  const folder = tempFolder();
  const locks = ["a.db", "b.db"].map((name) => lockBot(path.join(folder, name)));
  expect(locks).not.toContain(undefined);
  for (const lock of locks) lock?.release();
});
