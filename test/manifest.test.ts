import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { App, type Receiver } from "@slack/bolt";
import webApi from "@slack/web-api";
import { Ajv } from "ajv";
import { afterAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { createBot } from "../src/bot.ts";
import { readConfig } from "../src/config.ts";
import { newLog } from "../src/log.ts";
import { methodScopes } from "../src/slack/web.ts";
import { sources } from "./support/source.ts";

type Manifest = {
  features: { slash_commands: { command: string }[]; shortcuts: { callback_id: string; type: string }[] };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
};

const root = path.join(import.meta.dirname, "..");
const manifest = parse(readFileSync(path.join(root, "manifest.yml"), "utf8")) as Manifest;

/** Slack's published reference, where it lies beside the project. */
const reference = ["../shared/slack", "../../shared/slack"].map((at) => path.join(root, at)).find(existsSync);
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(reference ?? "", file), "utf8"));

/** The scope that each event needs (docs.slack.dev, "Events"); our code hears messages of direct conversations only. */
const eventScopes: Record<string, string | null> = {
  app_home_opened: null,
  "message.im": "im:history",
  team_join: "users:read",
  user_change: "users:read",
};

/** A digest whose post has an unknown fate is looked for where it goes to: in public and private channels as well. */
const historyScopes = ["channels:history", "groups:history"];

/** What the features register with Bolt, by kind. */
function registered() {
  const spies = (["shortcut", "event"] as const).map((kind) => vi.spyOn(App.prototype, kind));
  const nothing = new Proxy({}, { get: () => () => [] });
  const receiver: Receiver = { init() {}, start: async () => {}, stop: async () => {} };
  const deps = { db: nothing, slack: nothing, people: nothing, now: () => new Date(), config: readConfig({}) };
  const bot = createBot(
    { ...deps, log: newLog("silent") } as never,
    { botToken: "xoxb-practice-1", botId: "B1", botUserId: "U1" },
    receiver,
  );
  const [shortcuts = [], events = []] = spies.map((spy) => spy.mock.calls.map(([first]) => first as unknown));
  return {
    commands: [...bot.commands.keys()],
    shortcuts,
    events: events.map((name) => (name === "message" ? "message.im" : name)),
  };
}

const known = registered();
afterAll(() => vi.restoreAllMocks());

test("manifest.yml and the code name the same commands", () => {
  expect(known.commands.toSorted()).toEqual(manifest.features.slash_commands.map(({ command }) => command).toSorted());
});

test("manifest.yml and the code name the same shortcuts", () => {
  const asked = manifest.features.shortcuts.map(({ callback_id, type }) => ({ callback_id, type }));
  // a global shortcut of the manifest comes in as the type "shortcut"
  const expected = asked.map(({ callback_id, type }) => ({
    callback_id,
    type: type === "global" ? "shortcut" : "message_action",
  }));
  expect(known.shortcuts).toEqual(expected);
});

test("manifest.yml and the code name the same events", () => {
  expect([...new Set(known.events)].toSorted()).toEqual(manifest.settings.event_subscriptions.bot_events.toSorted());
  expect(Object.keys(eventScopes).toSorted()).toEqual(manifest.settings.event_subscriptions.bot_events.toSorted());
});

test("manifest.yml asks for the scopes that are used, and no more", () => {
  // e-mail addresses stand in users.info and users.list for those who may read them
  const others = [...Object.values(eventScopes), ...historyScopes, "commands", "users:read.email"];
  const used = [...Object.values(methodScopes).flat(), ...others];
  const scopes = [...new Set(used.filter((scope) => scope !== null))].toSorted();
  expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(scopes);
});

/** The families of methods that a WebClient has: `client.keyDays.map(…)` is a list of ours. */
const families = Object.entries(new webApi.WebClient() as object)
  .filter(([, value]) => typeof value === "object" && value !== null)
  .map(([name]) => name)
  .join("|");

test("the port calls exactly the methods whose scopes are named, and nothing else calls Slack", () => {
  // the SDK's upload is two methods and a plain POST in one
  const upload = ["files.getUploadURLExternal", "files.completeUploadExternal"];
  const calls = ({ text }: { text: string }) =>
    [
      ...text.matchAll(
        new RegExp(
          `\\b(?:client|web|slack)\\.((?:${families})(?:\\.[a-z]+)*\\.[a-zA-Z]+)\\(|apiCall\\(|\\.filesUploadV2\\(`,
          "g",
        ),
      ),
    ].flatMap(([call, method]) => method ?? (call.startsWith(".files") ? upload : call));
  const bots = sources("src/{*,slack/*,features/**/*}.ts");
  const port = bots.filter(({ file }) => ["src/slack/port.ts", "src/slack/files.ts"].includes(file));
  expect([...new Set(port.flatMap(calls))].toSorted()).toEqual(Object.keys(methodScopes).toSorted());
  expect(bots.filter((source) => !port.includes(source) && calls(source).length > 0).map(({ file }) => file)).toEqual(
    [],
  );
});

type MethodReference = { scope?: { bot?: string[] } };

test.skipIf(!reference).each(Object.entries(methodScopes))(
  "Slack's reference of %s takes the scope %s",
  (method, scope) => {
    const taken = (json(`methods/${method}.json`) as MethodReference).scope?.bot ?? [];
    if (scope === null) expect(taken).toEqual([]);
    else expect(taken).toEqual(expect.arrayContaining([scope].flat()));
  },
);

test.skipIf(!reference)("manifest.yml is valid by Slack's own schema", () => {
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
    json("manifest.schema.2.0.0.json") as object,
  );
  validate(manifest);
  expect(validate.errors ?? []).toEqual([]);
  // else the schema would let anything pass
  expect(validate({ ...manifest, features: { slash_commands: [{ command: 42 }] } })).toBe(false);
});
