import module from "node:module";
import type { Emulator } from "emulate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Doc, textOf } from "../../src/sandbox/doc.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { differences, runScript, type World } from "./answer-script.ts";
import { REASONS } from "./emulate-differences.ts";
import { listen } from "./file-workspace.ts";
import * as w from "./workspace.ts";

const SCOPES = ["channels:join", "files:read", "files:write", "reactions:read", "reactions:write"];
const manifest = w.grantedToo(SCOPES);

let sandbox: Sandbox;
let other: Emulator;

/** The emulator needs a newer Node than the bot does. */
const isRunnable = "registerHooks" in module;

beforeAll(async () => {
  if (!isRunnable) return;
  const { createEmulator } = await import("emulate");
  sandbox = await w.openWorkspace({ seed: w.smallSeed({ manifest }) });
  const people = [
    { name: "mei", real_name: "Mei", email: "mei@example.com" },
    { name: "tom", real_name: "Tom", email: "tom@example.com" },
  ];
  const slack = {
    team: { name: "Practice", domain: "practice" },
    users: people,
    channels: [{ name: "general" }, { name: "elsewhere" }],
    tokens: [{ token: w.BOT_TOKEN, user: "tom" }],
  };
  other = await createEmulator({ service: "slack", port: 0, seed: { slack } });
});
afterAll(async () => {
  if (!isRunnable) return;
  await sandbox.close();
  await other.close();
});

async function here(): Promise<World> {
  const payloads = await listen(sandbox);
  const trigger = async () => {
    payloads.length = 0;
    await sandbox.as(w.MEI).act({ type: "shortcut", callbackId: "new_note" });
    return textOf((await w.eventually(() => payloads[0])).trigger_id) ?? "";
  };
  const places = { channel: w.GENERAL, elsewhere: w.ELSEWHERE };
  return { client: w.clientOf(sandbox), ...places, person: w.MEI, email: "mei@example.com", trigger };
}

async function there(): Promise<World> {
  const client = w.clientOf({ apiUrl: `${other.url}/api/` });
  const channels = (await client.conversations.list({})).channels ?? [];
  const idOf = (name: string) => channels.find((it) => it.name === name)?.id ?? "";
  const { user } = await client.users.lookupByEmail({ email: "mei@example.com" });
  await client.conversations.join({ channel: idOf("general") });
  await client.conversations.invite({ channel: idOf("general"), users: user?.id ?? "" });
  const trigger = async () => {
    const answer = (await client.apiCall("views.generateTriggerId", { user_id: user?.id })) as unknown as Doc;
    return textOf(answer.trigger_id) ?? "";
  };
  const places = { channel: idOf("general"), elsewhere: idOf("elsewhere") };
  return { client, ...places, person: user?.id ?? "", email: "mei@example.com", trigger };
}

/** Every difference between the answers of the two, by step. */
async function compared(): Promise<string[]> {
  const [ours, theirs] = [await runScript(await here()), await runScript(await there())];
  expect(ours.map(({ name }) => name)).toEqual(theirs.map(({ name }) => name));
  expect(ours.length).toBeGreaterThan(40);
  return ours.flatMap(({ name, answer }, index) =>
    differences(answer, theirs[index]?.answer).map((difference) => `${name} ${difference}`),
  );
}

test.runIf(isRunnable)(
  "the same calls by Slack's own client have answers of the same shape, but for what is listed with its reason",
  async () => {
    const found = await compared();
    expect(found.filter((difference) => !REASONS.some(({ pattern }) => pattern.test(difference)))).toEqual([]);
    // A reason for what no longer differs is told too.
    const idle = REASONS.filter(({ pattern }) => !found.some((difference) => pattern.test(difference)));
    expect(idle.map(({ pattern }) => pattern.source)).toEqual([]);
  },
);

test("the comparison sees keys, types and codes that differ", () => {
  const ours = { ok: false, error: "a", list: [{ same: 1, mine: 1 }], kind: "text" };
  const theirs = { ok: false, error: "b", list: [{ same: 2, yours: 1 }], kind: 5 };
  expect(differences(ours, theirs)).toEqual([
    '/error "a" instead of "b"',
    "/kind string instead of number",
    "/list/0/mine only here",
    "/list/0/yours only there",
  ]);
});
