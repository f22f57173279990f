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
export type PickedMessage = { text: string; channel: string; ts: string; authorId: string | null; files: SentFile[] };

/** Registers a shortcut on messages. */
export function onMessageShortcut(
  bot: Bot,
  callbackId: string,
  handler: (ask: Ask & { picked: PickedMessage }) => Promise<Effects>,
): void {
  bot.app.shortcut({ callback_id: callbackId, type: "message_action" }, async ({ shortcut, ack }) => {
    await ack();
    const { message, channel } = shortcut;
    const picked = {
      text: readable(message.text ?? ""),
      channel: channel.id,
      ts: message.ts,
      authorId: message.user ?? null,
      files: sentFiles(message) ?? [],
    };
    const withPicked = (ask: Ask) => handler({ ...ask, picked });
    await answer(bot, shortcut.user.id, shortcut.trigger_id, callbackId, withPicked);
  });
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
