import type { Doc } from "../doc.ts";
import { pinnedIn } from "../pins.ts";
import { Refused } from "../refused.ts";
import { firstFrom } from "../store/messages.ts";
import type { MessageRecord } from "../store/records.ts";
import { historyRoom } from "./access.ts";
import type { Arguments } from "./arguments.ts";
import { messageAnswer } from "./message-answer.ts";
import type { Call } from "./method.ts";
import { decodeCursor, encodeCursor, limitOf } from "./pages.ts";

/** The most messages in one answer (platform.md, "Rate limits"). */
const MOST = 999;

/** The messages of a conversation, newest first; in threads only their first. */
export function readHistory({ ws, args }: Call): Doc {
  const channel = historyRoom(ws, args.needText("channel"));
  const range = rangeOf(args);
  const limit = limitOf(args, 100, MOST);
  const inRange = within(ws.store.messages.inChannel(channel.id), range);
  const before = decodeCursor(args.text("cursor"));
  const end = before === undefined ? inRange.length : firstFrom(inRange, before);
  const start = Math.max(0, end - limit);
  const messages = inRange.slice(start, end).reverse();
  const edge = inRange[start];
  const next = start > 0 && edge ? { response_metadata: { next_cursor: encodeCursor(edge.ts) } } : {};
  return { ...answerOf(ws, args, messages), has_more: start > 0, pin_count: pinnedIn(ws, channel.id).length, ...next };
}

/** A message and its replies, oldest first. */
export function readReplies({ ws, args }: Call): Doc {
  const channel = historyRoom(ws, args.needText("channel"));
  const ts = args.needText("ts");
  const named = ws.store.messages.get(channel.id, ts);
  if (!named || named.to) throw new Refused("thread_not_found");
  const parent = ws.store.messages.get(channel.id, named.threadTs ?? ts) ?? named;
  const replies = within(ws.store.messages.inThread(channel.id, parent.ts), rangeOf(args));
  const after = decodeCursor(args.text("cursor"));
  const start = after === undefined ? 0 : firstFrom(replies, after);
  const limit = limitOf(args, MOST, MOST);
  const shown = replies.slice(start, start + limit);
  const following = replies[start + limit];
  const next = following ? { response_metadata: { next_cursor: encodeCursor(following.ts) } } : {};
  return { ...answerOf(ws, args, [parent, ...shown]), has_more: following !== undefined, ...next };
}

function answerOf(ws: Call["ws"], args: Arguments, messages: MessageRecord[]): Doc {
  const withMetadata = args.flag("include_all_metadata");
  return { messages: messages.map((message) => messageAnswer(ws, message, { withMetadata })) };
}

type Range = { oldest: string; latest: string; inclusive: boolean };

function rangeOf(args: Arguments): Range {
  const oldest = timestampOf(args, "oldest", "0");
  const latest = timestampOf(args, "latest", "9999999999.999999");
  return { oldest, latest, inclusive: args.flag("inclusive") };
}

/** A timestamp in the form in which texts of them can be compared: ten digits, six decimals. */
function timestampOf(args: Arguments, name: "oldest" | "latest", otherwise: string): string {
  const given = args.text(name) || otherwise;
  const parts = /^(\d{1,10})(?:\.(\d{1,6}))?$/.exec(given);
  if (!parts) throw new Refused(`invalid_ts_${name}`);
  return `${(parts[1] ?? "").padStart(10, "0")}.${(parts[2] ?? "").padEnd(6, "0")}`;
}

function within(list: readonly MessageRecord[], { oldest, latest, inclusive }: Range): MessageRecord[] {
  const start = firstFrom(list, oldest);
  const found = list.slice(start, firstFrom(list, `${latest}~`));
  return inclusive ? found : found.filter((message) => message.ts !== oldest && message.ts !== latest);
}
