import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerCall } from "./api/call.ts";
import { sendAvatar } from "./avatar.ts";
import { type Doc, isDoc } from "./doc.ts";
import { sendPrivate, takeUpload } from "./files/transfer.ts";
import { refusalOf } from "./guard.ts";
import { BadRequest, readBody, sendJson, sendText } from "./http.ts";
import { PRACTICE } from "./practice.ts";
import { Refused } from "./refused.ts";
import { respondTo } from "./response-url.ts";
import { isPageFile, sendPageFile } from "./static.ts";
import { refusalNoted } from "./traffic/traffic-log.ts";
import type { Workspace } from "./workspace.ts";

export type Route = (request: IncomingMessage, response: ServerResponse) => void;
export type Routes = { extra: Record<string, Route>; reset: (seed?: string) => Promise<void> };

/** The HTTP server of the workspace: Web API, response urls, the page and what it asks, Socket Mode upgrades. */
export function createWorkspaceServer(ws: Workspace, routes: Routes): Server {
  const server = createServer((request, response) => {
    answer(ws, routes, request, response).catch((error: unknown) => {
      if (!(error instanceof BadRequest)) ws.log(`${request.url}: ${String(error)}`);
      if (response.headersSent) return response.destroy();
      if (error instanceof BadRequest) return sendJson(response, error.status, error.answer());
      sendJson(response, 500, { ok: false, error: "internal_error" });
    });
  });
  server.on("upgrade", (request, socket, head) => {
    if (refusalOf(request)) return void socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    ws.wire.accept(request, socket, head);
  });
  return server;
}

async function answer(ws: Workspace, routes: Routes, request: IncomingMessage, response: ServerResponse) {
  const refusal = refusalOf(request);
  if (refusal) return sendText(response, 403, refusal);
  const url = new URL(request.url ?? "/", "http://localhost");
  const { pathname } = url;
  const key = `${request.method} ${pathname}`;
  const extra = routes.extra[key];
  if (extra) return extra(request, response);
  if (pathname.startsWith("/api/")) return answerCall(ws, pathname.slice("/api/".length), request, response);
  if (pathname.startsWith("/response/"))
    return takeResponse(ws, pathname.slice("/response/".length), request, response);
  if (request.method === "POST" && pathname.startsWith("/upload/v1/")) {
    return takeUpload(ws, pathname.slice("/upload/v1/".length), request, response);
  }
  if (request.method === "GET" && /^\/files-(pri|tmb)\//.test(pathname))
    return sendPrivate(ws, pathname, request, response);
  if (request.method === "GET" && pathname.startsWith("/avatar/")) {
    return sendAvatar(ws, pathname.slice("/avatar/".length), response);
  }
  const practice = PRACTICE[key];
  if (practice) return practice({ ws, query: url.searchParams, request, response, reset: routes.reset });
  if (request.method === "GET" && isPageFile(pathname)) return sendPageFile(response, pathname);
  sendText(response, 404, "Not found");
}

async function takeResponse(ws: Workspace, id: string, request: IncomingMessage, response: ServerResponse) {
  const startedAt = performance.now();
  const text = await readBody(request);
  const body = parse(text);
  const refusal = body ? refusalBy(() => respondTo(ws, id, body)) : new Refused("invalid_payload");
  const answer = refusal?.answer() ?? { ok: true };
  const said = { request: body ?? text, answer, ...(refusal && refusalNoted(refusal)) };
  ws.traffic.note({ kind: "response", name: "response_url", startedAt, ...said });
  if (refusal) ws.log(`response_url: ${refusal.message}`);
  sendJson(response, statusOf(refusal), answer);
}

function statusOf(refusal: Refused | undefined): number {
  if (!refusal) return 200;
  return refusal.code.endsWith("_url") ? 404 : 400;
}

function refusalBy(deed: () => void): Refused | undefined {
  try {
    deed();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

function parse(text: string): Doc | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isDoc(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
