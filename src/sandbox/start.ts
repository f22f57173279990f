import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../lib/clock.ts";
import { openRateLimits } from "./api/rate-limits.ts";
import { openClock, timestamps } from "./clock.ts";
import { openHttpMode } from "./connect/http-mode.ts";
import { openSocketMode } from "./connect/socket-mode.ts";
import { BadRequest } from "./http.ts";
import { readManifest } from "./manifest.ts";
import { act } from "./people/act.ts";
import { addUser, changeUser } from "./people/profile.ts";
import { lay, type Standing } from "./posting.ts";
import type { Act, ActResult, Disconnection, Message, SeedChoice, State, Trouble } from "./protocol.ts";
import { Refused } from "./refused.ts";
import { activeUser } from "./rooms.ts";
import type { WorkspaceSeed as Seed, SeedUser } from "./seed.ts";
import { createWorkspaceServer, type Route } from "./server.ts";
import { messagesFor, stateOf } from "./sight.ts";
import type { ClockRecord } from "./store/records.ts";
import { openStore } from "./store/store.ts";
import { openStream } from "./stream.ts";
import { openTrafficLog } from "./traffic/traffic-log.ts";
import { openTriggers } from "./triggers.ts";
import { openTroubles } from "./trouble.ts";
import type { Workspace } from "./workspace.ts";

export type WorkspaceSeed = Seed;

/** Someone at work in the workspace, driven by a test: the same acts as from the page. */
export type PersonAtWork = {
  act(act: Act): Promise<ActResult>;
  state(): State;
  /** The newest 1,000, oldest first, private answers to this person among them. */
  messages(channel: string, threadTs?: string): Message[];
};

export type Sandbox = {
  /** such as http://localhost:3000 */
  url: string;
  /** what a bot's `slackApiUrl` has to be */
  apiUrl: string;
  clock: Clock & { setAhead(to: Date): void };
  /** Sets faults on demand, in place of those before; `{}` ends them. */
  trouble(faults: Partial<Trouble>): void;
  /** Ends the connections of the app, which may come again. */
  disconnect(how?: Disconnection): void;
  as(userId: string): PersonAtWork;
  /** Changes a member; the app hears of it as `user_change`. */
  setUser(userId: string, change: Partial<Omit<SeedUser, "id">>): void;
  /** Lets someone join; the app hears of it as `team_join`. */
  addUser(user: SeedUser): void;
  /** Lays messages of the app's own that stand from before: nobody is told of them. */
  lay(messages: readonly Standing[]): void;
  close(): Promise<void>;
};

export type SandboxOptions = {
  /** 0 for any free port */
  port: number;
  /** SQLite file of the workspace's state; ":memory:" for tests */
  stateFile: string;
  /** what a new state file is filled with, and the workspace again on reset */
  seed: Seed;
  /** what a reset can choose from, the first as usual */
  seeds?: SeedChoice[];
  /** called on reset, before the workspace is made anew, with the name of the chosen seed (as usual without); gives the seed */
  reset?: (name?: string) => Promise<Seed>;
  /** called when the workspace is the new one, before its clock is set and anybody is told: what lies beside it begins anew here */
  afterReset?: (seed: Seed, name?: string) => Promise<void>;
  /** further routes, by method and path, such as "GET /health" */
  routes?: Record<string, Route>;
  log?: (line: string) => void;
};

/** Starts a practice workspace on this machine alone. Rejects with `code` EADDRINUSE when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const ws = openWorkspace(options);
  const reset = async (name?: string) => {
    if (name !== undefined && !ws.seeds.some((it) => it.name === name))
      throw new BadRequest(400, "There is no such seed.");
    const seed = (await options.reset?.(name)) ?? options.seed;
    ws.grants = readManifest(seed.app.manifest);
    ws.seed = seed;
    ws.store.refill(seed, ws.clock.now());
    await options.afterReset?.(seed, name);
    ws.clock.restart(seed.startsAt);
    ws.nextTs = timestamps(ws.clock, ws.store.messages.latestTs());
    ws.stream.tellAll({ type: "reset" });
  };
  const server = createWorkspaceServer(ws, { extra: options.routes ?? {}, reset });
  try {
    ws.url = `http://localhost:${await listen(server, options.port)}`;
  } catch (error) {
    ws.store.close();
    throw error;
  }
  ws.wire.onChange((connected) => ws.stream.tellAll({ type: "connected", connected }));
  ws.clock.onJump(() => ws.stream.tellAll({ type: "clock", clock: ws.clock.state() }));
  return {
    url: ws.url,
    apiUrl: `${ws.url}/api/`,
    clock: ws.clock,
    trouble: (faults) => ws.troubles.set(faults),
    disconnect: (how = {}) => ws.wire.disconnect(how),
    as: (userId) => personAtWork(ws, userId),
    setUser: (userId, change) => changeUser(ws, userId, change),
    addUser: (user) => addUser(ws, user),
    lay: (messages) => lay(ws, messages),
    close: () => close(ws, server),
  };
}

function openWorkspace({ stateFile, seed, seeds, log }: SandboxOptions): Workspace {
  const store = openStore(stateFile, seed, () => new Date());
  const keep = { load: () => store.clock.get("clock"), save: (record: ClockRecord) => void store.clock.put(record) };
  const clock = openClock(keep, seed.startsAt);
  const wire = seed.app.requestUrl ? openHttpMode(() => ws.seed.app) : openSocketMode(() => ws.seed.app.id);
  const stream = openStream();
  const secrets = () => [ws.seed.app.botToken, ws.seed.app.appToken, ws.seed.app.signingSecret];
  const ws: Workspace = {
    seed,
    seeds: seeds ?? [],
    grants: readManifest(seed.app.manifest),
    url: "",
    store,
    clock,
    nextTs: timestamps(clock, store.messages.latestTs()),
    stream,
    triggers: openTriggers(),
    troubles: openTroubles(),
    rateLimits: openRateLimits(() => performance.now()),
    traffic: openTrafficLog(secrets, (entry) => stream.tellAll({ type: "traffic", entry })),
    wire,
    log: log ?? (() => {}),
  };
  return ws;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

async function close(ws: Workspace, server: Server) {
  ws.wire.close();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  ws.store.close();
}

function personAtWork(ws: Workspace, userId: string): PersonAtWork {
  const me = () => {
    const person = activeUser(ws, userId);
    if (!person) throw new Refused("user_not_found");
    return person;
  };
  return {
    act: (deed) => act(ws, userId, deed),
    state: () => stateOf(ws, me()),
    messages: (channel, threadTs) =>
      messagesFor(ws, me().id, { channel, limit: 1000, ...(threadTs && { threadTs }) }).messages,
  };
}
