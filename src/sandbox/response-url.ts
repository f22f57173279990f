import { randomBytes } from "node:crypto";
import { readContent } from "./content.ts";
import { type Doc, newId, textOf } from "./doc.ts";
import { type Content, change, post, remove } from "./posting.ts";
import { Refused } from "./refused.ts";
import type { MessageRecord, ResponseUrlRecord } from "./store/records.ts";
import type { Workspace } from "./workspace.ts";

/** A response_url works this often, for this long in real time (platform.md, section 2). */
const MOST_USES = 5;
const LIFE_MS = 30 * 60_000;

/** Outdated ones are still known for a while, so that they are told apart from wrong ones. */
const MEMORY_MS = 2 * LIFE_MS;

type Origin = { user: string; channel: string; message?: MessageRecord };

/** A new response_url for what the person just did; `message` is where the pressed element stands. */
export function mintResponseUrl(ws: Workspace, { user, channel, message }: Origin): string {
  forgetOld(ws);
  const id = `${ws.seed.team.id}/${newId("", 13)}/${randomBytes(18).toString("hex")}`;
  const threadTs = message?.threadTs;
  ws.store.responseUrls.put({
    id,
    user,
    channel,
    mintedAt: Date.now(),
    uses: 0,
    ...(message && { origin: message.ts }),
    ...(threadTs && { threadTs }),
  });
  return `${ws.url}/response/${id}`;
}

/** Carries out what the app sends to a response_url. Refuses with Slack's codes. */
export function respondTo(ws: Workspace, id: string, body: Doc) {
  const url = ws.store.responseUrls.get(id);
  if (!url) throw new Refused("invalid_url");
  if (Date.now() - url.mintedAt > LIFE_MS) throw new Refused("expired_url");
  if (url.uses >= MOST_USES) throw new Refused("used_url");
  const origin = url.origin ? ws.store.messages.get(url.channel, url.origin) : undefined;
  if (body.delete_original === true) {
    if (origin) remove(ws, origin);
  } else answerWith(ws, url, origin, body);
  ws.store.responseUrls.put({ ...url, uses: url.uses + 1 });
}

/** Shows the app's answer to what a person did in a conversation: to them alone unless it says `in_channel`. */
export function sayInAnswer(ws: Workspace, place: Omit<Origin, "message"> & { threadTs?: string }, body: Doc) {
  sayChecked(ws, place, readContent(ws, body), body);
}

function answerWith(ws: Workspace, url: ResponseUrlRecord, origin: MessageRecord | undefined, body: Doc) {
  const content = readContent(ws, body);
  if (body.replace_original === true && origin) {
    change(ws, origin, { ...content, ...(origin.metadata && { metadata: origin.metadata }) });
    return;
  }
  sayChecked(ws, url, content, body);
}

function sayChecked(
  ws: Workspace,
  { channel, user, threadTs }: { channel: string; user: string; threadTs?: string },
  content: Content,
  body: Doc,
) {
  const isPublic = body.response_type === "in_channel";
  const thread = textOf(body.thread_ts) ?? (isPublic ? undefined : threadTs);
  post(ws, {
    ...content,
    channel,
    user: ws.seed.app.botUserId,
    fromBot: true,
    ...(thread && { threadTs: thread }),
    ...(!isPublic && { to: user }),
  });
}

function forgetOld(ws: Workspace) {
  for (const { id, mintedAt } of ws.store.responseUrls.each()) {
    if (Date.now() - mintedAt < MEMORY_MS) return;
    ws.store.responseUrls.drop(id);
  }
}
