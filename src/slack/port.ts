import { setTimeout as sleep } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import type { Message } from "./blocks.ts";
import { files } from "./files.ts";
import { outcomeOf } from "./post-outcome.ts";
import {
  clientOptions,
  deliveryEvent,
  profileOf,
  refusedWith,
  type SlackPort,
  type SlackUser,
  type StoredMessage,
} from "./web.ts";

const pageSize = 200;

/** Slack's Web API as the port that the features use. Asks once for the workspace's id. */
export function slackPort(client: WebClient): SlackPort {
  let team: Promise<string> | undefined;
  async function teamId(): Promise<string> {
    team ??= client.auth.test().then(({ team_id }) => team_id ?? "");
    // a failed question is asked again next time
    return team.catch((error: unknown) => {
      team = undefined;
      throw error;
    });
  }
  return {
    async post(target, message, deliveryKey, threadTs) {
      const metadata = deliveryKey && { event_type: deliveryEvent, event_payload: { key: deliveryKey } };
      const posted = await client.chat.postMessage({
        channel: target,
        ...message,
        ...(threadTs && { thread_ts: threadTs }),
        ...(metadata && { metadata }),
      });
      return { channel: posted.channel ?? target, ts: posted.ts ?? "" };
    },
    async update({ channel, ts }, message) {
      await client.chat.update({ channel, ts, ...message });
    },
    replaceAnswer: (responseUrl, message) => replaceAnswer(client, responseUrl, message),
    permalink: (channel, ts) => permalink(client, channel, ts),
    postedSince: (channel, since) =>
      deliveredIn((page) => client.conversations.history({ channel, ...lookedAt(since), ...page })),
    repliesSince: ({ channel, ts }, since) =>
      deliveredIn((page) => client.conversations.replies({ channel, ts, ...lookedAt(since), ...page })),
    membersOf: (channel) => membersOf(client, channel),
    async openDirectMessage(slackUserId) {
      const opened = await client.conversations.open({ users: slackUserId });
      return opened.channel?.id ?? "";
    },
    async profile(slackUserId) {
      const found = await client.users.info({ user: slackUserId, include_locale: true });
      return profileOf((found.user ?? {}) as SlackUser, await teamId());
    },
    async *members() {
      const list = (page: Asked) => unhurried(() => client.users.list({ include_locale: true, ...page }));
      for await (const { members = [] } of pages(list)) {
        const team = await teamId();
        yield members.map((user) => profileOf(user as SlackUser, team));
      }
    },
    ...views(client),
    ...files(client),
  };
}

/** Where Slack takes answers; a practice workspace takes them where its Web API is. */
const answersAt = "https://hooks.slack.com";

async function replaceAnswer({ slackApiUrl }: WebClient, responseUrl: string, message: Message): Promise<void> {
  const { origin } = new URL(responseUrl);
  // what a form carried must not send us anywhere else
  if (origin !== answersAt && origin !== new URL(slackApiUrl).origin) throw new Error("no response_url of Slack's");
  const answered = await fetch(responseUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...message, replace_original: true }),
    signal: AbortSignal.timeout(clientOptions.timeout),
  });
  if (!answered.ok) throw new Error(`the answer was not taken (${answered.status})`);
}

/** Who the bot is in its workspace. */
export type BotIdentity = { botId: string; botUserId: string };

/** Asks Slack who the token's bot is. Throws, in one plain line, when Slack cannot be reached or does not take the token. */
export async function identityOf(client: WebClient): Promise<BotIdentity> {
  try {
    const { bot_id, user_id } = await client.auth.test();
    return { botId: bot_id ?? "", botUserId: user_id ?? "" };
  } catch (error) {
    throw new Error(`Slack does not say who the bot is (${outcomeOf(error).error})`, { cause: error });
  }
}

/** Calls again after the pause that Slack asks for: a large workspace has more pages of members than a minute allows. */
async function unhurried<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.kind !== "rateLimited") throw error;
      await sleep(outcome.retryAfterMs);
    }
  }
}

/** The bot may be in another conversation than the person: then there is no address that it could learn. */
async function permalink(client: WebClient, channel: string, ts: string): Promise<string | undefined> {
  try {
    return (await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
  } catch (error) {
    if (refusedWith(error) === undefined) throw error;
    return undefined;
  }
}

function views(client: WebClient): Pick<SlackPort, "openView" | "pushView" | "updateView" | "publishHome"> {
  return {
    async openView(triggerId, view) {
      await client.views.open({ trigger_id: triggerId, view });
    },
    async pushView(triggerId, view) {
      await client.views.push({ trigger_id: triggerId, view });
    },
    async updateView(viewId, hash, view) {
      await client.views.update({ view_id: viewId, view, ...(hash && { hash }) });
    },
    async publishHome(slackUserId, view) {
      await client.views.publish({ user_id: slackUserId, view });
    },
  };
}

const lookedAt = (since: Date) => ({
  oldest: (since.getTime() / 1000).toFixed(6),
  inclusive: true,
  include_all_metadata: true,
});

type Asked = { limit: number; cursor?: string };
type Paged = { response_metadata?: { next_cursor?: string } };

/** The pages of a list, one after the other. */
async function* pages<P extends Paged>(ask: (page: Asked) => Promise<P>): AsyncGenerator<P> {
  let cursor: string | undefined;
  do {
    const page = await ask({ limit: pageSize, ...(cursor && { cursor }) });
    yield page;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
}

type Messages = Paged & { messages?: { ts?: string; metadata?: { event_type?: string; event_payload?: object } }[] };

/** The messages of all pages, with the keys of those that are deliveries. */
async function deliveredIn(ask: (page: Asked) => Promise<Messages>): Promise<StoredMessage[]> {
  const found: StoredMessage[] = [];
  for await (const { messages = [] } of pages(ask)) {
    for (const { ts, metadata } of messages) {
      const payload = metadata?.event_type === deliveryEvent ? metadata.event_payload : undefined;
      const key = (payload as { key?: unknown } | undefined)?.key;
      found.push({ ts: ts ?? "", deliveryKey: typeof key === "string" ? key : null });
    }
  }
  return found;
}

async function membersOf(client: WebClient, channel: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { members = [] } of pages((page) => client.conversations.members({ channel, ...page }))) {
    found.push(...members);
  }
  return found;
}
