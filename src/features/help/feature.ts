import { type Bot, onCommand } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { type Effects, say } from "../../slack/effects.ts";
import { onWords } from "../../slack/events.ts";
import { seesClients } from "../people/queries.ts";
import { policyOn } from "../policy/queries.ts";
import { helpMessage } from "./list.ts";
import { helpText } from "./text.ts";

const helpWords = ["help", "?", "帮助", "用法"];
/** A newcomer's first words to the bot; what it can do is the most useful answer. */
const greetings = ["hello", "hi", "hey", "你好", "您好", "早上好", "在吗"];

/** Help where one looks for it, and an answer to every word that is written to the bot. */
export function help(bot: Bot): void {
  const { en, zh } = helpText;
  onCommand(bot, "/clients", {
    words: helpWords,
    help: { en: en.clientsHelp, zh: zh.clientsHelp },
    isFor: seesClients,
    // who sees no clients has no use for that command's help alone
    run: (ask) => helpFor(bot, ask, seesClients(ask.asker) ? "/clients" : undefined),
  });
  for (const command of bot.commands.keys())
    if (command !== "/clients" && command !== "/rounds")
      onCommand(bot, command, { words: helpWords, run: (ask) => helpFor(bot, ask, command) });
  onCommand(bot, "/rounds", {
    words: ["", ...helpWords, ...greetings],
    // written to the bot without a command, help is of all
    owns: (typed) => helpWords.includes(typed.toLowerCase()),
    help: { en: en.helpUsage, zh: zh.helpUsage },
    run: (ask) => helpFor(bot, ask),
  });
  onWords(bot);
}

async function helpFor(bot: Bot, { deps, asker, today }: Ask, command?: string): Promise<Effects> {
  const { postAt } = (await policyOn(deps.db, today)).plan;
  return say(helpMessage(bot.commands, asker, { postAt, ...(command && { command }) }));
}
