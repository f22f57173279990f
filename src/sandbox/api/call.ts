import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Doc, textOf } from "../doc.ts";
import { readBody, sendJson } from "../http.ts";
import { Refused } from "../refused.ts";
import { type Passed, refusalNoted } from "../traffic/traffic-log.ts";
import type { Workspace } from "../workspace.ts";
import { needScope } from "./access.ts";
import { type Arguments, decodedArguments, readArguments } from "./arguments.ts";
import type { Method } from "./method.ts";
import { METHODS } from "./methods.ts";
import { NOT_OFFERED } from "./not-offered.ts";

/** What comes back for one call; `cut` when the connection is cut instead of it. */
type Reply = { status: number; answer: Doc; refusal?: Refused; retryAfter?: number; cut?: true };

/** Answers one Web API call: every call passes here. */
export async function answerCall(ws: Workspace, name: string, request: IncomingMessage, response: ServerResponse) {
  const startedAt = performance.now();
  const body = await readBody(request);
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const read = () => readArguments(request, body);
  const reply = await replyTo(ws, name, method, read, request.headers.authorization);
  const said = { request: requestNoted(read, body), answer: reply.cut ? null : reply.answer };
  ws.traffic.note({ kind: "call", name, startedAt, ...said, ...failureNoted(reply) });
  if (reply.cut) return void request.socket.destroy();
  if (reply.retryAfter) response.setHeader("retry-after", String(reply.retryAfter));
  response.setHeader("x-oauth-scopes", [...ws.grants.scopes].join(","));
  if (method?.scopes.length) response.setHeader("x-accepted-oauth-scopes", method.scopes.join(","));
  sendJson(response, reply.status, reply.answer);
}

async function replyTo(
  ws: Workspace,
  name: string,
  method: Method | undefined,
  read: () => Arguments,
  authorization: string | undefined,
): Promise<Reply> {
  const fate = ws.troubles.fateOf(name, method?.writes ?? false);
  if (fate.waitMs > 0) await wait(fate.waitMs);
  if (fate.serverError) return { status: 500, answer: { ok: false, error: "internal_error" } };
  const retryAfter = fate.rateLimited ? 1 : overLimit(ws, name, method, read);
  if (retryAfter) return { status: 429, answer: { ok: false, error: "ratelimited" }, retryAfter };
  const cut = fate.dropAnswer ? { cut: true as const } : {};
  try {
    return { status: 200, answer: answerTo(ws, method, read, authorization), ...cut };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    ws.log(`${name}: ${whyNot(name) ?? error.message}`);
    return { status: 200, answer: error.answer(), refusal: error, ...cut };
  }
}

const whyNot = (name: string) => (Object.hasOwn(NOT_OFFERED, name) ? `not offered: ${NOT_OFFERED[name]}` : undefined);

/** The seconds to wait when Slack's own limits are held and this call is one too many. */
function overLimit(ws: Workspace, name: string, method: Method | undefined, read: () => Arguments): number | undefined {
  if (!method || !ws.troubles.get().rateLimits) return undefined;
  return ws.rateLimits.take(name, method.tier, channelOf(read));
}

function channelOf(read: () => Arguments): string | undefined {
  try {
    return read().text("channel");
  } catch {
    return undefined;
  }
}

function answerTo(
  ws: Workspace,
  method: Method | undefined,
  read: () => Arguments,
  authorization: string | undefined,
): Doc {
  if (!method) throw new Refused("unknown_method");
  const args = read();
  requireToken(ws, method, /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? args.text("token"));
  needScope(ws, ...method.scopes);
  return { ok: true, ...method.run({ ws, args }) };
}

function requireToken(ws: Workspace, { token: kind }: Method, token: string | undefined) {
  if (kind === "none") return;
  const { botToken, appToken } = ws.seed.app;
  if (!token) throw new Refused("not_authed");
  if (token !== botToken && token !== appToken) throw new Refused("invalid_auth");
  if ((kind === "app") !== (token === appToken)) throw new Refused("not_allowed_token_type");
}

function requestNoted(read: () => Arguments, body: string): unknown {
  try {
    return decodedArguments(read());
  } catch {
    return body;
  }
}

function failureNoted({ answer, refusal, cut }: Reply): Pick<Passed, "error" | "faults"> {
  if (cut) return { error: "answer_dropped" };
  if (refusal) return refusalNoted(refusal);
  return answer.ok === true ? {} : { error: textOf(answer.error) ?? "unknown_error" };
}
