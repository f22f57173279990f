import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ActResult, ClockState, Happening, MessagePage, State, Trouble } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await w.openWorkspace();
});
afterEach(() => sandbox.close());

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(`${sandbox.url}/practice/${path}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}
const send = (path: string, body: unknown, headers = {}) =>
  fetch(`${sandbox.url}/practice/${path}`, { method: "POST", body: JSON.stringify(body), headers });
const act = async (as: string, deed: object) => (await (await send("act", { as, act: deed })).json()) as ActResult;

/** What the stream tells the person, as it comes in; the traffic, which everybody is told, is left out. */
async function watch(as: string) {
  const told: Happening[] = [];
  const stop = new AbortController();
  const { body } = await fetch(`${sandbox.url}/practice/stream?as=${as}`, { signal: stop.signal });
  const read = async () => {
    for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = part.split("\n").filter((line) => line.startsWith("data: "));
      const happenings = lines.map((line) => JSON.parse(line.slice(6)) as Happening);
      told.push(...happenings.filter(({ type }) => type !== "traffic"));
    }
  };
  void read().catch(() => undefined);
  return { told, stop: () => stop.abort() };
}

describe("the page's questions", () => {
  test("who am I, who is here, what can I do", async () => {
    const state = await get<State>(`state?as=${w.MEI}`);
    expect(state.me).toMatchObject({ id: w.MEI, realName: "Mei", locale: "zh-CN" });
    expect(state.members.map(({ id }) => id).toSorted()).toEqual([w.BOT, w.MEI, w.TOM]);
    expect(state.conversations.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
      "channel elsewhere",
      "channel general",
      `im ${w.BOT}`,
      "private desk",
    ]);
    expect(state.commands).toEqual([{ command: "/greet", description: "Greets", usageHint: "[name]" }]);
    expect(state.shortcuts.map(({ type }) => type)).toEqual(["global", "message"]);
    expect(state.app).toEqual({ name: "Helper", botUserId: w.BOT, hasHome: true, connected: false });
  });

  test("messages page by page, backwards", async () => {
    for (const text of ["1", "2", "3"]) await act(w.MEI, { type: "message", channel: w.GENERAL, text });
    const last = await get<MessagePage>(`messages?as=${w.TOM}&channel=${w.GENERAL}&limit=2`);
    expect([last.hasMore, ...last.messages.map(({ text }) => text)]).toEqual([true, "2", "3"]);
    const first = await get<MessagePage>(
      `messages?as=${w.TOM}&channel=${w.GENERAL}&limit=2&before=${last.messages[0]?.ts}`,
    );
    expect([first.hasMore, ...first.messages.map(({ text }) => text)]).toEqual([false, "1"]);
  });

  test("unread marks, until the conversation is read", async () => {
    const unread = () =>
      sandbox
        .as(w.TOM)
        .state()
        .conversations.find(({ id }) => id === w.GENERAL)?.unread;
    await act(w.MEI, { type: "message", channel: w.GENERAL, text: "1" });
    expect(unread()).toBe(1);
    await act(w.TOM, { type: "read", channel: w.GENERAL });
    expect(unread()).toBe(0);
  });

  test("nobody reads or writes where they are not", async () => {
    expect((await fetch(`${sandbox.url}/practice/messages?as=${w.TOM}&channel=${w.DESK}`)).status).toBe(404);
    expect(await act(w.TOM, { type: "message", channel: w.DESK, text: "hi" })).toMatchObject({ notice: "rejected" });
    expect((await send("act", { as: "U0NOBODY01", act: { type: "openHome" } })).status).toBe(404);
    expect((await send("act", { nonsense: true })).status).toBe(400);
  });

  test("a member's own language and zone can be changed, to zones that exist", async () => {
    expect(await act(w.TOM, { type: "profile", locale: "zh-CN", tz: "Asia/Tokyo" })).toEqual({ ok: true });
    expect(sandbox.as(w.TOM).state().me).toMatchObject({ locale: "zh-CN", tz: "Asia/Tokyo" });
    expect(await act(w.TOM, { type: "profile", tz: "Moon/Crater" })).toMatchObject({ ok: false });
  });
});

test("the stream tells each person what they see", async () => {
  const [mei, tom] = [await watch(w.MEI), await watch(w.TOM)];
  const { chat } = w.clientOf(sandbox);
  const { ts = "" } = await chat.postMessage({ channel: w.GENERAL, text: "all" });
  await chat.postEphemeral({ channel: w.GENERAL, user: w.MEI, text: "Mei" });
  await chat.update({ channel: w.GENERAL, ts, text: "all!" });
  await chat.delete({ channel: w.GENERAL, ts });
  sandbox.setUser(w.TOM, { locale: "zh-CN" });
  sandbox.clock.setAhead(new Date(Date.now() + 86_400_000));
  await w.eventually(() => mei.told.length === 6 && tom.told.length === 5);
  expect(mei.told.map(({ type }) => type)).toEqual(["message", "message", "changed", "deleted", "member", "clock"]);
  expect(tom.told.map(({ type }) => type)).toEqual(["message", "changed", "deleted", "member", "clock"]);
  mei.stop();
  tom.stop();
});

describe("the clock", () => {
  test("starts where the seed says, but never before the machine's", async () => {
    const later = await w.openWorkspace({ seed: { ...w.smallSeed(), startsAt: new Date("2040-01-01T00:00:00Z") } });
    expect(later.clock.now().getUTCFullYear()).toBe(2040);
    await later.close();
    const earlier = await w.openWorkspace({ seed: { ...w.smallSeed(), startsAt: new Date(0) } });
    expect(Math.abs(earlier.clock.now().getTime() - Date.now())).toBeLessThan(1000);
    await earlier.close();
  });

  test("is set ahead, tells who waits for it, and never goes back", async () => {
    let jumps = 0;
    sandbox.clock.onJump(() => jumps++);
    const before = await get<ClockState>("clock");
    const waiting = get<ClockState>(`clock?after=${before.version}`);
    const ahead = (await (await send("clock", { advanceMs: 3_600_000 })).json()) as ClockState;
    expect(Date.parse(ahead.now) - Date.parse(before.now)).toBeGreaterThanOrEqual(3_600_000);
    expect(await waiting).toMatchObject({ version: ahead.version });
    expect(jumps).toBe(1);
    expect((await send("clock", { to: before.now })).status).toBe(400);
    expect((await send("clock", { to: "soon" })).status).toBe(400);
    expect(() => sandbox.clock.setAhead(new Date(0))).toThrow(RangeError);
  });
});

test("a reset asks for a new seed first, and begins with that", async () => {
  await sandbox.close();
  const asked: number[] = [];
  const reset = async () => {
    asked.push(sandbox.as(w.TOM).messages(w.GENERAL).length);
    return { ...w.smallSeed(), startsAt: new Date("2041-01-01T00:00:00Z") };
  };
  sandbox = await w.openWorkspace({ reset });
  await act(w.MEI, { type: "message", channel: w.GENERAL, text: "old" });
  const { told, stop } = await watch(w.TOM);
  await send("reset", {});
  await w.eventually(() => told.some(({ type }) => type === "reset"));
  expect(asked).toEqual([1]);
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toEqual([]);
  expect(sandbox.clock.now().getUTCFullYear()).toBe(2041);
  stop();
});

test("trouble is set and read over HTTP too", async () => {
  await send("trouble", { dropAnswer: 0.25, methods: ["chat.postMessage"], seed: 3 });
  expect(await get<Trouble>("trouble")).toMatchObject({
    dropAnswer: 0.25,
    slow: 0,
    methods: ["chat.postMessage"],
    seed: 3,
  });
  expect((await send("trouble", { dropAnswer: 2 })).status).toBe(400);
});

describe("who may ask", () => {
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve) => {
      const { port } = new URL(sandbox.url);
      const headers = { host };
      request({ port, host: "127.0.0.1", path: "/practice/clock", headers }, ({ statusCode }) =>
        resolve(statusCode),
      ).end();
    });

  test("names that point here from elsewhere are refused", async () => {
    for (const host of ["localhost:1", "127.0.0.1", "[::1]:3000"]) expect(await statusFor(host)).toBe(200);
    for (const host of ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io"])
      expect(await statusFor(host)).toBe(403);
  });

  test("another site's page is refused", async () => {
    const deed = { as: w.MEI, act: { type: "openHome" } };
    expect((await send("act", deed, { origin: "https://evil.example" })).status).toBe(403);
    expect((await send("act", deed, { origin: sandbox.url })).status).toBe(200);
  });
});

test("the page comes with a strict policy, further routes from outside", async () => {
  const page = await fetch(sandbox.url);
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await page.text()).toContain('src="/main.js"');
  expect((await fetch(`${sandbox.url}/../../package.json`)).status).toBe(404);
  const other = await w.openWorkspace({ routes: { "GET /health": (_request, response) => void response.end("well") } });
  expect(await (await fetch(`${other.url}/health`)).text()).toBe("well");
  await other.close();
});

test("a busy port is told by its code", async () => {
  const port = Number(new URL(sandbox.url).port);
  await expect(w.openWorkspace({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
