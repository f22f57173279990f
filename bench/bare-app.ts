import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import type { View } from "@slack/web-api";

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
await app.start();
process.stdout.write("ready\n");
process.once("SIGTERM", () => process.exit(0));
