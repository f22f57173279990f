import type { IncomingMessage, ServerResponse } from "node:http";
import { BadRequest, readBytes, sendJson, sendText } from "../http.ts";
import { Refused } from "../refused.ts";
import type { FileRecord, UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { fileIdIn, seenFile } from "./file-answer.ts";
import { fileOfApp, fileOfPerson, fillFile, keepFile, MOST_FILE_BYTES } from "./keep-file.ts";
import { isDrawnImage, kindOfFile } from "./kinds.ts";

/** A multipart body has some bytes around the file's own. */
const AROUND_BYTES = 64 * 1024;

/** Takes what the app sends to an `upload_url`: the bare bytes, or one part of a form, as Slack's client sends them. */
export async function takeUpload(ws: Workspace, uploadKey: string, request: IncomingMessage, response: ServerResponse) {
  const startedAt = performance.now();
  const { bytes } = await sentFile(request);
  const error = refusalOf(() => fillFile(ws, uploadKey, bytes));
  const said = { request: { bytes: bytes.length }, answer: error ?? `OK - ${bytes.length}`, ...(error && { error }) };
  ws.traffic.note({ kind: "call", name: "upload_url", startedAt, ...said });
  if (error) return sendText(response, error === "file_not_found" ? 404 : 400, error);
  sendText(response, 200, `OK - ${bytes.length}`);
}

/** Answers to `url_private`: the file for the bot's token, Slack's sign-in for everyone else. */
export function sendPrivate(ws: Workspace, path: string, request: IncomingMessage, response: ServerResponse) {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const maySee = token === ws.seed.app.botToken && ws.grants.scopes.has("files:read");
  if (!maySee) {
    response.writeHead(302, { location: `${ws.url}/?redir=${encodeURIComponent(path)}` });
    return void response.end();
  }
  const file = fileOfApp(ws, fileIdIn(path) ?? "");
  if (!file) return sendText(response, 404, "file_not_found");
  sendFile(ws, file, response);
}

/** Keeps a file that a person drops or picks on the page. */
export async function takeFromPerson(
  ws: Workspace,
  person: UserRecord,
  { name, request, response }: { name: string | null; request: IncomingMessage; response: ServerResponse },
) {
  const sent = await sentFile(request);
  const kept = { user: person.id, name: name || sent.name || "Untitled", bytes: sent.bytes };
  try {
    sendJson(response, 200, { file: seenFile(ws, keepFile(ws, kept)) });
  } catch (error) {
    if (error instanceof Refused) throw new BadRequest(400, error.code);
    throw error;
  }
}

export function sendToPerson(ws: Workspace, person: UserRecord, id: string, response: ServerResponse) {
  const file = fileOfPerson(ws, person.id, id);
  if (!file) throw new BadRequest(404, "There is no such file.");
  sendFile(ws, file, response);
}

function sendFile(ws: Workspace, { id, name }: FileRecord, response: ServerResponse) {
  const bytes = ws.store.contents.get(id) ?? Buffer.alloc(0);
  const shown = isDrawnImage(name) ? "inline" : "attachment";
  response.writeHead(200, {
    "content-type": kindOfFile(name).mimetype,
    "content-length": bytes.length,
    "content-disposition": `${shown}; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", "%27")}`,
    // What somebody uploaded must never run as a page of this workspace.
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  response.end(bytes);
}

async function sentFile(request: IncomingMessage): Promise<{ name: string; bytes: Buffer }> {
  const body = await readBytes(request, MOST_FILE_BYTES + AROUND_BYTES);
  const contentType = request.headers["content-type"] ?? "";
  if (!contentType.startsWith("multipart/form-data")) return { name: "", bytes: body };
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } })
    .formData()
    .catch(() => undefined);
  const part = form && [...form.values()].find((value) => typeof value !== "string");
  if (!part || typeof part === "string") throw new BadRequest(400, "The form holds no file.");
  return { name: part.name, bytes: Buffer.from(await part.arrayBuffer()) };
}

function refusalOf(deed: () => void): string | undefined {
  try {
    deed();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}
