import { createHmac } from "node:crypto";
import { clientNo, slackUserId } from "./book-rows.ts";
import { type BookShape, clientOf } from "./data.ts";

/** A command, what is typed after it, and a part of every right answer to it (a refusal or a fault lacks it). */
type Asked = { command?: string; typedBy: (manager: number, book: BookShape) => string; answerHas: string };

const below = (most: number) => Math.floor(Math.random() * most);

export const asked = {
  bare: { typedBy: () => "", answerHas: "The bare app answers." },
  plan: { command: "/plan", typedBy: () => "", answerHas: "plan_skip" },
  today: { typedBy: () => "", answerHas: "plan_skip" },
  find: { typedBy: () => "find 王", answerHas: "client_open:" },
  card: {
    typedBy: (manager, book) => clientNo(clientOf(manager, below(book.clientsPerManager), book.managers)),
    answerHas: '"type":"header"',
  },
} satisfies Record<string, Asked>;

export type What = keyof typeof asked;

let sent = 0;

/** A slash command of some manager of the book as Slack sends it, signed at this moment; no two are alike, as copies are refused. */
export function signedCommand(what: What, book: BookShape, secret: string) {
  const manager = 1 + below(book.managers);
  const { command = "/clients", typedBy }: Asked = asked[what];
  const body = new URLSearchParams({
    token: "x",
    team_id: "T1",
    team_domain: "bank",
    channel_id: "C1",
    channel_name: "general",
    user_id: slackUserId(manager),
    user_name: `m${manager}`,
    command,
    text: typedBy(manager, book),
    api_app_id: "A1",
    is_enterprise_install: "false",
    response_url: "http://127.0.0.1:9/response",
    trigger_id: `${process.pid}.${++sent}`,
  }).toString();
  return { body, headers: signedHeaders(body, secret) };
}

/** What Slack sends along with a body, by which the app knows that it is Slack's. */
export function signedHeaders(body: string, secret: string) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  return {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": signature,
  };
}
