import type { SeedUser, WorkspaceSeed } from "../seed.ts";
import { type Collection, openCollection } from "./collection.ts";
import { openDisk } from "./disk.ts";
import { type Messages, openMessages } from "./messages.ts";
import type {
  ChannelRecord,
  ClockRecord,
  FileRecord,
  ReadRecord,
  ResponseUrlRecord,
  UserRecord,
  ViewRecord,
} from "./records.ts";

/** The whole state of a workspace. */
export type Store = {
  users: Collection<UserRecord>;
  channels: Collection<ChannelRecord>;
  messages: Messages;
  views: Collection<ViewRecord>;
  files: Collection<FileRecord>;
  /** the bytes of files, by file id */
  contents: Contents;
  reads: Collection<ReadRecord>;
  responseUrls: Collection<ResponseUrlRecord>;
  clock: Collection<ClockRecord>;
  /** Drops everything and fills in the seed. */
  refill(seed: WorkspaceSeed, now: Date): void;
  close(): void;
};

export type Contents = {
  get(fileId: string): Buffer | undefined;
  put(fileId: string, bytes: Buffer): void;
  drop(fileId: string): void;
};

/** The key of a person's reading mark in a channel. */
export const readKey = (user: string, channel: string) => `${user}:${channel}`;

const COLORS = ["4d8a6a", "8d5a97", "3f7cac", "b5563f", "a1862d", "56789c", "7a5c3e", "3d8f8a"];

/** Opens the state file; a new one is filled from the seed. */
export function openStore(file: string, seed: WorkspaceSeed, now: () => Date): Store {
  const disk = openDisk(file);
  const kept = {
    users: openCollection<UserRecord>(disk, "user", (it) => it.id),
    channels: openCollection<ChannelRecord>(disk, "channel", (it) => it.id),
    messages: openMessages(disk),
    views: openCollection<ViewRecord>(disk, "view", (it) => it.id),
    files: openCollection<FileRecord>(disk, "file", (it) => it.id),
    reads: openCollection<ReadRecord>(disk, "read", (it) => readKey(it.user, it.channel)),
    responseUrls: openCollection<ResponseUrlRecord>(disk, "responseUrl", (it) => it.id),
    clock: openCollection<ClockRecord>(disk, "clock", () => "clock"),
  };
  const store: Store = {
    ...kept,
    contents: { get: disk.loadBytes, put: disk.putBytes, drop: disk.dropBytes },
    refill(from, at) {
      disk.together(() => {
        disk.wipe();
        for (const part of Object.values(kept)) part.reload();
        fill(store, from, at);
      });
    },
    close: () => disk.close(),
  };
  if (store.users.all().length === 0) store.refill(seed, now());
  return store;
}

function fill(store: Store, seed: WorkspaceSeed, at: Date) {
  const seconds = Math.floor(at.getTime() / 1000);
  for (const [index, user] of seed.users.entries()) {
    store.users.put({ ...user, color: colorOf(index), updatedSeconds: seconds });
  }
  if (!store.users.get(seed.app.botUserId)) {
    store.users.put({ ...botUser(seed), color: colorOf(seed.users.length), updatedSeconds: seconds });
  }
  for (const { id, name, isPrivate, members } of seed.channels) {
    store.channels.put({ id, name, kind: isPrivate ? "private" : "channel", members, createdSeconds: seconds });
  }
}

const colorOf = (index: number) => COLORS[index % COLORS.length] ?? "56789c";

function botUser({ app }: WorkspaceSeed): SeedUser {
  const name = app.name.toLowerCase().replaceAll(/\s+/g, "");
  return { id: app.botUserId, name, realName: app.name, email: "", locale: "en-US", tz: "UTC", isBot: true };
}
