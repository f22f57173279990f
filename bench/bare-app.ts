import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import type { View } from "@slack/web-api";
import { clientSearchAction, fileFormId } from "../src/features/complaints/ids.ts";
import { deskChannel } from "./complaint-people.ts";

const { PORT, SLACK_API_URL, SLACK_SIGNING_SECRET } = process.env;
const logLevel = LogLevel.ERROR;
const port = Number(PORT);
const app = new App({
  token: "xoxb-practice-bench",
  receiver: new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET ?? "", port, logLevel }),
  clientOptions: { ...(SLACK_API_URL && { slackApiUrl: SLACK_API_URL }) },
  convoStore: false,
  logLevel,
});
app.command("/clients", ({ ack }) => ack("The bare app answers."));
app.action("log_open", async ({ ack, body, client }) => {
  await ack();
  if (!("trigger_id" in body)) return;
  const view = {
    type: "modal",
    callback_id: "log_contact_form",
    title: { type: "plain_text", text: "Log" },
    blocks: [],
  };
  await client.views.open({ trigger_id: body.trigger_id, view: view as View });
});
app.view("log_contact_form", ({ ack }) => ack());
let filed = 0;
const form = (blocks: object[]) => ({
  type: "modal",
  callback_id: fileFormId,
  title: { type: "plain_text", text: "Complaint" },
  blocks,
});
app.command("/complaint", async ({ ack, body, client }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: form([]) as View });
});
const clients = Array.from({ length: 20 }, (_, n) => ({
  text: { type: "plain_text", text: `Client ${n}` } as const,
  value: `id:${n}`,
}));
app.options(clientSearchAction, ({ ack }) => ack({ options: clients }));
app.view(fileFormId, async ({ ack, client }) => {
  const number = `C-2035-${String(++filed).padStart(6, "0")}`;
  const said = { type: "section", text: { type: "plain_text", text: number } };
  await ack({ response_action: "update", view: form([said]) as View });
  await client.chat.postMessage({ channel: deskChannel, text: number });
});
await app.start();
process.stdout.write("ready\n");
process.once("SIGTERM", () => process.exit(0));
