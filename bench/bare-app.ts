import { App, HTTPReceiver, LogLevel } from "@slack/bolt";

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
await app.start();
process.stdout.write("ready\n");
process.once("SIGTERM", () => process.exit(0));
