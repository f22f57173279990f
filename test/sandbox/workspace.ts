import { App, LogLevel } from "@slack/bolt";
import { type Logger, WebAPIPlatformError, WebClient } from "@slack/web-api";
import { type Sandbox, type SandboxOptions, startSandbox, type WorkspaceSeed } from "../../src/sandbox/start.ts";

export const BOT_TOKEN = "xoxb-practice";
export const APP_TOKEN = "xapp-practice";
export const SIGNING_SECRET = "practice-signing-secret";

const SCOPES = ["chat:write", "commands", "im:history", "im:read", "im:write", "users:read", "users:read.email"];
const ROOM_SCOPES = ["channels:read", "channels:history", "groups:read", "groups:history", "app_mentions:read"];

export const MANIFEST = {
  display_information: { name: "Helper" },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    slash_commands: [{ command: "/greet", description: "Greets", usage_hint: "[name]" }],
    shortcuts: [
      { name: "New note", type: "global", callback_id: "new_note", description: "Writes a note" },
      { name: "Keep", type: "message", callback_id: "keep", description: "Keeps a message" },
    ],
  },
  oauth_config: { scopes: { bot: [...SCOPES, ...ROOM_SCOPES] } },
  settings: {
    event_subscriptions: {
      bot_events: ["app_home_opened", "app_mention", "message.im", "message.channels", "user_change", "team_join"],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};

/** The usual app's manifest with these scopes and events besides. */
export const grantedToo = (scopes: string[], events: string[] = []) => ({
  ...MANIFEST,
  oauth_config: { scopes: { bot: [...MANIFEST.oauth_config.scopes.bot, ...scopes] } },
  settings: {
    ...MANIFEST.settings,
    event_subscriptions: { bot_events: [...MANIFEST.settings.event_subscriptions.bot_events, ...events] },
  },
});

const person = (id: string, name: string, locale = "en-US", tz = "Asia/Shanghai") => ({
  id,
  name: name.toLowerCase(),
  realName: name,
  email: `${name.toLowerCase()}@example.com`,
  locale,
  tz,
});

export const MEI = "U0MEI00001";
export const TOM = "U0TOM00001";
export const BOT = "U0BOT00001";
export const GENERAL = "C0GENERAL1";
export const DESK = "C0DESK0001";
export const ELSEWHERE = "C0ELSEWHER";

/** A small workspace: Mei (zh-CN), Tom (en-US), a deactivated member, an open and a private channel, one without the bot. */
export function smallSeed(change: Partial<WorkspaceSeed["app"]> = {}): WorkspaceSeed {
  return {
    team: { id: "T0PRACTICE", name: "Practice", domain: "practice" },
    users: [
      person(MEI, "Mei", "zh-CN"),
      person(TOM, "Tom", "en-US", "Europe/London"),
      { ...person("U0GONE0001", "Gone"), deleted: true },
    ],
    channels: [
      { id: GENERAL, name: "general", members: [MEI, TOM, BOT] },
      { id: DESK, name: "desk", isPrivate: true, members: [MEI, BOT] },
      { id: ELSEWHERE, name: "elsewhere", members: [MEI, TOM] },
    ],
    app: {
      id: "A0HELPER01",
      name: "Helper",
      botUserId: BOT,
      botId: "B0HELPER01",
      botToken: BOT_TOKEN,
      appToken: APP_TOKEN,
      signingSecret: SIGNING_SECRET,
      manifest: MANIFEST,
      ...change,
    },
  };
}

/** Starts a workspace for one test, in memory and on a free port unless told otherwise. */
export function openWorkspace(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({ port: 0, stateFile: ":memory:", seed: smallSeed(), ...options });
}

/** A real Bolt app joined to the workspace over Socket Mode; the listeners are the test's. */
export async function joinBot(sandbox: Sandbox, listen: (app: App) => void): Promise<App> {
  const app = new App({
    token: BOT_TOKEN,
    appToken: APP_TOKEN,
    socketMode: true,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  await app.start();
  return app;
}

/** Waits until the look gives something, in real time. */
export async function eventually<T>(look: () => T | undefined | false, withinMs = 2000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error("It did not come to pass.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Refusals are what many tests are about: Slack's client need not report them. */
const SILENT: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** The real WebClient, with the bot's token unless told otherwise, and without retries. */
export const clientOf = (sandbox: Pick<Sandbox, "apiUrl">, token: string | undefined = BOT_TOKEN): WebClient =>
  new WebClient(token, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 }, logger: SILENT });

/** Slack's answer to a refused call: its code and what goes with it. */
export async function refusalIn(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return { ...error.data };
    throw error;
  }
  throw new Error("It was not refused.");
}
