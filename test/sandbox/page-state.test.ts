import { describe, expect, test } from "vitest";
import { commandIn, completionsFor, wireText } from "../../src/sandbox/page/conversation/completion.ts";
import { parseMarkdown } from "../../src/sandbox/page/mrkdwn/markdown.ts";
import { initialsOf } from "../../src/sandbox/page/parts/initials.ts";
import { applyHappening, emptyPage, mergeMessages, type PageState } from "../../src/sandbox/page/state/page-state.ts";
import type { Member, Message, State } from "../../src/sandbox/protocol.ts";

const member = (id: string, realName: string): Member => ({
  id,
  name: realName.toLowerCase(),
  realName,
  title: "",
  isBot: false,
  locale: "en-US",
  tz: "UTC",
  color: "#336699",
});
const mei = member("U1", "Mei");
const tom = member("U2", "Tom");
const world: State = {
  me: mei,
  members: [mei, tom],
  conversations: [
    { id: "C1", kind: "channel", name: "general", unread: 0 },
    { id: "C2", kind: "channel", name: "sales", unread: 2 },
  ],
  commands: [
    { command: "/clients", description: "Today", usageHint: "[today]" },
    { command: "/close", description: "Ends", usageHint: "" },
  ],
  shortcuts: [],
  app: { name: "Helper", botUserId: "U9", hasHome: true, connected: true },
  home: null,
  views: [],
  clock: { now: "2026-11-21T00:00:00Z", aheadMs: 0, version: 1 },
};
const message = (ts: string, change: Partial<Message> = {}): Message => ({
  ts,
  channel: "C1",
  user: "U2",
  text: ts,
  blocks: [],
  ephemeral: false,
  ...change,
});
const page: PageState = {
  ...emptyPage,
  link: "live",
  world,
  room: "C1",
  timelines: { C1: { messages: [message("1"), message("3")], hasMore: false, loaded: true } },
};
const unread = (state: PageState) => state.world?.conversations.map((each) => each.unread);
const shown = (state: PageState) => state.timelines.C1?.messages.map(({ text }) => text);

describe("what happens changes the page", () => {
  test("a new message takes its place by time", () => {
    expect(shown(applyHappening(page, { type: "message", message: message("2") }, true))).toEqual(["1", "2", "3"]);
  });

  test("one in the open room is read, one elsewhere or behind a hidden window is not", () => {
    const elsewhere = message("4", { channel: "C2" });
    expect(unread(applyHappening(page, { type: "message", message: message("4") }, true))).toEqual([0, 2]);
    expect(unread(applyHappening(page, { type: "message", message: elsewhere }, true))).toEqual([0, 3]);
    expect(unread(applyHappening(page, { type: "message", message: message("4") }, false))).toEqual([1, 2]);
  });

  test("my own message and a reply in a thread are never unread", () => {
    const mine = message("4", { user: "U1", channel: "C2" });
    const reply = message("4", { channel: "C2", threadTs: "1" });
    expect(unread(applyHappening(page, { type: "message", message: mine }, true))).toEqual([0, 2]);
    expect(unread(applyHappening(page, { type: "message", message: reply }, true))).toEqual([0, 2]);
  });

  test("a changed message is replaced, a deleted one goes", () => {
    const changed = applyHappening(page, { type: "changed", message: message("3", { text: "new" }) }, true);
    expect(shown(changed)).toEqual(["1", "new"]);
    expect(shown(applyHappening(page, { type: "deleted", channel: "C1", ts: "1" }, true))).toEqual(["3"]);
    expect(shown(applyHappening(page, { type: "deleted", channel: "C2", ts: "1" }, true))).toEqual(["1", "3"]);
  });

  test("my own change of language counts for me, another's does not", () => {
    const told = (who: Member) => applyHappening(page, { type: "member", member: { ...who, locale: "zh-CN" } }, true);
    expect([told(mei).world?.me.locale, told(tom).world?.me.locale]).toEqual(["zh-CN", "en-US"]);
  });

  test("a page fetched twice holds each message once", () => {
    expect(mergeMessages([message("1"), message("2")], [message("2"), message("3")]).map(({ ts }) => ts)).toEqual([
      "1",
      "2",
      "3",
    ]);
  });
});

describe("what the composer offers and sends", () => {
  const offered = (text: string) =>
    completionsFor(text, text.length, world.commands, world.members).map(({ label }) => label);
  test.each([
    ["/", ["/clients [today]", "/close"]],
    ["/CL", ["/clients [today]", "/close"]],
    ["/cli", ["/clients [today]"]],
    ["/clients ", []],
    ["x /cli", []],
    ["hello @t", ["Tom"]],
    ["me@t", []],
  ])("for %j", (text, labels) => expect(offered(text)).toEqual(labels));

  test.each([
    ["/clients all  of them", { command: "/clients", text: "all  of them" }],
    ["/clients", { command: "/clients", text: "" }],
    ["/", undefined],
    [" /clients", undefined],
    ["and/or", undefined],
  ])("%j runs %j", (text, command) => expect(commandIn(text)).toEqual(command));

  test("chosen people are sent by id, a typed name stays a name", () => {
    expect(
      wireText(
        "@Tom and @Tomas",
        new Map([
          ["@Tom", "U2"],
          ["@Tomas", "U3"],
        ]),
      ),
    ).toBe("<@U2> and <@U3>");
    expect(wireText("@Tom", new Map())).toBe("@Tom");
  });
});

test.each([
  ["Tom Archer", "TA"],
  ["Ana María de la Cruz", "AC"],
  ["王小梅", "小梅"],
  ["李雷", "李雷"],
  ["tom.archer", "TA"],
  ["", "?"],
])("the initials of %j are %j", (name, initials) => expect(initialsOf(name)).toBe(initials));

test("the markdown block is read in its parts", () => {
  const parts = parseMarkdown(
    "# Head\n\nA **b** [c](https://d.example) [e](javascript:x)\n\n1. one\n2. two\n\n```\n*x*\n```\n---",
  );
  expect(parts).toEqual([
    { kind: "heading", level: 1, line: [{ kind: "text", text: "Head" }] },
    {
      kind: "paragraph",
      lines: [
        [
          { kind: "text", text: "A " },
          { kind: "bold", children: [{ kind: "text", text: "b" }] },
          { kind: "text", text: " " },
          { kind: "link", url: "https://d.example", label: "c" },
          { kind: "text", text: " " },
          { kind: "text", text: "e" },
        ],
      ],
    },
    {
      kind: "list",
      ordered: true,
      start: 1,
      items: [[{ kind: "text", text: "one" }], [{ kind: "text", text: "two" }]],
    },
    { kind: "pre", text: "*x*" },
    { kind: "rule" },
  ]);
});
