import { describe, expect, test } from "vitest";
import { type Chunk, chunksOf } from "../../src/sandbox/page/conversation/chunks.ts";
import { keysOf, nearestPlace, plainPlace, unpack, within } from "../../src/sandbox/page/glass/pointer.ts";
import { mergeTraffic, passes } from "../../src/sandbox/page/state/traffic.ts";
import type { Message, Traffic } from "../../src/sandbox/protocol.ts";

const entry = (n: number, change: Partial<Traffic> = {}): Traffic => ({
  n,
  at: "2026-11-21T00:00:00Z",
  kind: "call",
  name: "chat.postMessage",
  ok: true,
  request: {},
  answer: {},
  tookMs: 1,
  ...change,
});
const numbers = (entries: Traffic[]) => entries.map(({ n }) => n);

describe("what Slack sees", () => {
  test("what was fetched and what came by the stream are joined by number, each once", () => {
    expect(numbers(mergeTraffic([entry(3)], [entry(1), entry(2), entry(3)]))).toEqual([1, 2, 3]);
    expect(numbers(mergeTraffic([entry(1)], [entry(2)]))).toEqual([1, 2]);
  });

  test("only the newest 500 are kept", () => {
    const many = Array.from({ length: 500 }, (_, at) => entry(at + 1));
    expect(numbers(mergeTraffic(many, [entry(501)])).at(0)).toBe(2);
  });

  test("an answer by response_url is the app's call; a refusal may be of either kind", () => {
    const [call, answer, delivery] = [
      entry(1),
      entry(2, { kind: "response" }),
      entry(3, { kind: "delivery", ok: false }),
    ];
    const all = [call, answer, delivery];
    expect(numbers(all.filter(passes.calls))).toEqual([1, 2]);
    expect(numbers(all.filter(passes.deliveries))).toEqual([3]);
    expect(numbers(all.filter(passes.refusals))).toEqual([3]);
  });
});

describe("a fault's place", () => {
  const blocks = [{ type: "section", text: { type: "mrkdwn", text: "x" } }];
  const request = unpack({ channel: "C1", text: "[no list", blocks: JSON.stringify(blocks) });

  test("blocks sent as a string are opened, other text is left", () => {
    expect(request).toEqual({ channel: "C1", text: "[no list", blocks });
    expect(unpack({ blocks: "{broken" })).toEqual({ blocks: "{broken" });
  });

  test("is told as a person counts", () => {
    expect(plainPlace(request, "/blocks/0/text/text")).toBe("blocks › 1 (section) › text (mrkdwn) › text");
    expect(plainPlace(request, "/blocks/4/url")).toBe("blocks › 5 › url");
  });

  test("of a field that is missing is marked at what lacks it", () => {
    expect(nearestPlace(request, "/blocks/0/text/text")).toBe("/blocks/0/text/text");
    expect(nearestPlace(request, "/blocks/0/accessory/url")).toBe("/blocks/0");
    expect(nearestPlace(request, "/view/title")).toBe("");
  });

  test("keys with slashes and tildes survive", () => {
    expect(keysOf(within("/a", "b/c~d"))).toEqual(["a", "b/c~d"]);
  });
});

describe("a long conversation in chunks", () => {
  const message = (at: number): Message => ({
    ts: String(1000 + at),
    channel: "C1",
    user: "U1",
    text: "",
    blocks: [],
    ephemeral: false,
  });
  const all = Array.from({ length: 460 }, (_, at) => message(at));
  const sizes = (chunks: Chunk[]) => chunks.map(({ messages }) => messages.length);
  const newest = chunksOf(all.slice(400, 450), []);
  const older = chunksOf(all.slice(200, 450), newest);

  test("holds every message once, in order", () => {
    expect(sizes(older)).toEqual([50, 50, 50, 50, 50]);
    expect(older.flatMap(({ messages }) => messages)).toEqual(all.slice(200, 450));
    expect(older[1]?.before).toBe(all[249]);
  });

  test("only the chunk that changed is another", () => {
    const changed = all.slice(200, 450).with(60, { ...message(260), text: "new" });
    const next = chunksOf(changed, older);
    expect(next.map((chunk, at) => chunk === older[at])).toEqual([true, false, true, true, true]);
  });

  test("what is put before or behind leaves the rest as it was", () => {
    const next = chunksOf(all.slice(130), older);
    expect(sizes(next)).toEqual([20, 50, 50, 50, 50, 50, 50, 10]);
    expect(next.slice(3, 7)).toEqual(older.slice(1));
    expect(next.slice(3, 7).every((chunk, at) => chunk === older[at + 1])).toBe(true);
  });

  test("a chunk whose first message is deleted is drawn with the one before", () => {
    const without = all.slice(200, 450).filter(({ ts }) => ts !== "1250");
    const next = chunksOf(without, older);
    expect(next.flatMap(({ messages }) => messages)).toEqual(without);
    expect(Math.max(...sizes(next))).toBeLessThanOrEqual(50);
  });

  test("nothing has no chunks", () => expect(chunksOf([], older)).toEqual([]));
});
