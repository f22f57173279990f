import type { Bot } from "./answer.ts";
import { type Ask, answered } from "./ask.ts";
import type { Message } from "./blocks.ts";
import { carryOut } from "./carry-out.ts";
import type { Effects } from "./effects.ts";
import { type SentFile, sentFiles } from "./entered.ts";
import { readable } from "./escape.ts";

/** Registers a global shortcut. */
export function onShortcut(bot: Bot, callbackId: string, handler: (ask: Ask) => Promise<Effects>): void {
  bot.app.shortcut({ callback_id: callbackId, type: "shortcut" }, async ({ shortcut, ack }) => {
    await ack();
    await answer(bot, shortcut.user.id, shortcut.trigger_id, callbackId, handler);
  });
}

/** The message that a shortcut was used on: its words as typed, its files, and where it stands. */
export type PickedMessage = {
  text: string;
  channel: string;
  ts: string;
  authorId: string | null;
  files: SentFile[];
  /** how many files it had that were deleted */
  filesGone: number;
};

/** Registers a shortcut on messages. */
export function onMessageShortcut(
  bot: Bot,
  callbackId: string,
  handler: (ask: Ask & { picked: PickedMessage }) => Promise<Effects>,
): void {
  bot.app.shortcut({ callback_id: callbackId, type: "message_action" }, async ({ shortcut, ack }) => {
    await ack();
    const { message, channel } = shortcut;
    const files = sentFiles(message) ?? [];
    const picked = {
      text: wordsOf(message),
      channel: channel.id,
      ts: message.ts,
      authorId: message.user ?? null,
      files,
      filesGone: ((message as { files?: [] }).files ?? []).length - files.length,
    };
    const withPicked = (ask: Ask) => handler({ ...ask, picked });
    await answer(bot, shortcut.user.id, shortcut.trigger_id, callbackId, withPicked);
  });
}

type Worded = { text?: unknown; elements?: unknown; fields?: unknown; blocks?: unknown; attachments?: unknown };

/** A message's words. Of an app's, and of what was forwarded, they may stand in its blocks and attachments alone. */
function wordsOf(message: Worded): string {
  if (typeof message.text === "string" && message.text.trim() !== "") return readable(message.text);
  return textsIn([message.blocks, message.attachments]).map(readable).join("\n");
}

function textsIn(held: unknown): string[] {
  if (Array.isArray(held)) return held.flatMap(textsIn);
  if (typeof held !== "object" || held === null) return [];
  const { text, elements, fields, blocks, attachments } = held as Worded;
  return [...(typeof text === "string" ? [text] : textsIn(text)), ...textsIn([fields, elements, blocks, attachments])];
}

async function answer(
  bot: Bot,
  slackUserId: string,
  triggerId: string,
  callbackId: string,
  handler: (ask: Ask) => Promise<Effects>,
): Promise<void> {
  const effects = await answered(bot.deps, slackUserId, callbackId, handler);
  const say = (message: Message) => bot.deps.slack.post(slackUserId, message);
  await carryOut(bot.deps, { slackUserId, triggerId, say }, effects, callbackId);
}
