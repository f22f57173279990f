import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import type { MessagePage, State } from "../src/sandbox/protocol.ts";
import { type Child, startChild } from "./support/child.ts";
import { eventually } from "./support/eventually.ts";
import { freePort } from "./support/free-port.ts";
import { readBlocks } from "./support/person.ts";
import { tempFolder } from "./support/temp.ts";

vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let url: string;
let port: number;

beforeEach(async () => {
  folder = tempFolder();
  port = await freePort();
  url = `http://localhost:${port}`;
});

const start = (file: string, args: string[], settings: Record<string, string>): Child =>
  startChild(new URL(`../${file}`, import.meta.url), args, { DATA_DIR: folder, PORT: String(port), ...settings });

const get = async <T>(where: string): Promise<T> => (await (await fetch(`${url}${where}`)).json()) as T;
const post = (where: string, body: unknown) =>
  fetch(`${url}${where}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const joined = () =>
  eventually(async () => ((await get<State>("/practice/state?as=U0MEI")).app.connected ? true : undefined), "the bot");

async function inboxOf(slackUserId: string): Promise<string[]> {
  const { conversations, app } = await get<State>(`/practice/state?as=${slackUserId}`);
  const im = conversations.find(({ kind, name }) => kind === "im" && name === app.botUserId);
  if (!im) return [];
  const { messages } = await get<MessagePage>(`/practice/messages?as=${slackUserId}&channel=${im.id}&limit=50`);
  return messages.map(({ blocks }) => readBlocks(blocks));
}

const aPlan = (slackUserId: string) =>
  eventually(async () => (await inboxOf(slackUserId)).find((text) => /Plan for|走访计划/.test(text)), "a plan");

test("npm start's program opens a practice workspace at 07:55 of a working day; the plan arrives at 08:00; a restart keeps all", async () => {
  const first = start("src/main.ts", [], {});
  await joined();
  const { clock } = await get<State>("/practice/state?as=U0MEI");
  expect(clock.now.slice(11, 16)).toBe("23:55");
  await eventually(async () => (first.stdout().includes(url) ? true : undefined), "the address");

  await post("/practice/clock", { advanceMs: 6 * 60_000 });
  expect(await aPlan("U0MEI")).toContain("走访计划");
  expect(await aPlan("U0DANIEL")).toContain("Plan for");

  first.process.kill("SIGTERM");
  expect(await first.ended()).toBe(0);
  start("src/main.ts", [], {});
  await joined();
  expect((await inboxOf("U0MEI")).filter((text) => text.includes("走访计划"))).toHaveLength(1);
});

test("a reset begins the demo anew: nothing posted, the same people, the bot at work", async () => {
  start("src/main.ts", [], {});
  await joined();
  await post("/practice/clock", { advanceMs: 6 * 60_000 });
  await aPlan("U0MEI");
  expect((await post("/practice/reset", {})).status).toBe(200);
  expect(await inboxOf("U0MEI")).toEqual([]);
  expect((await get<State>("/practice/state?as=U0MEI")).clock.now.slice(11, 16)).toBe("23:55");
  await post("/practice/clock", { advanceMs: 6 * 60_000 });
  expect(await aPlan("U0MEI")).toContain("走访计划");
});

test("a reset may begin the demo with all names in one language; the same seats, and it stays so over a restart", async () => {
  const first = start("src/main.ts", [], {});
  await joined();
  expect((await post("/practice/reset", { seed: "demo-en" })).status).toBe(200);
  await post("/practice/clock", { advanceMs: 6 * 60_000 });
  const plan = await aPlan("U0MEI");
  expect(plan).toContain("Plan for");
  expect(plan).not.toMatch(/[\u4e00-\u9fff]/);
  first.process.kill("SIGTERM");
  await first.ended();
  start("src/main.ts", [], {});
  await joined();
  const { me, members } = await get<State>("/practice/state?as=U0MEI");
  expect(me).toMatchObject({ realName: "Grace Whitfield", locale: "en-US" });
  expect(members.map(({ realName }) => realName).filter((name) => /[\u4e00-\u9fff]/.test(name))).toEqual([]);
});

test("a bot in another process joins `rounds sandbox` and lives by its clock; killing the bot leaves Slack standing", async () => {
  const workspace = start("src/cli.ts", ["sandbox"], {});
  const told = await eventually(
    () => (workspace.stdout().includes("npm start") ? workspace.stdout() : undefined),
    "how to join",
  );
  const settings = Object.fromEntries(
    [...told.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  const botPort = await freePort();
  const bot = start("src/main.ts", [], { ...settings, PORT: String(botPort) });
  await joined();
  const health = await eventually(async () => (await fetch(`http://localhost:${botPort}/health`)).json(), "health");
  expect(health).toEqual({ status: "up", database: "up", slack: "up" });

  await bot.kill();
  await post("/practice/clock", { advanceMs: 3 * 60_000 });
  start("src/main.ts", [], { ...settings, PORT: String(botPort) });
  await joined();
  await post("/practice/clock", { advanceMs: 3 * 60_000 });
  expect(await aPlan("U0DANIEL")).toContain("Plan for");
});

test("a reset to an empty house knows nobody, stays so over a restart, and takes one's own import", async () => {
  const first = start("src/main.ts", [], {});
  await joined();
  expect((await post("/practice/reset", { seed: "nonsense" })).status).toBe(400);
  expect((await post("/practice/reset", { seed: "empty" })).status).toBe(200);
  first.process.kill("SIGTERM");
  await first.ended();
  start("src/main.ts", [], {});
  await joined();
  const asks = async () => {
    const { conversations } = await get<State>("/practice/state?as=U0DANIEL");
    const channel = conversations.find(({ name }) => name === "general")?.id ?? "";
    await post("/practice/act", {
      as: "U0DANIEL",
      act: { type: "command", channel, command: "/clients", text: "all" },
    });
    const { messages } = await get<MessagePage>(`/practice/messages?as=U0DANIEL&channel=${channel}&limit=50`);
    return readBlocks(messages.at(-1)?.blocks ?? []);
  };
  await eventually(
    async () => ((await asks()).includes("not in the house's list of people") ? true : undefined),
    "an answer",
  );

  const people = path.join(folder, "people.csv");
  writeFileSync(path.join(folder, "branches.csv"), "branch,time_zone\nMine,Asia/Shanghai\n");
  writeFileSync(people, "email,name,roles,team\ndaniel.okafor@lujiazui.example,Daniel,manager,Team\n");
  for (const kind of ["branches", "people"]) {
    const done = start("src/cli.ts", ["import", kind, path.join(folder, `${kind}.csv`)], {});
    expect(await done.ended(), done.stderr()).toBe(0);
  }
  await eventually(
    async () => ((await asks()).includes("no clients in your book yet") ? true : undefined),
    "a manager's answer",
  );
});
