import { setTimeout as sleep } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { escaped } from "./escape.ts";
import type { SlackPort } from "./web.ts";

/** Slack keeps files here; a practice workspace where its Web API is. */
const filesAt = "https://files.slack.com";
const withinMs = 60_000;

/** The files' part of the port. */
export const files = (client: WebClient): Pick<SlackPort, "fetchFile" | "sendFile" | "uploadPicture"> => ({
  fetchFile: (fileId, mostBytes) => fetchFile(client, fileId, mostBytes),
  sendFile: (slackUserId, file) => sendFile(client, slackUserId, file),
  uploadPicture: (picture) => uploadPicture(client, picture),
});

/** Fetches a file's content with the bot's token, as `SlackPort.fetchFile`. The token goes to Slack's own address and no other. */
async function fetchFile(client: WebClient, fileId: string, mostBytes: number): Promise<Buffer | undefined> {
  const { file } = await client.files.info({ file: fileId });
  if ((file?.size ?? 0) > mostBytes) return undefined;
  const address = new URL(file?.url_private_download ?? file?.url_private ?? "");
  if (address.origin !== filesAt && address.origin !== new URL(client.slackApiUrl).origin) {
    throw new Error("the file lies outside Slack");
  }
  const answered = await fetch(address, {
    headers: { authorization: `Bearer ${client.token ?? ""}` },
    // whoever may not have it is led to a sign-in page, which would pass for the file
    redirect: "error",
    signal: AbortSignal.timeout(withinMs),
  });
  if (!answered.ok || !answered.body) throw new Error(`the file was not given (${answered.status})`);
  return readAtMost(answered.body, mostBytes);
}

async function readAtMost(body: ReadableStream<Uint8Array>, mostBytes: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Uploads a file to somebody's direct messages with the bot, as `SlackPort.sendFile`: the SDK calls Slack's two methods for it. */
async function sendFile(
  client: WebClient,
  slackUserId: string,
  { name, content, comment }: { name: string; content: Buffer; comment: string },
): Promise<void> {
  const opened = await client.conversations.open({ users: slackUserId });
  const channel = opened.channel?.id ?? "";
  await client.filesUploadV2({ channel_id: channel, file: content, filename: name, initial_comment: escaped(comment) });
}

/** A picture that Slack has not looked at yet is refused in a block; it takes a second or two. */
const looksMost = 20;
const lookEveryMs = 500;

/**
 * Uploads a picture that a message's block will name, as `SlackPort.uploadPicture`: shared with nobody, and without a description,
 * with which Slack may drop the file silently (slackapi/python-slack-sdk#1818); the block has that.
 */
async function uploadPicture(client: WebClient, { name, content }: { name: string; content: Buffer }): Promise<string> {
  const sent = (await client.filesUploadV2({ file: content, filename: name, title: name })) as Uploaded;
  const id = sent.files?.[0]?.files?.[0]?.id;
  if (!id) throw new Error("Slack did not say under which id it keeps the picture");
  for (let looks = 0; looks < looksMost; looks++) {
    if ((await client.files.info({ file: id })).file?.mimetype) break;
    await sleep(lookEveryMs);
  }
  return id;
}

type Uploaded = { files?: { files?: { id?: string }[] }[] };
