import { createHmac } from "node:crypto";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { demoStaff } from "../../../src/demo/house.ts";
import { eventually } from "../../support/eventually.ts";
import { freePort } from "../../support/free-port.ts";
import { tokens } from "../../support/house.ts";
import { demoSandbox, settingsFor, startMain } from "../../support/main-process.ts";
import { tempFolder } from "../../support/temp.ts";

const staff = demoStaff.find(({ roles }) => roles === "staff")?.slackId ?? "";

const value = (held: string) => ({ it: { type: "plain_text_input", value: held } });
const fields = {
  "cfc:0:party": value("other"),
  "cfc:0:category": value("service"),
  "cfc:0:severity": value("S4"),
  "cf:0:otherName": value("Ann Lee"),
  "cf:0:otherPhone": value("555 1234"),
  "cf:0:what": value("The queue took two hours"),
  "cf:0:channel": value("phone"),
};
const view = {
  ...{ id: "V1", team_id: "T0LUJIAZUI", type: "modal", callback_id: "complaint_form", hash: "1.a", root_view_id: "V1" },
  private_metadata: JSON.stringify({ token: "of the form that is open", draft: "complaint", clientId: null, turn: 0 }),
  ...{ previous_view_id: null, blocks: [], state: { values: fields } },
};
const body = new URLSearchParams({
  payload: JSON.stringify({
    ...{ type: "view_submission", team: { id: "T0LUJIAZUI" }, user: { id: staff, team_id: "T0LUJIAZUI" } },
    ...{ api_app_id: "A1", token: "t", trigger_id: "1.2.3", response_urls: [], view },
  }),
}).toString();

/** The same sending of Slack's, signed anew as it signs each. */
function signed(retry?: number): RequestInit {
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", tokens.signingSecret).update(`v0:${seconds}:${body}`).digest("hex");
  return {
    method: "POST",
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": `${seconds}`,
      "x-slack-signature": `v0=${signature}`,
      ...(retry !== undefined && { "x-slack-retry-num": `${retry}`, "x-slack-retry-reason": "http_timeout" }),
    },
  };
}

test("kill -9 after a complaint was filed and before that was heard: Slack's second sending tells its number, and files none", async () => {
  const port = await freePort();
  const address = `http://localhost:${port}/slack/events`;
  const sandbox = await demoSandbox(address);
  const folder = tempFolder();
  const settings = settingsFor(sandbox, "http", folder, port);
  const first = startMain(settings);
  await first.says("connected to Slack");
  const file = path.join(folder, "practice.db");
  const ofTheDemo = complaintsIn(file);
  const filed = () => complaintsIn(file).filter((number) => !ofTheDemo.includes(number));
  // more than a second apart, else both signatures are one
  void fetch(address, signed()).catch(() => undefined);
  await eventually(() => (filed().length > 0 ? true : undefined), "the complaint");
  await first.kill();
  const second = startMain(settings);
  await second.says("connected to Slack");
  const answered = await fetch(address, signed(1));
  expect(answered.status).toBe(200);
  const [number] = filed();
  expect(JSON.stringify(await answered.json())).toContain(number);
  expect(filed()).toHaveLength(1);
  await fetch(address, signed(2));
  expect(filed()).toHaveLength(1);
  second.process.kill("SIGTERM");
  expect(await second.ended()).toBe(0);
}, 120_000);

function complaintsIn(file: string): string[] {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare<[], { number: string }>(`SELECT "number" FROM "Complaint"`)
      .all()
      .map(({ number }) => number);
  } finally {
    db.close();
  }
}
