import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as w from "./workspace.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "practice-"));
  file = path.join(folder, "practice-workspace.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("everything is there again after a restart: messages, private answers, Home, clock", async () => {
  const first = await w.openWorkspace({ stateFile: file });
  const client = w.clientOf(first);
  const blocks = [{ type: "divider", block_id: "line" }];
  const metadata = { event_type: "plan", event_payload: { key: "1" } };
  const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one", blocks, metadata });
  await client.chat.postMessage({ channel: w.GENERAL, text: "reply", thread_ts: ts });
  await client.chat.postEphemeral({ channel: w.GENERAL, user: w.MEI, text: "psst" });
  await client.views.publish({ user_id: w.MEI, view: { type: "home", blocks } });
  first.clock.setAhead(new Date("2040-01-01T00:00:00Z"));
  first.setUser(w.TOM, { deleted: true });
  const before = first.as(w.MEI).state();
  await first.close();

  const second = await w.openWorkspace({ stateFile: file });
  const after = second.as(w.MEI).state();
  expect(second.as(w.MEI).messages(w.GENERAL)).toMatchObject([
    { text: "one", blocks, replyCount: 1 },
    { text: "psst", ephemeral: true },
  ]);
  expect(after.home).toEqual(before.home);
  expect(after.conversations).toEqual(before.conversations);
  expect(after.members.map(({ id }) => id)).not.toContain(w.TOM);
  expect(second.clock.now().getUTCFullYear()).toBe(2040);
  const history = await w.clientOf(second).conversations.history({ channel: w.GENERAL, include_all_metadata: true });
  expect(history.messages).toMatchObject([{ ts, metadata }]);
  await second.close();
});

/** Runs a workspace in a process of its own. */
async function spawnWorkspace(): Promise<{ child: ChildProcess; client: WebClient }> {
  const script = `
    import { startSandbox } from ${JSON.stringify(path.resolve("src/sandbox/start.ts"))};
    const seed = ${JSON.stringify(w.smallSeed())};
    console.log((await startSandbox({ port: 0, stateFile: ${JSON.stringify(file)}, seed })).apiUrl);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const slackApiUrl = await new Promise<string>((resolve) =>
    child.stdout.once("data", (data) => resolve(String(data).trim())),
  );
  return { child, client: w.clientOf({ apiUrl: slackApiUrl }) };
}

test("no message that was answered for is lost by kill -9", async () => {
  const { child, client } = await spawnWorkspace();
  const answered: string[] = [];
  const posting = (async () => {
    for (let i = 0; ; i++)
      answered.push((await client.chat.postMessage({ channel: w.GENERAL, text: `${i}` })).ts ?? "");
  })();
  const stopped = expect(posting).rejects.toThrow();
  await w.eventually(() => answered.length > 50, 10_000);
  child.kill("SIGKILL");
  await stopped;
  const again = await w.openWorkspace({ stateFile: file });
  const kept = new Set(
    again
      .as(w.TOM)
      .messages(w.GENERAL)
      .map(({ ts }) => ts),
  );
  expect(answered.filter((ts) => !kept.has(ts))).toEqual([]);
  await again.close();
});

test("it starts in well under 300 ms", async () => {
  const start = performance.now();
  const sandbox = await w.openWorkspace({ stateFile: file });
  expect(performance.now() - start).toBeLessThan(300);
  await sandbox.close();
});
