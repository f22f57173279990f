import type { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Doc } from "../../src/sandbox/doc.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { listen } from "./file-workspace.ts";
import * as w from "./workspace.ts";

const SCOPES = ["channels:join", "channels:write.invites"];
const EVENTS = ["member_joined_channel"];

const manifest = w.grantedToo(SCOPES, EVENTS);

let sandbox: Sandbox;
let client: WebClient;
let payloads: Doc[];

beforeEach(async () => {
  sandbox = await w.openWorkspace({ seed: w.smallSeed({ manifest }) });
  client = w.clientOf(sandbox);
  payloads = await listen(sandbox);
});
afterEach(() => sandbox.close());

const events = () => payloads.map(({ event }) => event as Doc);
const codeOf = async (call: Promise<unknown>) => (await w.refusalIn(call)).error;

describe("membership", () => {
  test("the bot joins an open channel and may write there; once more is a warning", async () => {
    const { channel } = await client.conversations.join({ channel: w.ELSEWHERE });
    expect(channel).toMatchObject({ id: w.ELSEWHERE, is_member: true });
    await client.chat.postMessage({ channel: w.ELSEWHERE, text: "hello" });
    expect(await client.conversations.join({ channel: w.ELSEWHERE })).toMatchObject({ warning: "already_in_channel" });
    await w.eventually(() => events().length === 3);
    expect(events()[0]).toMatchObject({ type: "message", subtype: "channel_join", user: w.BOT });
    expect(events()[1]).toMatchObject({
      type: "member_joined_channel",
      user: w.BOT,
      channel: w.ELSEWHERE,
      channel_type: "C",
    });
  });

  test("the bot brings someone in, who sees the channel from then on", async () => {
    const rooms = () =>
      sandbox
        .as(w.TOM)
        .state()
        .conversations.map(({ id }) => id);
    expect(rooms()).not.toContain(w.DESK);
    await client.conversations.invite({ channel: w.DESK, users: w.TOM });
    expect(rooms()).toContain(w.DESK);
    await w.eventually(() => events().length === 1);
    expect(events()).toMatchObject([{ type: "member_joined_channel", user: w.TOM, inviter: w.BOT, channel_type: "G" }]);
  });

  test.each([
    ["nobody", { users: "" }, "no_user"],
    ["itself", { users: w.BOT }, "cant_invite_self"],
    ["who is there", { users: w.MEI }, "already_in_channel"],
    ["who is unknown", { users: "U0NOBODY01" }, "user_not_found"],
    ["someone and an unknown", { users: `${w.TOM},U0NOBODY01` }, "user_not_found"],
    ["to where it is not itself", { channel: w.ELSEWHERE, users: w.TOM }, "not_in_channel"],
  ])("it cannot bring in %s", async (_who, args, code) => {
    expect(await codeOf(client.conversations.invite({ channel: w.DESK, ...args }))).toBe(code);
    expect(
      sandbox
        .as(w.TOM)
        .state()
        .conversations.map(({ id }) => id),
    ).not.toContain(w.DESK);
  });

  test("forced, it brings in those whom it can", async () => {
    await client.conversations.invite({ channel: w.DESK, users: `${w.TOM},U0NOBODY01`, force: true });
    expect(
      sandbox
        .as(w.TOM)
        .state()
        .conversations.map(({ id }) => id),
    ).toContain(w.DESK);
  });

  test("a private channel cannot be joined", async () => {
    expect(await codeOf(client.conversations.join({ channel: w.DESK }))).toBe("method_not_supported_for_channel_type");
  });
});
