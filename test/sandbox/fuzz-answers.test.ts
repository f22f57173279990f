import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Json } from "../../src/lib/json.ts";
import { type Doc, isDoc, textOf } from "../../src/sandbox/doc.ts";
import type { ActResult, Traffic } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { BLOCKS } from "./blocks/block-samples.ts";
import { ELEMENTS } from "./blocks/element-samples.ts";
import { anyJson, mutate } from "./blocks/mutate.ts";
import { holding } from "./blocks/parts.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let socket: WebSocket;
let answer: Json = {};
let payload: Doc = {};

beforeEach(async () => {
  sandbox = await w.openWorkspace();
  const { url = "" } = await w.clientOf(sandbox, w.APP_TOKEN).apps.connections.open();
  socket = new WebSocket(url.replace("localhost", "127.0.0.1"));
  await new Promise((resolve) => socket.once("message", resolve));
  socket.on("message", (data: Buffer) => {
    const envelope = JSON.parse(data.toString()) as { type: string; envelope_id: string; payload: Doc };
    if (envelope.type === "slash_commands" || envelope.type === "interactive") payload = envelope.payload;
    const isAsked = payload.type !== "shortcut" && envelope.type !== "events_api";
    socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, ...(isAsked && { payload: answer }) }));
  });
});
afterEach(async () => {
  socket.terminate();
  await sandbox.close();
  expect(Object.keys(Object.prototype), "what every object has").toEqual([]);
});

const samples: Doc[] = [...Object.values(BLOCKS).map(({ block }) => block), ...Object.values(ELEMENTS).map(holding)];
const title = { type: "plain_text", text: "Title" };
const steps = fc.array(fc.nat(20), { minLength: 1, maxLength: 7 });

/** Sound answers with one place changed, the same ones each time. */
function mutated(sound: Doc[], numRuns: number): Json[] {
  const changed = fc.tuple(fc.constantFrom(...sound), steps, anyJson);
  return fc.sample(
    changed.map(([value, way, by]) => mutate(value, way, by)),
    { numRuns, seed: 20261121 },
  );
}

/** An answer was taken, or the person is told that it was refused, and the traffic tells where it is wrong. */
async function expectJudged(result: ActResult) {
  if (result.ok || result.errors) return;
  expect(result).toMatchObject({ notice: "rejected", detail: expect.stringMatching(/^[a-z_]+/) });
  const { entries } = (await (await fetch(`${sandbox.url}/practice/traffic`)).json()) as { entries: Traffic[] };
  const told = entries.findLast(({ kind }) => kind === "delivery");
  expect(told?.ok).toBe(false);
  if (told?.error === "invalid_blocks") expect(told.faults?.[0]?.pointer).toMatch(/^\/blocks/);
}

test("mutated answers to a command: each is shown, or refused with the place", async () => {
  const greet = { type: "command", channel: w.GENERAL, command: "/greet", text: "" } as const;
  for (answer of mutated(
    samples.map((block) => ({ text: "hi", blocks: [block] })),
    400,
  )) {
    await expectJudged(await sandbox.as(w.MEI).act(greet));
  }
});

test("mutated answers by response_url: each is shown, or refused with Slack's code", async () => {
  const greet = { type: "command", channel: w.GENERAL, command: "/greet", text: "" } as const;
  const statuses = new Set<number>();
  for (const body of mutated(
    samples.map((block) => ({ text: "hi", response_type: "in_channel", blocks: [block] })),
    300,
  )) {
    await sandbox.as(w.MEI).act(greet);
    const response = await fetch(textOf(payload.response_url) ?? "", { method: "POST", body: JSON.stringify(body) });
    statuses.add(response.status);
    const told: unknown = await response.json();
    expect(isDoc(told) && (told.ok === true || typeof told.error === "string")).toBe(true);
  }
  expect([...statuses].toSorted()).toEqual([200, 400]);
});

test("mutated answers to a submitted form: it goes on, or the person is told", async () => {
  const element = { type: "plain_text_input", action_id: "a" };
  const input = { type: "input", block_id: "b", label: title, element };
  const view = { type: "modal", title, submit: title, blocks: [input] };
  const sound: Doc[] = [
    { response_action: "errors", errors: { b: "no" } },
    { response_action: "update", view },
    { response_action: "push", view },
    { response_action: "clear" },
  ];
  const state = { b: { a: { type: "plain_text_input", value: "x" } } };
  for (const changed of mutated(sound, 250)) {
    await sandbox.as(w.MEI).act({ type: "shortcut", callbackId: "new_note" });
    const opened = await w.clientOf(sandbox).apiCall("views.open", { trigger_id: payload.trigger_id, view });
    const viewId = textOf((opened as unknown as { view: Doc }).view.id) ?? "";
    answer = changed;
    await expectJudged(await sandbox.as(w.MEI).act({ type: "submit", viewId, state }));
    answer = {};
  }
});
