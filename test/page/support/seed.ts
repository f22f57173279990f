import type { WorkspaceSeed } from "../../../src/sandbox/start.ts";

export const MEI = "U0MEI00001";
export const TOM = "U0TOM00001";
export const ANA = "U0ANA00001";
export const BOT = "U0BOT00001";
export const GENERAL = "C0GENERAL1";
export const SALES = "C0SALES001";
export const DESK = "C0DESK0001";
export const BOT_TOKEN = "xoxb-practice";
export const APP_TOKEN = "xapp-practice";

const SCOPES = ["chat:write", "commands", "im:history", "im:read", "im:write", "users:read", "users:read.email"];
const ROOM_SCOPES = ["channels:read", "channels:history", "groups:read", "groups:history", "app_mentions:read"];

const MANIFEST = {
  display_information: { name: "Helper" },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    slash_commands: [
      { command: "/clients", description: "Whom to see and call today", usage_hint: "[today | all | find WORDS]" },
      { command: "/complaint", description: "Files a complaint", usage_hint: "" },
      { command: "/slow", description: "Never answers", usage_hint: "" },
      { command: "/tall", description: "Answers at length", usage_hint: "" },
    ],
    shortcuts: [
      { name: "File a complaint", type: "global", callback_id: "complaint", description: "Opens the form" },
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

const person = (id: string, realName: string, rest: { title: string; locale?: string; tz?: string }) => ({
  id,
  name: realName.toLowerCase().replaceAll(" ", "."),
  realName,
  email: `${id.toLowerCase()}@example.com`,
  locale: "en-US",
  tz: "Asia/Shanghai",
  ...rest,
});

/** Three people (王小梅 reads Chinese, Tom is in London), three rooms and an app that a test plays. */
export function pageSeed(): WorkspaceSeed {
  return {
    team: { id: "T0PRACTICE", name: "Practice", domain: "practice" },
    users: [
      person(MEI, "王小梅", { title: "客户经理", locale: "zh-CN" }),
      person(TOM, "Tom Archer", { title: "Client manager", tz: "Europe/London" }),
      person(ANA, "Ana Ruiz", { title: "Team lead" }),
    ],
    channels: [
      { id: GENERAL, name: "general", members: [MEI, TOM, ANA, BOT] },
      { id: SALES, name: "east-team", members: [MEI, TOM, ANA, BOT] },
      { id: DESK, name: "complaint-desk", isPrivate: true, members: [TOM, ANA, BOT] },
    ],
    app: {
      id: "A0HELPER01",
      name: "Helper",
      botUserId: BOT,
      botId: "B0HELPER01",
      botToken: BOT_TOKEN,
      appToken: APP_TOKEN,
      signingSecret: "practice-signing-secret",
      manifest: MANIFEST,
    },
  };
}
