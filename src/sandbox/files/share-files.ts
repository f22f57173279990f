import { tellEvent } from "../connect/deliver.ts";
import { type Draft, post } from "../posting.ts";
import type { FileRecord, MessageRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";

/** Posts a message with files, which all who are there can see from then on; the app is told of each file (`file_shared`). */
export function postWithFiles(ws: Workspace, draft: Draft, files: FileRecord[]): MessageRecord {
  if (files.length === 0) return post(ws, draft);
  const { channel } = draft;
  const ts = ws.nextTs();
  // The shares first: what the app is told of the message says where its files can be seen.
  for (const file of files) ws.store.files.put({ ...file, shares: [...file.shares, { channel, ts }] });
  const message = post(ws, { ...draft, ts, files: files.map(({ id }) => id) });
  for (const file of files) {
    if (!ws.store.channels.get(channel)?.members.includes(ws.seed.app.botUserId)) continue;
    const named = { channel_id: channel, file_id: file.id, user_id: file.user, file: { id: file.id } };
    tellEvent(ws, "file_shared", { type: "file_shared", ...named, event_ts: ws.nextTs() });
  }
  return message;
}
