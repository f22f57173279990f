import { type Bot, onCommand } from "../../slack/answer.ts";
import { say } from "../../slack/effects.ts";
import { onWords } from "../../slack/events.ts";
import { helpMessage } from "./list.ts";
import { helpText } from "./text.ts";

const helpWords = ["help", "?", "帮助", "用法"];

/** Help where one looks for it, and an answer to every word that is written to the bot. */
export function help(bot: Bot): void {
  const { en, zh } = helpText;
  onCommand(bot, "/clients", {
    words: helpWords,
    help: { en: en.clientsHelp, zh: zh.clientsHelp },
    run: async ({ asker }) => say(helpMessage(bot.commands, asker, "/clients")),
  });
  onCommand(bot, "/rounds", {
    words: ["", ...helpWords],
    help: { en: en.helpUsage, zh: zh.helpUsage },
    run: async ({ asker }) => say(helpMessage(bot.commands, asker)),
  });
  onWords(bot);
}
