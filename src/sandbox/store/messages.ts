import type { Disk } from "./disk.ts";
import type { MessageRecord } from "./records.ts";

type Shelf = {
  byTs: Map<string, MessageRecord>;
  /** what stands in the channel itself */
  open: MessageRecord[];
  threads: Map<string, MessageRecord[]>;
  /** ephemeral messages by the person who sees them */
  privately: Map<string, MessageRecord[]>;
};

/** Messages by channel, oldest first; ephemeral ones by the person who sees them. */
export type Messages = {
  get(channel: string, ts: string): MessageRecord | undefined;
  put(message: MessageRecord): MessageRecord;
  drop(channel: string, ts: string): void;
  inChannel(channel: string): readonly MessageRecord[];
  inThread(channel: string, threadTs: string): readonly MessageRecord[];
  privateTo(user: string, channel: string): readonly MessageRecord[];
  latestTs(): string;
  reload(): void;
};

const KIND = "message";

/** Opens the messages of the state file. */
export function openMessages(disk: Disk): Messages {
  const shelves = new Map<string, Shelf>();
  let latest = "0";
  const reload = () => {
    shelves.clear();
    latest = "0";
    for (const line of disk.load(KIND)) add(JSON.parse(line) as MessageRecord);
  };
  const add = (message: MessageRecord) => {
    const shelf = shelfOf(shelves, message.channel);
    shelf.byTs.set(message.ts, message);
    for (const list of listsOf(shelf, message)) place(list, message);
    if (message.ts > latest) latest = message.ts;
  };
  reload();
  return {
    reload,
    get: (channel, ts) => shelves.get(channel)?.byTs.get(ts),
    inChannel: (channel) => shelves.get(channel)?.open ?? [],
    inThread: (channel, threadTs) => shelves.get(channel)?.threads.get(threadTs) ?? [],
    privateTo: (user, channel) => shelves.get(channel)?.privately.get(user) ?? [],
    latestTs: () => latest,
    put(message) {
      disk.put(KIND, `${message.channel}:${message.ts}`, JSON.stringify(message));
      add(message);
      return message;
    },
    drop(channel, ts) {
      const shelf = shelves.get(channel);
      const message = shelf?.byTs.get(ts);
      if (!shelf || !message) return;
      disk.drop(KIND, `${channel}:${ts}`);
      shelf.byTs.delete(ts);
      for (const list of listsOf(shelf, message)) list.splice(firstFrom(list, ts), 1);
    },
  };
}

/** The index of the first message with this ts or a later one; the length when there is none. */
export function firstFrom(list: readonly MessageRecord[], ts: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.ts ?? "") < ts) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shelfOf(shelves: Map<string, Shelf>, channel: string): Shelf {
  const shelf = shelves.get(channel) ?? { byTs: new Map(), open: [], threads: new Map(), privately: new Map() };
  shelves.set(channel, shelf);
  return shelf;
}

function listsOf(shelf: Shelf, { to, threadTs, ts, broadcast }: MessageRecord): MessageRecord[][] {
  if (to) return [listIn(shelf.privately, to)];
  if (!threadTs || threadTs === ts) return [shelf.open];
  const thread = listIn(shelf.threads, threadTs);
  return broadcast ? [shelf.open, thread] : [thread];
}

function listIn(lists: Map<string, MessageRecord[]>, key: string): MessageRecord[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function place(list: MessageRecord[], message: MessageRecord) {
  const index = firstFrom(list, message.ts);
  list.splice(index, list[index]?.ts === message.ts ? 1 : 0, message);
}
