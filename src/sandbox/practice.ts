import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { sendToPerson, takeFromPerson } from "./files/transfer.ts";
import { BadRequest, readBody, sendJson } from "./http.ts";
import { act } from "./people/act.ts";
import { actShape } from "./people/act-shape.ts";
import type { Happening } from "./protocol.ts";
import { activeUser, roomOf } from "./rooms.ts";
import { messagesFor, stateOf } from "./sight.ts";
import type { UserRecord } from "./store/records.ts";
import type { Workspace } from "./workspace.ts";

export type PageCall = {
  ws: Workspace;
  query: URLSearchParams;
  request: IncomingMessage;
  response: ServerResponse;
  reset: (seed?: string) => Promise<void>;
};

const CLOCK_WAIT_MS = 25_000;
const HEARTBEAT_MS = 15_000;
const MOST_MESSAGES = 500;
const LONGEST_WARNING_MS = 600_000;

/** What the page asks for, by method and path; protocol.ts says what goes to and fro. */
export const PRACTICE: Record<string, (call: PageCall) => Promise<void> | void> = {
  "GET /practice/state": ({ ws, query, response }) =>
    sendJson(response, 200, stateOf(ws, query.has("as") ? needPerson(ws, query) : firstPerson(ws))),
  "GET /practice/messages": ({ ws, query, response }) => sendJson(response, 200, readMessages(ws, query)),
  "GET /practice/traffic": ({ ws, query, response }) =>
    sendJson(response, 200, { entries: ws.traffic.after(Number(query.get("after") ?? 0) || 0) }),
  "POST /practice/act": runAct,
  "GET /practice/stream": openEvents,
  "GET /practice/clock": waitForClock,
  "POST /practice/clock": setClock,
  "POST /practice/reset": async ({ reset, request, response }) => {
    const { seed } = await readJson(request, resetBody);
    await reset(seed);
    sendJson(response, 200, { ok: true });
  },
  "GET /practice/trouble": ({ ws, response }) => sendJson(response, 200, ws.troubles.get()),
  "POST /practice/trouble": setTrouble,
  "POST /practice/upload": ({ ws, query, request, response }) =>
    takeFromPerson(ws, needPerson(ws, query), { name: query.get("name"), request, response }),
  "GET /practice/file": ({ ws, query, response }) =>
    sendToPerson(ws, needPerson(ws, query), query.get("id") ?? "", response),
  "POST /practice/disconnect": endConnections,
};

const resetBody = z.object({ seed: z.string().optional() });

const actBody = z.object({ as: z.string(), act: actShape });

async function runAct({ ws, request, response }: PageCall) {
  const { as, act: deed } = await readJson(request, actBody);
  if (!activeUser(ws, as)) {
    throw new BadRequest(404, `Nobody here is called ${as}.`, [{ message: "user_not_found", pointer: "/as" }]);
  }
  sendJson(response, 200, await act(ws, as, deed));
}

function readMessages(ws: Workspace, query: URLSearchParams) {
  const person = needPerson(ws, query);
  const channel = query.get("channel") ?? "";
  if (!roomOf(ws, person.id, channel)) throw new BadRequest(404, "There is no such conversation.");
  const limit = Math.min(Math.max(Number(query.get("limit") ?? 50) || 50, 1), MOST_MESSAGES);
  const [before, threadTs] = [query.get("before"), query.get("thread")];
  const range = { channel, limit, ...(before && { before }), ...(threadTs && { threadTs }) };
  return messagesFor(ws, person.id, range);
}

function openEvents({ ws, query, request, response }: PageCall) {
  const person = needPerson(ws, query);
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
  response.write(": here\n\n");
  const tell = (happening: Happening) => void response.write(`data: ${JSON.stringify(happening)}\n\n`);
  const stop = ws.stream.watch(person.id, tell);
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS).unref();
  request.socket.setTimeout(0);
  response.on("close", () => {
    stop();
    clearInterval(heartbeat);
  });
}

function waitForClock({ ws, query, response }: PageCall) {
  const after = query.get("after");
  const answer = () => sendJson(response, 200, ws.clock.state());
  if (after === null || Number(after) !== ws.clock.state().version) return answer();
  const finish = () => {
    clearTimeout(timer);
    stop();
    if (!response.destroyed) answer();
  };
  const timer = setTimeout(finish, CLOCK_WAIT_MS).unref();
  const stop = ws.clock.onJump(finish);
  response.on("close", () => {
    clearTimeout(timer);
    stop();
  });
}

const clockBody = z.union([z.object({ advanceMs: z.number().positive() }), z.object({ to: z.string() })]);

async function setClock({ ws, request, response }: PageCall) {
  const asked = await readJson(request, clockBody);
  const to = "to" in asked ? new Date(asked.to) : new Date(ws.clock.now().getTime() + asked.advanceMs);
  try {
    ws.clock.setAhead(to);
  } catch (error) {
    if (error instanceof RangeError) throw new BadRequest(400, "The clock only moves forward.");
    throw error;
  }
  sendJson(response, 200, ws.clock.state());
}

const share = z.number().min(0).max(1);
const troubleBody = z
  .object({ dropAnswer: share, serverError: share, rateLimited: share, slow: share, slowMs: z.number().nonnegative() })
  .extend({ duplicate: share, lostAck: share, slowDelivery: share, disconnect: share, loseConnection: share })
  .extend({ rateLimits: z.boolean(), noCharts: z.boolean(), methods: z.array(z.string()), seed: z.number().int() })
  .partial();

async function setTrouble({ ws, request, response }: PageCall) {
  const { methods, seed, ...faults } = await readJson(request, troubleBody);
  const named = Object.fromEntries(Object.entries(faults).filter(([, value]) => value !== undefined));
  ws.troubles.set({ ...named, ...(methods && { methods }), ...(seed !== undefined && { seed }) });
  sendJson(response, 200, ws.troubles.get());
}

const disconnectBody = z.object({
  reason: z.enum(["refresh_requested", "link_disabled", "lost"]).default("refresh_requested"),
  warnMs: z.number().int().nonnegative().max(LONGEST_WARNING_MS).default(10_000),
});

async function endConnections({ ws, request, response }: PageCall) {
  ws.wire.disconnect(await readJson(request, disconnectBody));
  sendJson(response, 200, { ok: true });
}

function needPerson(ws: Workspace, query: URLSearchParams): UserRecord {
  const person = activeUser(ws, query.get("as") ?? "");
  if (!person) throw new BadRequest(404, "Nobody here has that id.");
  return person;
}

/** With nobody chosen yet, the page is told what the first person sees: it needs the list of people. */
function firstPerson(ws: Workspace): UserRecord {
  const person = ws.store.users.all().find(({ isBot, deleted }) => !isBot && !deleted);
  if (!person) throw new BadRequest(404, "Nobody is in this workspace.");
  return person;
}

async function readJson<T>(request: IncomingMessage, shape: z.ZodType<T>): Promise<T> {
  const body = await readBody(request);
  const wrong = "The request is not what protocol.ts describes.";
  let json: unknown;
  try {
    json = JSON.parse(body || "{}");
  } catch {
    throw new BadRequest(400, wrong, [{ message: "no JSON", pointer: "" }]);
  }
  const { data, error } = shape.safeParse(json);
  if (!error) return data;
  const pointerTo = (path: PropertyKey[]) => path.map((part) => `/${String(part)}`).join("");
  throw new BadRequest(
    400,
    wrong,
    error.issues.map(({ message, path }) => ({ message, pointer: pointerTo(path) })),
  );
}
