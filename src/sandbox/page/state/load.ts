/** Fetching messages into the page. */
import type { Message, MessagePage } from "../../protocol.ts";
import { Unreachable } from "./api.ts";
import type { Desk } from "./desk-shape.ts";
import { emptyTimeline, isReply, mergeMessages, type Room, type Thread, threadKey } from "./page-state.ts";

/** Shows a room: its newest messages, marked as read; for the app's Home its view is asked for. */
export async function loadRoom(desk: Desk, room: Room): Promise<void> {
  const moved = desk.store.get().room !== room;
  desk.store.set((page) => ({ ...page, room, ...(moved ? { thread: null, newFrom: null, arrival: null } : {}) }));
  history.replaceState(null, "", `#${room}`);
  if (room === "home") {
    await desk.act({ type: "openHome" });
    return;
  }
  await fetchInto(desk, room, { channel: room });
  markRead(desk, room, moved);
}

/** Loads a thread's replies. */
export async function loadThread(desk: Desk, thread: Thread): Promise<void> {
  await fetchInto(desk, threadKey(thread), { channel: thread.channel, thread: thread.ts });
}

/** Loads the page before the oldest message of a timeline. */
export async function loadOlder(desk: Desk, key: string): Promise<void> {
  const timeline = desk.store.get().timelines[key];
  const oldest = timeline?.messages[0];
  if (!timeline?.hasMore || !oldest) return;
  const [channel = "", thread] = key.split(":");
  await fetchInto(desk, key, { channel, before: oldest.ts, ...(thread ? { thread } : {}) });
}

type From = { channel: string; before?: string; thread?: string };

/** A newest page replaces what was known (it may have changed meanwhile) but for what the stream brought since; an older one is put before. */
async function fetchInto(desk: Desk, key: string, from: From): Promise<void> {
  let got: MessagePage;
  try {
    got = await desk.api.messages(from);
  } catch (error) {
    if (error instanceof Unreachable) return;
    throw error;
  }
  const messages = from.thread ? got.messages.filter(isReply) : got.messages;
  desk.store.set((page) => {
    const known = page.timelines[key] ?? emptyTimeline;
    const timeline = from.before
      ? { messages: mergeMessages(messages, known.messages), hasMore: got.hasMore, loaded: true }
      : {
          messages: mergeMessages(messages, arrivedAfter(known.messages, messages)),
          hasMore: got.hasMore,
          loaded: true,
        };
    return { ...page, timelines: { ...page.timelines, [key]: timeline } };
  });
}

function arrivedAfter(known: Message[], fetched: Message[]): Message[] {
  const newest = fetched.at(-1)?.ts ?? "";
  return known.filter(({ ts }) => ts > newest);
}

/** Remembers where the unread ones begin, then tells the workspace that they are read. */
function markRead(desk: Desk, channel: string, moved: boolean): void {
  const { world, timelines } = desk.store.get();
  const unread = world?.conversations.find(({ id }) => id === channel)?.unread ?? 0;
  if (!world || unread === 0) return;
  const others = timelines[channel]?.messages.filter(({ user }) => user !== world.me.id) ?? [];
  const newFrom = moved ? (others.at(-unread)?.ts ?? null) : desk.store.get().newFrom;
  const conversations = world.conversations.map((each) => (each.id === channel ? { ...each, unread: 0 } : each));
  desk.store.set((page) => ({ ...page, newFrom, world: page.world && { ...page.world, conversations } }));
  void desk.act({ type: "read", channel });
}
