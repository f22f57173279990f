import { type Dispatcher, request } from "undici";
import { blockOf, draftOfClient, logFormId, openLogAction } from "../src/features/contact-log/ids.ts";
import { ownerOf, slackUserId } from "./book-rows.ts";
import { payloadBody, signed } from "./commands.ts";
import type { Load } from "./load.ts";

/** Clients one after the other, far apart in the file: no two contacts with one client, which the form would ask about. */
const stride = 7919;
let logged = 0;

/** A manager presses "log", waits for the form, fills in what it asks first, and sends it. Gives whether it was saved. */
export async function logContact(load: Load, dispatcher: Dispatcher): Promise<boolean> {
  const { managers, clientsPerManager } = load.book;
  const n = ++logged;
  const clientId = 1 + ((n * stride) % (managers * clientsPerManager));
  const user = { id: slackUserId(ownerOf(clientId, managers)), team_id: "T1" };
  const triggerId = `${process.pid}.log.${n}`;
  const of = { team: { id: "T1", domain: "bank" }, user, api_app_id: "A1", token: "x", trigger_id: triggerId };
  const pressed = await send(load, dispatcher, { ...of, ...press(clientId) });
  const opened = await request(`${load.openedUrl}${triggerId}`, { dispatcher });
  const metadata = await opened.body.text();
  const saved = await send(load, dispatcher, { ...of, ...submission(n, metadata) });
  // a form that is not saved is answered with what is wrong with it
  return pressed.status === 200 && saved.status === 200 && saved.text === "" && isOf(metadata, clientId);
}

/** The bare app's form is of no client. */
const isOf = (metadata: string, clientId: number) =>
  metadata === "" || metadata.includes(`"${draftOfClient(clientId)}"`);

/** On the card of a client. */
const press = (clientId: number) => ({
  type: "block_actions",
  container: { type: "message", channel_id: "C1", message_ts: "1.1", is_ephemeral: true },
  channel: { id: "C1", name: "general" },
  response_url: "http://127.0.0.1:9/response",
  actions: [{ type: "button", action_id: openLogAction, block_id: "b", action_ts: "1.1", value: String(clientId) }],
});

const field = (name: string, held: object) => ({ [blockOf(name, 0)]: { it: held } });
const radio = (value: string) => ({ type: "radio_buttons", selected_option: { value } });

const submission = (n: number, metadata: string) => ({
  type: "view_submission",
  view: {
    id: `V${n}`,
    hash: "1.1",
    type: "modal",
    callback_id: logFormId,
    private_metadata: metadata,
    previous_view_id: null,
    root_view_id: `V${n}`,
    title: { type: "plain_text", text: "Log" },
    blocks: [],
    state: {
      values: {
        ...field("kind", radio("call")),
        ...field("outcome", radio("reached")),
        ...field("note", { type: "plain_text_input", value: `Spoke about account ${n}; papers follow.` }),
      },
    },
  },
});

/** Sends what Slack sends of a form or a button, and gives what it was answered with. */
export async function send({ url, secret }: Load, dispatcher: Dispatcher, payload: object) {
  const answer = await request(url, { dispatcher, method: "POST", ...signed(payloadBody(payload), secret) });
  return { status: answer.statusCode, text: await answer.body.text() };
}
