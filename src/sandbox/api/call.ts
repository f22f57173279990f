import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Doc } from "../doc.ts";
import { readBody, sendJson } from "../http.ts";
import { Refused } from "../refused.ts";
import type { Workspace } from "../workspace.ts";
import { needScope } from "./access.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import type { Method } from "./method.ts";
import { METHODS } from "./methods.ts";

/** Answers one Web API call: every call passes here. */
export async function answerCall(ws: Workspace, name: string, request: IncomingMessage, response: ServerResponse) {
  const body = await readBody(request);
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const fate = ws.troubles.fateOf(name, method?.writes ?? false);
  if (fate.waitMs > 0) await wait(fate.waitMs);
  if (fate.serverError) return sendJson(response, 500, { ok: false, error: "internal_error" });
  if (fate.rateLimited) {
    response.setHeader("retry-after", "1");
    return sendJson(response, 429, { ok: false, error: "ratelimited" });
  }
  const answer = answerTo(ws, name, method, () => readArguments(request, body), request.headers.authorization);
  if (fate.dropAnswer) return void request.socket.destroy();
  response.setHeader("x-oauth-scopes", [...ws.grants.scopes].join(","));
  if (method?.scopes.length) response.setHeader("x-accepted-oauth-scopes", method.scopes.join(","));
  sendJson(response, 200, answer);
}

function answerTo(
  ws: Workspace,
  name: string,
  method: Method | undefined,
  read: () => Arguments,
  authorization: string | undefined,
): Doc {
  try {
    if (!method) throw new Refused("unknown_method");
    const args = read();
    requireToken(ws, method, /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? args.text("token"));
    needScope(ws, ...method.scopes);
    return { ok: true, ...method.run({ ws, args }) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    ws.log(`${name}: ${error.message}`);
    return error.answer();
  }
}

function requireToken(ws: Workspace, { token: kind }: Method, token: string | undefined) {
  if (kind === "none") return;
  const { botToken, appToken } = ws.seed.app;
  if (!token) throw new Refused("not_authed");
  if (token !== botToken && token !== appToken) throw new Refused("invalid_auth");
  if ((kind === "app") !== (token === appToken)) throw new Refused("not_allowed_token_type");
}
