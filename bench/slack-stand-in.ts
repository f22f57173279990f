import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/**
 * As little of Slack as the bot calls while it answers, and the practice clock beside it: both apps are measured against the
 * same stand-in, and it does next to nothing, so that what is measured is theirs.
 */
export type StandIn = {
  apiUrl: string;
  clockUrl: string;
  /** with a trigger's id behind it: answers with the private_metadata of the modal that was opened by it, once it is */
  openedUrl: string;
  setClock(instant: Date): void;
  posts(): number;
  close(): void;
};

const answers: Record<string, object> = {
  "auth.test": { team_id: "T1", user_id: "UBOT", bot_id: "B1", url: "https://bank.example/" },
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

  const opened = openedModals();

  function answerApi(method: string, response: ServerResponse) {
    if (method === "chat.postMessage") posts++;
    json(response, { ok: true, channel: "D1", ts: `${Date.now()}.${posts}`, ...answers[method] });
  }

  const server = createServer((request: IncomingMessage, response) => {
    const url = new URL(request.url ?? "/", "http://stand-in");
    if (url.pathname.startsWith("/opened/")) return opened.tell(url.pathname.slice("/opened/".length), response);
    if (url.pathname === "/api/views.open") void text(request).then((body) => opened.note(new URLSearchParams(body)));
    else request.resume();
    request.once("end", () =>
      url.pathname === "/clock" ? answerClock(url, response) : answerApi(url.pathname.replace("/api/", ""), response),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/`,
    clockUrl: `${base}/clock`,
    openedUrl: `${base}/opened/`,
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

/** Which modals were opened, told once each to whoever asks for them, or waits for them. */
function openedModals() {
  const metadata = new Map<string, string>();
  const waiting = new Map<string, ServerResponse>();
  return {
    note(sent: URLSearchParams) {
      const trigger = sent.get("trigger_id") ?? "";
      const { private_metadata: carried = "" } = JSON.parse(sent.get("view") ?? "{}") as { private_metadata?: string };
      const asked = waiting.get(trigger);
      if (asked) asked.end(carried);
      else metadata.set(trigger, carried);
      waiting.delete(trigger);
    },
    tell(trigger: string, response: ServerResponse) {
      const carried = metadata.get(trigger);
      if (carried === undefined) waiting.set(trigger, response);
      else response.end(carried);
      metadata.delete(trigger);
    },
  };
}

const json = (response: ServerResponse, body: object) =>
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
