/** What the page knows, and how it changes: pure, so that tests read it without a browser. */
import type { Conversation, Happening, Member, Message, State, Traffic } from "../../protocol.ts";
import { mergeTraffic } from "./traffic.ts";

export type Timeline = { messages: Message[]; hasMore: boolean; loaded: boolean };
export type Thread = { channel: string; ts: string };
/** `home` is the app's Home tab; everything else is a conversation's id. */
export type Room = string;

export type PageState = {
  /** `stranger`: the workspace does not know the person, as after a reset to another branch */
  link: "loading" | "live" | "lost" | "failed" | "stranger";
  world: State | null;
  room: Room | null;
  /** top-level messages by conversation, replies by `threadKey`; oldest first */
  timelines: Record<string, Timeline>;
  thread: Thread | null;
  /** the first message that was unread when the room was opened */
  newFrom: string | null;
  /** what a screen reader is told next */
  announcement: { message: Message; edited: boolean } | null;
  /** what came elsewhere and was not looked at yet: the newest, and how many */
  arrival: { message: Message; count: number } | null;
  /** oldest first; null while nobody looks at what Slack sees */
  traffic: Traffic[] | null;
};

export const emptyPage: PageState = {
  link: "loading",
  world: null,
  room: null,
  timelines: {},
  thread: null,
  newFrom: null,
  announcement: null,
  arrival: null,
  traffic: null,
};

export const threadKey = ({ channel, ts }: Thread): string => `${channel}:${ts}`;
export const emptyTimeline: Timeline = { messages: [], hasMore: false, loaded: false };

/** A thread's root is a message of the conversation; its replies are not. */
export const isReply = (message: Message): boolean => message.threadTs !== undefined && message.threadTs !== message.ts;

const byTs = (a: Message, b: Message) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0);

/** A list with the messages put in by their `ts`; a message already there is replaced. */
export function mergeMessages(list: Message[], more: Message[]): Message[] {
  const known = new Map(list.map((message) => [message.ts, message]));
  for (const message of more) known.set(message.ts, message);
  return [...known.values()].sort(byTs);
}

/** The page after a happening of the stream. `seen` says whether the person is looking at the page just now. */
export function applyHappening(page: PageState, happening: Happening, seen: boolean): PageState {
  if (!page.world) return page;
  switch (happening.type) {
    case "message":
      return addMessage(page, page.world, happening.message, seen);
    case "changed":
      return {
        ...mapLists(page, (list) => replace(list, happening.message)),
        announcement: announcing(page, happening),
      };
    case "deleted":
      return mapLists(page, (list) =>
        list.filter(({ ts, channel }) => ts !== happening.ts || channel !== happening.channel),
      );
    case "views":
      return withWorld(page, { views: happening.views });
    case "home":
      return withWorld(page, { home: happening.home });
    case "clock":
      return withWorld(page, { clock: happening.clock });
    case "connected":
      return withWorld(page, { app: { ...page.world.app, connected: happening.connected } });
    case "member":
      return withWorld(page, {
        me: page.world.me.id === happening.member.id ? happening.member : page.world.me,
        members: withMember(page.world.members, happening.member),
      });
    case "traffic":
      return page.traffic ? { ...page, traffic: mergeTraffic(page.traffic, [happening.entry]) } : page;
    case "reset":
      return page;
  }
}

function withMember(members: Member[], member: Member): Member[] {
  const isKnown = members.some(({ id }) => id === member.id);
  return isKnown ? members.map((each) => (each.id === member.id ? member : each)) : [...members, member];
}

function withWorld(page: PageState, change: Partial<State>): PageState {
  return page.world ? { ...page, world: { ...page.world, ...change } } : page;
}

function mapLists(page: PageState, change: (list: Message[]) => Message[]): PageState {
  const timelines: Record<string, Timeline> = {};
  for (const [key, timeline] of Object.entries(page.timelines)) {
    timelines[key] = { ...timeline, messages: change(timeline.messages) };
  }
  return { ...page, timelines };
}

const sameMessage = (a: Message, b: Message) => a.ts === b.ts && a.channel === b.channel;
const replace = (list: Message[], message: Message) =>
  list.map((each) => (sameMessage(each, message) ? message : each));

function announcing(page: PageState, { message }: { message: Message }): PageState["announcement"] {
  const shown = message.channel === page.room && message.user !== page.world?.me.id;
  return shown ? { message, edited: true } : page.announcement;
}

function addMessage(page: PageState, world: State, message: Message, seen: boolean): PageState {
  const mine = message.user === world.me.id;
  const key = isReply(message) ? threadKey({ channel: message.channel, ts: message.threadTs ?? "" }) : message.channel;
  const timeline = page.timelines[key];
  const read = mine || isReply(message) || message.joined !== undefined || (seen && page.room === message.channel);
  const next = message.joined
    ? withNewcomer(page, world, message)
    : read
      ? page
      : countUnread(page, world, message.channel);
  return {
    ...next,
    timelines: timeline
      ? { ...next.timelines, [key]: { ...timeline, messages: mergeMessages(timeline.messages, [message]) } }
      : next.timelines,
    announcement: mine ? page.announcement : { message, edited: false },
    arrival: read || page.room === message.channel ? page.arrival : { message, count: (page.arrival?.count ?? 0) + 1 },
  };
}

function withNewcomer(page: PageState, world: State, { channel, user }: Message): PageState {
  const add = (each: Conversation) =>
    each.id === channel && each.members ? { ...each, members: [...new Set([...each.members, user])] } : each;
  return withWorld(page, { conversations: world.conversations.map(add) });
}

function countUnread(page: PageState, world: State, channel: string): PageState {
  const add = (each: Conversation) => (each.id === channel ? { ...each, unread: each.unread + 1 } : each);
  return withWorld(page, { conversations: world.conversations.map(add) });
}
