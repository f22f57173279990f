import type { Bot } from "./answer.ts";
import { type Ask, answered } from "./ask.ts";
import { button, homeTab, type Message, message, section, words } from "./blocks.ts";
import { carryOut } from "./carry-out.ts";
import { runCommand, runCommandAction, splitWords } from "./commands.ts";
import { type Effects, home, say } from "./effects.ts";
import { unescaped } from "./escape.ts";
import { limits } from "./limits.ts";
import { slackText } from "./text.ts";
import type { SlackUser } from "./web.ts";

/** Whether the event comes for the first time: Slack sends one again when it saw no answer, Bolt handles each that comes. */
async function isFirst({ deps }: Bot, eventId: string): Promise<boolean> {
  const added = await deps.db.prisma.$executeRaw`
    INSERT INTO "SeenEvent" ("eventId", "at") VALUES (${eventId}, ${deps.now()}) ON CONFLICT DO NOTHING`;
  return added > 0;
}

/** Registers the Home tab: made anew each time it is opened. */
export function onHome(bot: Bot, handler: (ask: Ask) => Promise<Effects>): void {
  bot.app.event("app_home_opened", async ({ event }) => {
    if (event.tab !== "home") return;
    const effects = await answered(bot.deps, event.user, "home", handler);
    // a stranger or a fault is told in the tab itself
    const shown = effects.map((effect) => (effect.kind === "say" ? home(homeTab(effect.message.blocks)) : effect));
    await carryOut(bot.deps, { slackUserId: event.user, say: async () => {} }, shown, "home");
  });
}

/** Answers every word that is written to the bot in its direct messages, as if it stood behind a command. */
export function onWords(bot: Bot): void {
  bot.app.event("message", async ({ event, body }) => {
    if (event.channel_type !== "im" || event.subtype || !("user" in event) || "bot_id" in event) return;
    if (!(await isFirst(bot, body.event_id))) return;
    const written = unescaped(event.text ?? "");
    const effects = await answered(bot.deps, event.user, "words", async (ask) => {
      if (written.trim() === "") return say(words(slackText[ask.asker.language].allForms));
      const { command, typed } = splitWords(bot.commands, written);
      return withWindowsBehindButton(await runCommand(bot.commands, command, typed, ask), [command, typed], ask);
    });
    const post = (message: Message) => bot.deps.slack.post(event.channel, message);
    await carryOut(bot.deps, { slackUserId: event.user, say: post }, effects, "words");
  });
}

/** Written words bring no right to open a window: a button does, whose press runs the same command. */
function withWindowsBehindButton(effects: Effects, [command, typed]: [string, string], { asker }: Ask): Effects {
  const text = slackText[asker.language];
  const form = `${command} ${typed}`.trim();
  const opener = button(text.openWindow, runCommandAction, form.length > limits.buttonValue ? command : form);
  return [effects]
    .flat()
    .map((effect) =>
      effect.kind === "open" ? say(message(text.opensWindow, [section(text.opensWindow, opener)])) : effect,
    );
}

/** Registers for changes of members' profiles, new members included. */
export function onMemberChange(bot: Bot, handler: (user: SlackUser) => Promise<void>): void {
  bot.app.event("user_change", async ({ event, body }) => {
    if (await isFirst(bot, body.event_id)) await handler(event.user as SlackUser);
  });
  bot.app.event("team_join", async ({ event, body }) => {
    if (await isFirst(bot, body.event_id)) await handler(event.user as SlackUser);
  });
}
