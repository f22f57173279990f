import { tellEvent } from "../connect/deliver.ts";
import { readContent } from "../content.ts";
import { type Doc, docsIn, textOf } from "../doc.ts";
import { fileInFull } from "../files/file-answer.ts";
import { fileOfApp, promiseFile } from "../files/keep-file.ts";
import { kindOfFile } from "../files/kinds.ts";
import { postWithFiles } from "../files/share-files.ts";
import { reshow } from "../posting.ts";
import { missingField, Refused } from "../refused.ts";
import type { FileRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { postableRoom } from "./access.ts";
import type { Arguments } from "./arguments.ts";
import { threadOf } from "./chat.ts";
import type { Call } from "./method.ts";

/** Limits of platform.md, section 2. */
const ALT_TEXT_MOST = 1000;
const SNIPPET_MOST_BYTES = 1024 * 1024;
const CHANNELS_MOST = 100;

export function getUploadUrl({ ws, args }: Call): Doc {
  const name = args.needText("filename");
  args.needText("length");
  const bytes = args.count("length") ?? 0;
  if (!Number.isInteger(bytes) || bytes < 1) {
    throw new Refused("invalid_arguments", { messages: ["[ERROR] must be greater than 0 [json-pointer:/length]"] });
  }
  const altText = args.text("alt_txt") ?? "";
  if (altText.length > ALT_TEXT_MOST) throw new Refused("alt_txt_too_large");
  if (args.text("snippet_type") && bytes > SNIPPET_MOST_BYTES) throw new Refused("snippet_too_large");
  const file = promiseFile(ws, { user: ws.seed.app.botUserId, name, bytes, altText });
  return { upload_url: `${ws.url}/upload/v1/${file.uploadKey}`, file_id: file.id };
}

export function completeUpload({ ws, args }: Call): Doc {
  const named = args.json("files", "invalid_arguments");
  if (named === undefined) throw missingField("files");
  const files = docsIn(named).map((it) => ({ file: uploaded(ws, textOf(it.id)), title: textOf(it.title) }));
  if (files.length === 0)
    throw new Refused("invalid_arguments", { messages: ["[ERROR] no files [json-pointer:/files]"] });
  const places = placesFor(ws, args);
  const content = commentIn(ws, args);
  const complete = files.map(({ file: { uploadKey: _spent, ...file }, title }) =>
    ws.store.files.put({ ...file, title: title ?? file.title, state: "complete" }),
  );
  for (const { channel, threadTs } of places) {
    const place = { channel, user: ws.seed.app.botUserId, fromBot: true, ...(threadTs && { threadTs }) };
    const latest = complete.map(({ id }) => needFile(ws, id));
    postWithFiles(ws, { ...content, ...place }, latest);
  }
  return { files: complete.map(({ id }) => fileInFull(ws, needFile(ws, id))) };
}

export function tellFile({ ws, args }: Call): Doc {
  const file = needFile(ws, args.needText("file"));
  return { file: fileInFull(ws, file), comments: [], response_metadata: { next_cursor: "" } };
}

export function listFiles({ ws, args }: Call): Doc {
  const [channel, user] = [args.text("channel"), args.text("user")];
  const types = (args.text("types") ?? "all").split(",").map((type) => typeNamed(type.trim()));
  const [from, to] = [args.count("ts_from") ?? 0, args.count("ts_to") ?? Number.POSITIVE_INFINITY];
  const found = ws.store.files
    .all()
    .filter(({ id }) => fileOfApp(ws, id))
    .filter((file) => !channel || file.shares.some((share) => share.channel === channel))
    .filter((file) => !user || file.user === user)
    .filter((file) => file.createdSeconds >= from && file.createdSeconds <= to)
    .filter(({ name }) => types.some((isOfType) => isOfType(kindOfFile(name))));
  const count = Math.min(Math.max(args.count("count") ?? 100, 1), 1000);
  const page = Math.max(args.count("page") ?? 1, 1);
  const shown = found.reverse().slice((page - 1) * count, page * count);
  const paging = { count, total: found.length, page, pages: Math.ceil(found.length / count) };
  return { files: shown.map((file) => fileInFull(ws, file)), paging };
}

export function deleteFile({ ws, args }: Call): Doc {
  const file = needFile(ws, args.needText("file"));
  if (file.user !== ws.seed.app.botUserId) throw new Refused("cant_delete_file");
  ws.store.files.drop(file.id);
  ws.store.contents.drop(file.id);
  for (const { channel, ts } of file.shares) reshow(ws, ws.store.messages.get(channel, ts));
  tellEvent(ws, "file_deleted", { type: "file_deleted", file_id: file.id, event_ts: ws.nextTs() });
  return {};
}

function needFile(ws: Workspace, id: string): FileRecord {
  const file = fileOfApp(ws, id);
  if (!file) throw new Refused("file_not_found");
  return file;
}

function uploaded(ws: Workspace, id: string | undefined): FileRecord {
  const file = ws.store.files.get(id ?? "");
  if (!file || file.user !== ws.seed.app.botUserId || file.state === "promised") throw new Refused("file_not_found");
  return file;
}

type Place = { channel: string; threadTs: string | undefined };

/** Where the files go: nowhere, when no channel is named. */
function placesFor(ws: Workspace, args: Arguments): Place[] {
  const ids = [args.text("channel_id") ?? "", ...(args.text("channels") ?? "").split(",")].filter(Boolean);
  if (ids.length > CHANNELS_MOST) throw new Refused("channels_limit_exceeded");
  return [...new Set(ids)].map((id) => {
    // Ids of conversations alone, no names and no people; the code for others is unverified.
    if (!/^[CDG]/.test(id)) throw new Refused("invalid_channel");
    const room = postableRoom(ws, id);
    return { channel: room.id, threadTs: threadOf(ws, room, args) };
  });
}

function commentIn(ws: Workspace, args: Arguments) {
  const [text, blocks] = [args.text("initial_comment"), args.json("blocks", "invalid_blocks")];
  if (text === undefined && blocks === undefined) return { text: "" };
  // The blocks stand in place of the comment (Slack's reference of the method).
  return readContent(ws, blocks === undefined ? { text } : { blocks });
}

const TYPES: Record<string, (kind: ReturnType<typeof kindOfFile>) => boolean> = {
  all: () => true,
  images: ({ mimetype }) => mimetype.startsWith("image/"),
  pdfs: ({ filetype }) => filetype === "pdf",
  zips: ({ filetype }) => filetype === "zip",
  snippets: () => false,
  spaces: () => false,
  gdocs: () => false,
};

function typeNamed(type: string) {
  const matches = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (!matches) throw new Refused("unknown_type");
  return matches;
}
