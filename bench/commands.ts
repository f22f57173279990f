import { createHmac } from "node:crypto";
import { clientSearchAction } from "../src/features/complaints/ids.ts";
import { clientNo, clientOf, namedByPhone, slackUserId } from "./book-rows.ts";
import type { BookShape } from "./book-shape.ts";
import { deskMember, houseLead, regionLead, staffMember, teamLead } from "./complaint-people.ts";
import { someNumber } from "./complaint-rows.ts";

/** What is sent, by whom chance picks, and a part of every right answer to it (a refusal or a fault lacks it). */
type Asked = { body: (book: BookShape) => Record<string, string>; answerHas: string };

const below = (most: number) => Math.floor(Math.random() * most);
const managerOf = ({ managers }: BookShape) => 1 + below(managers);

/** A slash command: of some manager, or of the member that is named. */
const command = (
  name: string,
  { typed = () => "", by }: { typed?: (manager: number, book: BookShape) => string; by?: string } = {},
): Asked["body"] => {
  return (book) => {
    const manager = managerOf(book);
    return commandBody(by ?? slackUserId(manager), name, typed(manager, book));
  };
};

const someClientOf = (manager: number, { clientsPerManager, managers }: BookShape) =>
  clientOf(manager, below(clientsPerManager), managers);

/** What people begin to type: a Chinese character, a letter, a syllable, digits. Every manager has such clients. */
const beginnings = ["王", "李", "w", "li", "wang", "1", "138"];
/** And what finds few among many: a whole name, its initials, more of a phone. */
const words = [...beginnings, "王伟", "张秀英", "zxy", "1389"];
const begun = () => beginnings[below(beginnings.length)] ?? "";
const anyWords = () => words[below(words.length)] ?? "";

/** What is typed into the form's field for the client: of some manager, or of the member that is named. */
const suggestion =
  (typed: (manager: number, book: BookShape) => string, by?: string): Asked["body"] =>
  (book) => {
    const manager = managerOf(book);
    return payloadBody(suggestionOf(by ?? slackUserId(manager), typed(manager, book)));
  };

const complaint = "/complaint";
const isList = '"type":"header"';
const hasOptions = '"options":[{';

export const asked = {
  bare: { body: command("/clients"), answerHas: "The bare app answers." },
  bareSuggest: { body: suggestion(anyWords), answerHas: hasOptions },
  plan: { body: command("/plan"), answerHas: "plan_skip" },
  today: { body: command("/clients"), answerHas: "plan_skip" },
  find: { body: command("/clients", { typed: () => "find 王" }), answerHas: "client_open:" },
  card: {
    body: command("/clients", { typed: (manager, book) => clientNo(someClientOf(manager, book)) }),
    answerHas: isList,
  },
  suggestOwn: { body: suggestion(begun), answerHas: hasOptions },
  suggestTeam: { body: suggestion(anyWords, teamLead), answerHas: hasOptions },
  suggestRegion: { body: suggestion(anyWords, regionLead), answerHas: hasOptions },
  suggestHouse: { body: suggestion(anyWords, houseLead), answerHas: hasOptions },
  suggestByNumber: {
    body: suggestion((manager, book) => clientNo(someClientOf(manager, book)), staffMember),
    answerHas: hasOptions,
  },
  /** of people of one name and one phone's end there may be two: then none is offered */
  suggestByPhone: {
    body: suggestion((manager, book) => namedByPhone(someClientOf(manager, book)), staffMember),
    answerHas: '"options":[',
  },
  complaint: { body: command(complaint, { typed: (_, book) => someNumber(book), by: deskMember }), answerHas: isList },
  listOwn: { body: command(complaint, { typed: () => "list" }), answerHas: isList },
  listTeam: { body: command(complaint, { typed: () => "list open", by: teamLead }), answerHas: isList },
  listDesk: { body: command(complaint, { typed: () => "list", by: deskMember }), answerHas: isList },
  overdueDesk: { body: command(complaint, { typed: () => "list overdue S1", by: deskMember }), answerHas: isList },
  listHouse: { body: command(complaint, { typed: () => "list", by: houseLead }), answerHas: isList },
} satisfies Record<string, Asked>;

export type What = keyof typeof asked;

let sent = 0;
/** No two requests are alike, as copies are refused. */
const nextTrigger = () => `${process.pid}.${++sent}`;

/** A slash command as Slack sends it. */
export const commandBody = (user: string, name: string, text: string, triggerId = nextTrigger()) => ({
  token: "x",
  team_id: "T1",
  team_domain: "bank",
  channel_id: "C1",
  channel_name: "general",
  user_id: user,
  user_name: user.toLowerCase(),
  command: name,
  text,
  api_app_id: "A1",
  is_enterprise_install: "false",
  response_url: "http://127.0.0.1:9/response",
  trigger_id: triggerId,
});

/** What Slack asks while somebody types into the form's field for the client. */
export const suggestionOf = (user: string, typed: string) => ({
  type: "block_suggestion",
  team: { id: "T1", domain: "bank" },
  user: { id: user, team_id: "T1" },
  api_app_id: "A1",
  token: "x",
  action_id: clientSearchAction,
  block_id: nextTrigger(),
  value: typed,
});

export const payloadBody = (payload: object) => ({ payload: JSON.stringify(payload) });

/** Something asked, as Slack sends it, signed at this moment. */
export function signedRequest(what: What, book: BookShape, secret: string) {
  return signed(asked[what].body(book), secret);
}

export function signed(params: Record<string, string>, secret: string) {
  const body = new URLSearchParams(params).toString();
  return { body, headers: signedHeaders(body, secret) };
}

/** What Slack sends along with a body, by which the app knows that it is Slack's. */
function signedHeaders(body: string, secret: string) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  return {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": signature,
  };
}
