import { randomBytes } from "node:crypto";
import { newId } from "../doc.ts";
import { Refused } from "../refused.ts";
import type { FileRecord } from "../store/records.ts";
import { nowSeconds, type Workspace } from "../workspace.ts";
import { imageSize } from "./image-size.ts";

/** The most bytes of a file here: Slack takes a gigabyte, which a workspace for practice has no use for. */
export const MOST_FILE_BYTES = 50 * 1024 * 1024;

type Wanted = { user: string; name: string; bytes: number; altText?: string };

/** Promises a place for a file that is sent later. */
export function promiseFile(ws: Workspace, wanted: Wanted): FileRecord {
  if (wanted.bytes > MOST_FILE_BYTES) throw new Refused("file_upload_size_restricted");
  return ws.store.files.put({ ...newFile(ws, wanted), state: "promised", uploadKey: randomBytes(24).toString("hex") });
}

/** Takes in the bytes of a promised file. Refuses another length than was promised (unverified: what Slack answers then). */
export function fillFile(ws: Workspace, uploadKey: string, bytes: Buffer): FileRecord {
  const file = ws.store.files.all().find((it) => it.uploadKey === uploadKey && it.state !== "complete");
  if (!file) throw new Refused("file_not_found");
  if (bytes.length !== file.bytes) {
    throw new Refused("file_update_failed", { messages: [`${file.bytes} bytes promised, ${bytes.length} sent`] });
  }
  ws.store.contents.put(file.id, bytes);
  return ws.store.files.put({ ...file, ...sized(bytes), state: "uploaded" });
}

/** Makes a file of what a person sends at once. */
export function keepFile(
  ws: Workspace,
  { user, name, bytes }: { user: string; name: string; bytes: Buffer },
): FileRecord {
  if (bytes.length === 0) throw new Refused("no_file_data");
  if (bytes.length > MOST_FILE_BYTES) throw new Refused("file_upload_size_restricted");
  const file = newFile(ws, { user, name, bytes: bytes.length });
  ws.store.contents.put(file.id, bytes);
  return ws.store.files.put({ ...file, ...sized(bytes), state: "complete" });
}

function sized(bytes: Buffer): Pick<FileRecord, "size"> {
  const size = imageSize(bytes);
  return size ? { size } : {};
}

/** A file that can be seen, if there is one by that id. */
export function knownFile(ws: Workspace, id: string): FileRecord | undefined {
  const file = ws.store.files.get(id);
  return file?.state === "complete" ? file : undefined;
}

/** The file, if the app may see it: its own, shared where its bot is, or handed to it in a form. */
export function fileOfApp(ws: Workspace, id: string): FileRecord | undefined {
  const file = knownFile(ws, id);
  const bot = ws.seed.app.botUserId;
  if (!file) return undefined;
  return file.user === bot || file.givenToApp || isSharedWith(ws, file, bot) ? file : undefined;
}

/** The file, if the person may see it: their own, shared where they are, or the app's, which stands in image blocks. */
export function fileOfPerson(ws: Workspace, person: string, id: string): FileRecord | undefined {
  const file = knownFile(ws, id);
  if (!file) return undefined;
  return [person, ws.seed.app.botUserId].includes(file.user) || isSharedWith(ws, file, person) ? file : undefined;
}

function isSharedWith(ws: Workspace, { shares }: FileRecord, user: string): boolean {
  return shares.some(({ channel }) => ws.store.channels.get(channel)?.members.includes(user));
}

function newFile(ws: Workspace, { user, name, bytes, altText = "" }: Wanted): Omit<FileRecord, "state"> {
  const id = newId("F0");
  return { id, user, name, title: name, bytes, altText, createdSeconds: nowSeconds(ws), shares: [] };
}
