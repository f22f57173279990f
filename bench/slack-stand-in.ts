import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { deskChannel, deskMember } from "./complaint-people.ts";

/**
 * As little of Slack as the bot calls while it answers, and the practice clock beside it: both apps are measured against the
 * same stand-in, and it does next to nothing, so that what is measured is theirs.
 */
export type StandIn = {
  apiUrl: string;
  clockUrl: string;
  /** with a trigger's id behind it: answers with the private_metadata of the modal that was opened by it, once it is */
  openedUrl: string;
  /** with a complaint's number behind it: answers once its card was posted to the desk's channel */
  postedUrl: string;
  setClock(instant: Date): void;
  posts(): number;
  close(): void;
};

const answers: Record<string, object> = {
  "auth.test": { team_id: "T1", user_id: "UBOT", bot_id: "B1", url: "https://bank.example/" },
  "conversations.members": { members: [deskMember], response_metadata: { next_cursor: "" } },
  "users.list": { members: [], response_metadata: { next_cursor: "" } },
};

export async function slackStandIn(): Promise<StandIn> {
  let clock = { aheadMs: 0, version: 0 };
  let posts = 0;
  let waiting: ServerResponse[] = [];

  function answerClock(url: URL, response: ServerResponse) {
    if (Number(url.searchParams.get("after") ?? -1) === clock.version) waiting.push(response);
    else json(response, clock);
  }

  const [opened, posted] = [tellings(), tellings()];

  async function readAlong(method: string, request: IncomingMessage) {
    const sent = new URLSearchParams(await text(request));
    if (method === "views.open") opened.note(sent.get("trigger_id") ?? "", metadataOf(sent.get("view") ?? "{}"));
    const isCard = method === "chat.postMessage" && sent.get("channel") === deskChannel && !sent.has("thread_ts");
    if (isCard) posted.note(/C-\d{4}-\d+/.exec(sent.get("text") ?? "")?.[0] ?? "", "");
  }

  function answerApi(method: string, response: ServerResponse) {
    if (method === "chat.postMessage") posts++;
    json(response, { ok: true, channel: "D1", ts: `${Date.now()}.${posts}`, ...answers[method] });
  }

  const server = createServer((request: IncomingMessage, response) => {
    const url = new URL(request.url ?? "/", "http://stand-in");
    if (url.pathname.startsWith("/opened/")) return opened.tell(url.pathname.slice("/opened/".length), response);
    if (url.pathname.startsWith("/posted/")) return posted.tell(url.pathname.slice("/posted/".length), response);
    const method = url.pathname.replace("/api/", "");
    if (readAlways.has(method)) void readAlong(method, request);
    else request.resume();
    request.once("end", () => (method === "/clock" ? answerClock(url, response) : answerApi(method, response)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/`,
    clockUrl: `${base}/clock`,
    openedUrl: `${base}/opened/`,
    postedUrl: `${base}/posted/`,
    setClock(instant) {
      clock = { aheadMs: instant.getTime() - Date.now(), version: clock.version + 1 };
      for (const response of waiting) json(response, clock);
      waiting = [];
    },
    posts: () => posts,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What carries what a bench waits for. */
const readAlways = new Set(["views.open", "chat.postMessage"]);

const metadataOf = (view: string): string => (JSON.parse(view) as { private_metadata?: string }).private_metadata ?? "";

/** What became known under a key, told once to whoever asks for it, or waits for it. */
function tellings() {
  const known = new Map<string, string>();
  const waiting = new Map<string, ServerResponse>();
  return {
    note(key: string, what: string) {
      const asked = waiting.get(key);
      if (asked) asked.end(what);
      else known.set(key, what);
      waiting.delete(key);
    },
    tell(key: string, response: ServerResponse) {
      const what = known.get(key);
      if (what === undefined) waiting.set(key, response);
      else response.end(what);
      known.delete(key);
    },
  };
}

const json = (response: ServerResponse, body: object) =>
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
