/**
 * What the page of the practice workspace and its server say to each other: types only, shared by both.
 * Every request names the person who makes it (`as`): the workspace is for practice, its people have no passwords.
 *
 *   GET  /practice/state?as=U…                                       → State (without `as`, the first person's: for choosing who to be)
 *   GET  /practice/messages?as=U…&channel=C…&before=TS&limit=N       → MessagePage (oldest first; thread=TS for its replies)
 *   POST /practice/act         { as, act: Act }                      → ActResult; 400 or 404 with `errors`, each with its pointer
 *   GET  /practice/stream?as=U…                                      → server-sent events, each a Happening as JSON
 *   GET  /practice/clock[?after=VERSION]                             → ClockState; with `after`, once it was set ahead (or after 25 s)
 *   POST /practice/clock       { advanceMs } or { to: ISO instant }  → ClockState; 400 when that is not ahead
 *   POST /practice/reset       { seed? }                             → { ok: true }: a fresh workspace; `seed` is a name out of State.seeds
 *   POST /practice/upload?as=U…&name=…  the file as the raw body, or as multipart → { file: FileSeen }; 400 with `error` as Slack words it
 *   GET  /practice/file?as=U…&id=F…                                  → the file's bytes, if the person may see it
 *   POST /practice/disconnect  { reason?, warnMs? }                  → { ok: true }: ends the app's connections (Disconnection)
 *   GET  /practice/traffic?after=N                                   → { entries: Traffic[] }: what the app and Slack said, the newest 500
 *   GET/POST /practice/trouble Trouble                               → Trouble
 */
import type { Json } from "../lib/json.ts";

export type Block = { type: string; block_id?: string; [key: string]: Json | undefined };
export type View = {
  id: string;
  type: "modal" | "home";
  hash: string;
  callback_id: string;
  title?: { text: string };
  submit?: { text: string } | null;
  close?: { text: string } | null;
  blocks: Block[];
  state: { values: StateValues };
  [key: string]: Json | undefined | object;
};
export type StateValues = Record<string, Record<string, Json>>;

export type Member = {
  id: string;
  name: string;
  realName: string;
  title: string;
  isBot: boolean;
  locale: string;
  tz: string;
  color: string;
};

export type Conversation = {
  id: string;
  kind: "channel" | "private" | "im" | "mpim";
  /** the channel's name, or for a direct message the other member's id */
  name: string;
  /** of direct messages among several: the others */
  others?: string[];
  /** of a channel: who is in it */
  members?: string[];
  unread: number;
};

export type Message = {
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks: Block[];
  threadTs?: string;
  replyCount?: number;
  edited?: boolean;
  files?: FileSeen[];
  reactions?: { name: string; users: string[] }[];
  /** who pinned it to the conversation */
  pinnedBy?: string;
  /** no words of its author's, but that they came into the channel, brought by somebody or by themselves */
  joined?: { inviter?: string };
  /** shown to the asking person alone */
  ephemeral: boolean;
};
/** A file as the page shows it; its bytes are at GET /practice/file. `slack_file` images name it by id, or by its `url`. */
export type FileSeen = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  bytes: number;
  url: string;
  altText?: string;
};
export type MessagePage = { messages: Message[]; hasMore: boolean };

export type Command = { command: string; description: string; usageHint: string };
export type Shortcut = { callbackId: string; name: string; type: "global" | "message"; description: string };
export type ClockState = { now: string; aheadMs: number; version: number };

export type State = {
  me: Member;
  members: Member[];
  conversations: Conversation[];
  commands: Command[];
  shortcuts: Shortcut[];
  app: { name: string; botUserId: string; hasHome: boolean; connected: boolean };
  home: View | null;
  /** open modals, the topmost last */
  views: View[];
  clock: ClockState;
  /** what the workspace can be made anew with, the first as usual; nothing to choose when absent */
  seeds?: SeedChoice[];
};
export type SeedChoice = { name: string; title: { en: string; zh: string } };

/** What a person does. `state` is what the inputs around the pressed element hold at that moment.
 * `files` are ids of what the person uploaded; a `file_input` holds `{ files: [{ id }] }`. */
export type Act =
  | { type: "message"; channel: string; text: string; threadTs?: string; files?: string[] }
  | { type: "command"; channel: string; command: string; text: string }
  | { type: "press"; where: Place; blockId: string; action: Json; state?: StateValues }
  | { type: "suggest"; where: Place; blockId: string; actionId: string; value: string }
  | { type: "submit"; viewId: string; state: StateValues }
  | { type: "close"; viewId: string; all?: boolean }
  | { type: "shortcut"; callbackId: string; channel?: string; messageTs?: string }
  | { type: "openHome" }
  | { type: "read"; channel: string }
  | { type: "dismiss"; channel: string; ts: string }
  | { type: "react"; channel: string; ts: string; name: string; off?: boolean }
  | { type: "edit"; channel: string; ts: string; text: string }
  | { type: "delete"; channel: string; ts: string }
  | { type: "pin"; channel: string; ts: string; off?: boolean }
  | { type: "openDirect"; users: string[] }
  | { type: "invite"; channel: string; users: string[] }
  | { type: "profile"; locale?: string; tz?: string };
/** Where a pressed element stands. */
export type Place = { channel: string; ts: string } | { viewId: string };

/**
 * `channel` is the conversation that was opened;
 * `errors` are field errors by block id; `options` answer a suggestion; `notice` is what Slack itself tells the person when
 * the app failed them: the words are the page's, by code.
 */
export type ActResult = {
  ok: boolean;
  channel?: string;
  errors?: Record<string, string>;
  options?: Json[];
  optionGroups?: Json[];
  notice?: "app_did_not_respond" | "app_unreachable" | "invalid_command" | "rejected";
  detail?: string;
  /** of what was rejected: where it stands in the act, or in the app's answer to it */
  pointer?: string;
};

/** What the stream of one person tells. */
export type Happening =
  | { type: "message"; message: Message }
  | { type: "changed"; message: Message }
  | { type: "deleted"; channel: string; ts: string }
  | { type: "views"; views: View[] }
  | { type: "home"; home: View }
  | { type: "clock"; clock: ClockState }
  | { type: "member"; member: Member }
  | { type: "connected"; connected: boolean }
  | { type: "traffic"; entry: Traffic }
  | { type: "reset" };

/**
 * Faults on demand. The first five befall Web API calls to `methods` (default: all that write), the next five what the app is
 * sent; each is the share (0 to 1) that meets it.
 */
export type Trouble = {
  /** stored, then the connection is cut before the answer */
  dropAnswer: number;
  serverError: number;
  rateLimited: number;
  slow: number;
  slowMs: number;
  /** an event comes twice, with one event_id, though it was acknowledged */
  duplicate: number;
  /** the app acknowledges, and Slack never hears of it: the person sees a failure, an event is sent again */
  lostAck: number;
  /** what the app is sent comes `slowMs` late, and its acknowledgement has that much less time */
  slowDelivery: number;
  /** the connection is renewed after the delivery, as Slack does every few hours: warned, then told to come again */
  disconnect: number;
  /** the connection breaks under the delivery, without a word */
  loseConnection: number;
  /** Slack's own rate limits, by each method's tier, are held */
  rateLimits: boolean;
  /** messages with charts are refused, as where Slack does not give them yet */
  noCharts: boolean;
  methods?: string[];
  /** makes the same run of faults again */
  seed?: number;
};

/**
 * How the app's connections end: `refresh_requested` as every few hours (a warning comes `warnMs` before, 10 s unless named),
 * `link_disabled` as when Socket Mode is switched off, `lost` without a word.
 */
export type Disconnection = { reason?: "refresh_requested" | "link_disabled" | "lost"; warnMs?: number };

/** One request between the app and Slack, with its answer: what the pane "What Slack sees" shows. Tokens are struck out. */
export type Traffic = {
  /** counts up from 1 */
  n: number;
  /** in the machine's clock, ISO */
  at: string;
  /** a call of the Web API, a payload delivered to the app, or an answer by response_url */
  kind: "call" | "delivery" | "response";
  /** the method, the payload's type, or "response_url" */
  name: string;
  ok: boolean;
  /** Slack's error code, or how a delivery failed */
  error?: string;
  /** of a refusal of blocks: each fault with where it stands */
  faults?: { code: string; message: string; pointer: string; constraint?: string }[];
  request: Json;
  answer: Json;
  tookMs: number;
};
