import type { types } from "@slack/bolt";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/start.ts";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Workplace } from "./support/desk.ts";
import { GENERAL, pageSeed, TOM } from "./support/seed.ts";

type KnownBlock = types.KnownBlock;

let browser: Browser;
let place: Workplace;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  place = await openWorkplace(() => undefined);
});
afterEach(() => place.close());

const attacks = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  '"><svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  "{{constructor.constructor('alert(1)')()}}",
  "&lt;b&gt;",
];

test("what a person types is shown as typed", async () => {
  for (const text of attacks) await place.sandbox.as(TOM).act({ type: "message", channel: GENERAL, text });
  const tom = await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: GENERAL });
  await tom
    .locator(".message")
    .nth(attacks.length - 1)
    .waitFor();
  expect(await tom.locator(".message-body").allInnerTexts()).toEqual(attacks);
  expect(await tom.locator(".message-body :is(img, script, svg, a)").count()).toBe(0);
  expect(tom.errors).toEqual([]);
});

const wire = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const plain = (text: string) => ({ type: "plain_text" as const, text });

test("what an app sends in a client's name is shown as typed, in every kind of text", async () => {
  const name = attacks[0] ?? "";
  const blocks: KnownBlock[] = [
    { type: "header", text: plain(name) },
    { type: "section", text: { type: "mrkdwn", text: wire(name) }, fields: [plain(name)] },
    { type: "context", elements: [plain(name)] },
    { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: name }] }] },
    { type: "actions", elements: [{ type: "button", action_id: "a", text: plain(name) }] },
    { type: "markdown", text: `[press](javascript:alert(1)) ${name}` },
    { type: "section", text: { type: "mrkdwn", text: "<javascript:alert(1)|press> <data:text/html,x|here>" } },
  ];
  await place.app.client.chat.postMessage({ channel: GENERAL, text: "x", blocks });
  const tom = await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: GENERAL });
  const body = tom.locator(".message-body").last();
  await body.getByText(name).first().waitFor();
  expect(await body.getByText(name).count()).toBe(7);
  expect(await body.locator("img, script, a").count()).toBe(0);
  expect(tom.errors).toEqual([]);
});

test("the names of people and rooms are words too", async () => {
  const seed = pageSeed();
  const evil = attacks[0] ?? "";
  const users = seed.users.map((user) => ({ ...user, realName: evil, title: evil }));
  const channels = seed.channels.map((channel) => ({ ...channel, name: evil }));
  const sandbox = await startSandbox({ port: 0, stateFile: ":memory:", seed: { ...seed, users, channels } });
  const tom = await openWindow(browser, { sandbox, as: TOM, room: GENERAL });
  await tom.locator(".row", { hasText: evil }).first().waitFor();
  expect(await tom.locator("img").count()).toBe(0);
  expect(tom.errors).toEqual([]);
  await sandbox.close();
});
