import { type Dispatcher, request } from "undici";
import { blockOf, fileFormId } from "../src/features/complaints/ids.ts";
import { ownerOf, slackUserId } from "./book-rows.ts";
import { commandBody, payloadBody, signed, suggestionOf } from "./commands.ts";
import type { Load } from "./load.ts";
import { send } from "./log-contact.ts";

/** Clients one after the other, far apart in the file. */
const stride = 7919;
let filed = 0;

/** A manager opens the form, finds the client by a character, fills it in and sends it. Gives whether it was filed. */
export const fileComplaint = async (load: Load, dispatcher: Dispatcher): Promise<boolean> =>
  (await numberFiled(load, dispatcher)) !== undefined;

/** The same until the complaint's card stands in the desk's channel. */
export async function fileUntilCard(load: Load, dispatcher: Dispatcher): Promise<boolean> {
  const number = await numberFiled(load, dispatcher);
  if (number === undefined) return false;
  const posted = await request(`${load.postedUrl}${number}`, { dispatcher });
  await posted.body.text();
  return posted.statusCode === 200;
}

async function numberFiled(load: Load, dispatcher: Dispatcher): Promise<string | undefined> {
  const { managers, clientsPerManager } = load.book;
  const n = ++filed;
  const clientId = 1 + ((n * stride) % (managers * clientsPerManager));
  const user = slackUserId(ownerOf(clientId, managers));
  const triggerId = `${process.pid}.file.${n}`;
  const asked = signed(commandBody(user, "/complaint", "", triggerId), load.secret);
  const command = await request(load.url, { dispatcher, method: "POST", ...asked });
  await command.body.text();
  const opened = await request(`${load.openedUrl}${triggerId}`, { dispatcher });
  const metadata = await opened.body.text();
  const typing = signed(payloadBody(suggestionOf(user, "王")), load.secret);
  const offered = await request(load.url, { dispatcher, method: "POST", ...typing });
  const isOffered = (await offered.body.text()).includes('"options":[{');
  const of = { team: { id: "T1", domain: "bank" }, user: { id: user, team_id: "T1" }, api_app_id: "A1", token: "x" };
  const saved = await send(load, dispatcher, { ...of, trigger_id: triggerId, ...submission(n, clientId, metadata) });
  return isOffered ? /C-\d{4}-\d{6,9}/.exec(saved.text)?.[0] : undefined;
}

const field = (name: string, held: object) => ({ [blockOf(name, 0)]: { it: held } });
const chosen = (name: string, type: string, value: string) => field(name, { type, selected_option: { value } });

const submission = (n: number, clientId: number, metadata: string) => ({
  type: "view_submission",
  view: {
    id: `V${n}`,
    hash: "1.1",
    type: "modal",
    callback_id: fileFormId,
    private_metadata: metadata,
    previous_view_id: null,
    root_view_id: `V${n}`,
    title: { type: "plain_text", text: "Complaint" },
    blocks: [],
    state: {
      values: {
        ...chosen("party", "radio_buttons", "client"),
        ...chosen("client", "external_select", `id:${clientId}`),
        ...chosen("category", "static_select", "fees"),
        ...chosen("severity", "radio_buttons", "S3"),
        ...field("what", { type: "plain_text_input", value: `A fee of account ${n} that nobody announced` }),
        ...chosen("channel", "static_select", "phone"),
      },
    },
  },
});
