import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let receiver: HTTPReceiver;
let address: string;
const heard: string[] = [];

/** A real Bolt app that takes signed requests; the workspace is told its address. */
beforeEach(async () => {
  heard.length = 0;
  receiver = new HTTPReceiver({ signingSecret: w.SIGNING_SECRET, logLevel: LogLevel.ERROR });
  const authorize = async () => ({ botToken: w.BOT_TOKEN, botId: "B0HELPER01", botUserId: w.BOT });
  const app = new App({ receiver, authorize, logLevel: LogLevel.ERROR });
  app.command("/greet", async ({ ack, command }) => {
    heard.push(command.text);
    await ack({ text: `Hello ${command.text}`, response_type: "in_channel" });
  });
  app.message(async ({ message }) => void heard.push("text" in message ? (message.text ?? "") : ""));
  app.shortcut("new_note", async ({ ack }) => ack());
  const server = (await receiver.start(0)) as Server;
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  sandbox = await w.openWorkspace({ seed: w.smallSeed({ requestUrl: address }) });
});
afterEach(async () => {
  await sandbox.close();
  await receiver.stop();
});

test("commands, shortcuts and events come signed, in the form that Bolt takes", async () => {
  const mei = sandbox.as(w.MEI);
  expect(await mei.act({ type: "command", channel: w.GENERAL, command: "/greet", text: "梅 & co" })).toEqual({
    ok: true,
  });
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toMatchObject([{ text: "Hello 梅 & co" }]);
  expect(await mei.act({ type: "shortcut", callbackId: "new_note" })).toEqual({ ok: true });
  const direct = mei.state().conversations.find(({ kind }) => kind === "im")?.id ?? "";
  await mei.act({ type: "message", channel: direct, text: "hello" });
  await w.eventually(() => heard.includes("hello"));
});

const post = async (body: string, seconds: number, secret: string) => {
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": String(seconds),
    "x-slack-signature": signature,
  };
  return (await fetch(address, { method: "POST", body, headers })).status;
};

test("a wrong signature and an old timestamp are refused by the bot", async () => {
  const now = Math.floor(Date.now() / 1000);
  const body = new URLSearchParams({ command: "/greet", text: "forged", team_id: "T0PRACTICE" }).toString();
  expect(await post(body, now, w.SIGNING_SECRET)).toBe(200);
  expect(await post(body, now, "wrong")).toBe(401);
  expect(await post(body, now - 301, w.SIGNING_SECRET)).toBe(401);
  expect(heard).toEqual(["forged"]);
});

test("the workspace's own signature is made with its secret", async () => {
  await sandbox.close();
  sandbox = await w.openWorkspace({ seed: w.smallSeed({ requestUrl: address, signingSecret: "another" }) });
  const typed = { type: "command", channel: w.GENERAL, command: "/greet", text: "" } as const;
  expect(await sandbox.as(w.MEI).act(typed)).toMatchObject({ notice: "app_did_not_respond", detail: "http_error 401" });
});

test("a bot that is not there is unreachable", async () => {
  await sandbox.close();
  sandbox = await w.openWorkspace({ seed: w.smallSeed({ requestUrl: "http://127.0.0.1:9/slack/events" }) });
  const typed = { type: "command", channel: w.GENERAL, command: "/greet", text: "" } as const;
  expect(await sandbox.as(w.MEI).act(typed)).toEqual({ ok: false, notice: "app_unreachable" });
});

/** A bot that fails each request, and keeps what came. */
async function failingBot(headers: Record<string, string>) {
  const came: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      came.push({ headers: request.headers, body });
      response.writeHead(came.length === 1 ? 500 : 200, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await sandbox.close();
  sandbox = await w.openWorkspace({ seed: w.smallSeed({ requestUrl: `http://127.0.0.1:${port}/` }) });
  return { came, stop: () => new Promise((resolve) => server.close(resolve)) };
}

const openHome = () => sandbox.as(w.MEI).act({ type: "openHome" });
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

test("an event that fails is sent again at once, with its retry headers and the same event id", async () => {
  const { came, stop } = await failingBot({});
  await openHome();
  await w.eventually(() => came.length === 2);
  expect(came[0]?.headers["content-type"]).toBe("application/json");
  expect(came[0]?.headers).not.toHaveProperty("x-slack-retry-num");
  expect(came[1]?.headers).toMatchObject({ "x-slack-retry-num": "1", "x-slack-retry-reason": "http_error" });
  expect(came[1]?.body).toBe(came[0]?.body);
  await stop();
});

test("a bot that asks to be spared gets no second delivery; a command never gets one", async () => {
  const { came, stop } = await failingBot({ "x-slack-no-retry": "1" });
  await openHome();
  await pause();
  expect(came).toHaveLength(1);
  await stop();
  const other = await failingBot({});
  await sandbox.as(w.MEI).act({ type: "command", channel: w.GENERAL, command: "/greet", text: "" });
  await pause();
  expect(other.came).toHaveLength(1);
  await other.stop();
});
