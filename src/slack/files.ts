import type { WebClient } from "@slack/web-api";
import { escaped } from "./escape.ts";
import type { SlackPort } from "./web.ts";

/** Slack keeps files here; a practice workspace where its Web API is. */
const filesAt = "https://files.slack.com";
const withinMs = 60_000;

/** The files' part of the port. */
export const files = (client: WebClient): Pick<SlackPort, "fetchFile" | "sendFile"> => ({
  fetchFile: (fileId, mostBytes) => fetchFile(client, fileId, mostBytes),
  sendFile: (slackUserId, file) => sendFile(client, slackUserId, file),
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
