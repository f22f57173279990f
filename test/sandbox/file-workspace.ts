import { WebSocket } from "ws";
import type { Doc } from "../../src/sandbox/doc.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { upload } from "../support/upload.ts";
import * as w from "./workspace.ts";

export const PNG = Buffer.from("89504e470d0a1a0a0000", "hex");
const FILE_SCOPES = ["files:read", "files:write"];
const FILE_EVENTS = ["file_shared", "file_deleted"];

/** The usual app, granted files too. */
export const openWithFiles = () =>
  w.openWorkspace({ seed: w.smallSeed({ manifest: w.grantedToo(FILE_SCOPES, FILE_EVENTS) }) });

export const download = (url: string, token = w.BOT_TOKEN) =>
  fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: "manual" });

/** Uploads as the page does. */
export const drop = (sandbox: Sandbox, as: string, name: string, bytes: Buffer | string) =>
  upload(sandbox, as, { name, bytes });

/** Everything that the app is sent. */
export async function listen(sandbox: Sandbox): Promise<Doc[]> {
  const { url = "" } = await w.clientOf(sandbox, w.APP_TOKEN).apps.connections.open();
  const socket = new WebSocket(url.replace("localhost", "127.0.0.1"));
  const payloads: Doc[] = [];
  await new Promise((resolve) => socket.once("message", resolve));
  socket.on("message", (data: Buffer) => {
    const { envelope_id, payload } = JSON.parse(data.toString());
    if (payload) payloads.push(payload);
    if (envelope_id) socket.send(JSON.stringify({ envelope_id }));
  });
  return payloads;
}
