/** Every button, form, search and shortcut that the bot has registered, to be used with whatever somebody might send. */
import { App } from "@slack/bolt";
import { vi } from "vitest";
import { createBot } from "../../src/bot.ts";
import type { Deps } from "../../src/deps.ts";
import type { Bot } from "../../src/slack/answer.ts";
import type { House } from "./house.ts";

type Listener = (given: never) => Promise<void>;

export type Entrances = {
  actions: string[];
  forms: string[];
  searches: string[];
  /** each with all the words that it knows */
  commands: { command: string; words: string[] }[];
  /** what the person is told, as JSON; "" for nothing */
  press(who: string, actionId: string, value: string, from?: { metadata: string; values: object }): Promise<string>;
  submit(who: string, formId: string, metadata: string, values: object): Promise<string>;
  type(who: string, command: string, text: string): Promise<string>;
  search(who: string, actionId: string, typed: string, metadata?: string): Promise<string>;
};

const nothing = { init() {}, start: async () => {}, stop: async () => {} };

/** The house's own bot a second time, with a Slack that only writes down what it is asked to show. */
export function entrancesOf(house: House): Entrances {
  const told: unknown[] = [];
  const slack = new Proxy({} as Deps["slack"], {
    get:
      () =>
      async (...given: unknown[]) => {
        told.push(given);
        return { channel: "D1", ts: "1.0" };
      },
  });
  // one listener hears all of a kind
  const listeners = new Map<string, Listener>();
  const caught = (["action", "view", "options", "command"] as const).map((entrance) =>
    vi.spyOn(App.prototype, entrance).mockImplementation(((constraint: { type?: string }, listener: Listener) => {
      if (constraint.type !== "view_closed") listeners.set(entrance, listener);
    }) as never),
  );
  const deps = { ...house.bot.deps, slack };
  const bot: Bot = createBot(deps, { botId: "B1", botUserId: "UBOT", botToken: "xoxb-1" }, nothing as never);
  for (const spy of caught) spy.mockRestore();

  async function use(entrance: string, given: object): Promise<string> {
    told.length = 0;
    const keep = async (answer?: unknown) => void (answer !== undefined && told.push(answer));
    await listeners.get(entrance)?.({ ...given, ack: keep, respond: keep } as never);
    return told.length > 0 ? JSON.stringify(told) : "";
  }
  const viewOf = (metadata: string, values: object, formId = "") => ({
    id: "V1",
    callback_id: formId,
    hash: "1",
    type: "modal",
    title: { text: "Rounds" },
    blocks: [{ type: "input", block_id: "first" }],
    previous_view_id: null,
    root_view_id: "V1",
    private_metadata: metadata,
    state: { values },
  });
  return {
    actions: [...bot.actions.keys()],
    forms: [...bot.forms.keys()],
    searches: [...bot.suggestions.keys()],
    commands: [...bot.commands].map(([command, known]) => ({ command, words: known.flatMap(({ words }) => words) })),
    press: (who, actionId, value, from) => {
      const container = { type: "message", channel_id: "D1", message_ts: "1.0" };
      const view = from && { view: viewOf(from.metadata, from.values) };
      const body = { user: { id: who }, trigger_id: "T", container, state: { values: {} }, ...view };
      return use("action", { body, action: { type: "button", action_id: actionId, value } });
    },
    submit: (who, formId, metadata, values) => {
      const view = viewOf(metadata, values, formId);
      return use("view", { body: { user: { id: who } }, view });
    },
    type: (who, command, text) =>
      use("command", { context: {}, command: { command, user_id: who, text, trigger_id: "T" } }),
    search: (who, actionId, typed, metadata) =>
      use("options", {
        body: {
          ...{ user: { id: who }, action_id: actionId, value: typed },
          ...(metadata && { view: viewOf(metadata, {}) }),
        },
      }),
  };
}
