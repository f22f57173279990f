import webApi, { type Logger, type WebClient } from "@slack/web-api";
import type { HomeTab, Message, Modal } from "./blocks.ts";

/** A member as Slack describes one. */
export type Profile = {
  slackUserId: string;
  email: string | null;
  locale: string | null;
  timeZone: string | null;
  /** a person of this workspace with full membership: no guest, bot, deactivated or other organisation's */
  isFullMember: boolean;
};

export type StoredMessage = { ts: string; deliveryKey: string | null };

/**
 * The methods of Slack's Web API that Rounds calls, each with the bot scopes that it needs (null: none). manifest.yml asks for
 * exactly these and those of the events; a test holds the two together.
 */
export const methodScopes = {
  "auth.test": null,
  "chat.getPermalink": null,
  "chat.postMessage": "chat:write",
  "chat.update": "chat:write",
  // a desk's or a team's channel may be private or public
  "conversations.history": ["im:history", "groups:history", "channels:history"],
  "conversations.members": ["groups:read", "channels:read"],
  "conversations.open": "im:write",
  "files.completeUploadExternal": "files:write",
  "files.getUploadURLExternal": "files:write",
  "files.info": "files:read",
  "conversations.replies": ["im:history", "groups:history", "channels:history"],
  "users.info": "users:read",
  "users.list": "users:read",
  "views.open": null,
  "views.publish": null,
  "views.push": null,
  "views.update": null,
} as const satisfies Record<string, string | readonly string[] | null>;

/** Slack as the features see it. Errors are @slack/web-api's. */
export type SlackPort = {
  /**
   * Posts to a channel's id or a user's, or in the thread under `threadTs`; the metadata key is how a post whose answer was lost is
   * found again.
   */
  post(
    target: string,
    message: Message,
    deliveryKey?: string,
    threadTs?: string,
  ): Promise<{ channel: string; ts: string }>;
  /** Replaces a message of the bot's own. */
  update(at: { channel: string; ts: string }, message: Message): Promise<void>;
  /** Replaces a private answer by its response_url: Slack's own address, no other. */
  replaceAnswer(responseUrl: string, message: Message): Promise<void>;
  /** The address of a message; undefined when the bot cannot see it. */
  permalink(channel: string, ts: string): Promise<string | undefined>;
  /** The delivery keys among the bot's messages of a channel since that moment. */
  postedSince(channel: string, since: Date): Promise<StoredMessage[]>;
  /** A file that somebody gave to the bot, of at most so many bytes; undefined: it is larger. Rejects when Slack does not give it. */
  fetchFile(fileId: string, mostBytes: number): Promise<Buffer | undefined>;
  /** Sends a file to somebody's direct messages with the bot. */
  sendFile(slackUserId: string, file: { name: string; content: Buffer; comment: string }): Promise<void>;
  /** Uploads a picture that a message will show; gives its id. */
  uploadPicture(picture: { name: string; content: Buffer }): Promise<string>;
  /** The same among the replies in a thread. */
  repliesSince(at: { channel: string; ts: string }, since: Date): Promise<StoredMessage[]>;
  /** The Slack ids of all who are in a channel, the bot among them. */
  membersOf(channel: string): Promise<string[]>;
  openDirectMessage(slackUserId: string): Promise<string>;
  profile(slackUserId: string): Promise<Profile>;
  /** Every member of the workspace, page by page. */
  members(): AsyncIterable<Profile[]>;
  openView(triggerId: string, view: Modal): Promise<void>;
  pushView(triggerId: string, view: Modal): Promise<void>;
  updateView(viewId: string, hash: string | undefined, view: Modal): Promise<void>;
  publishHome(slackUserId: string, view: HomeTab): Promise<void>;
};

export type SlackUser = {
  id?: string;
  team_id?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  locale?: string;
  tz?: string;
  profile?: { email?: string };
};

/** What an HTTP request's context has: the coming empty ack goes out with these bytes of JSON, which Bolt could only read and write anew. */
export type RawAcks = { ackJson(json: Buffer): void };

/** What every client of Slack here is made with: the default posts again after a lost answer, and waits for ever. */
export const clientOptions = {
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 10_000,
} as const;

/** The word by which Slack refused a call, such as `hash_conflict`; undefined when something else went wrong. */
export function refusedWith(error: unknown): string | undefined {
  const { data } = (error ?? {}) as { data?: { error?: unknown } };
  return typeof data?.error === "string" ? data.error : undefined;
}

/** The event type in the metadata of what the bot posts on its own. */
export const deliveryEvent = "rounds_delivery";

/** Slack's user object as we keep it; `teamId` is our workspace: a member of another organisation shows another. */
export function profileOf(user: SlackUser, teamId: string): Profile {
  const isOurs = !user.team_id || user.team_id === teamId;
  return {
    slackUserId: user.id ?? "",
    email: user.profile?.email?.toLowerCase() ?? null,
    locale: user.locale ?? null,
    timeZone: user.tz ?? null,
    isFullMember:
      isOurs &&
      !(user.deleted || user.is_bot || user.is_restricted || user.is_ultra_restricted || user.is_stranger) &&
      user.id !== "USLACKBOT",
  };
}

export const newWebClient = (token: string, slackApiUrl: string | undefined, logger?: Logger): WebClient =>
  new webApi.WebClient(token, { ...clientOptions, ...(slackApiUrl && { slackApiUrl }), ...(logger && { logger }) });
