import { type Bot, onCommand } from "../../slack/answer.ts";
import { words } from "../../slack/blocks.ts";
import type { CommandAsk } from "../../slack/commands.ts";
import { type Effects, say } from "../../slack/effects.ts";
import { listComplaints } from "./list-queries.ts";
import { complaintsText } from "./text.ts";

/** Filing a complaint, and what its reporter sees of it. */
export function registerFiling(bot: Bot): void {
  const { en, zh } = complaintsText;
  onCommand(bot, "/complaint", {
    words: ["mine", "我的"],
    commandNames: [zh.filing.commandName, en.filing.commandName],
    help: { en: en.filing.helpMine, zh: zh.filing.helpMine },
    run: showMine,
  });
}

async function showMine({ deps, asker, now }: CommandAsk): Promise<Effects> {
  const found = await listComplaints(deps.db, asker, { mine: true }, { asked: 1, perPage: 20, now });
  const lines = found.complaints.map(({ number, clientName }) => `${number} ${clientName ?? ""}`);
  return say(words(...(lines.length > 0 ? lines : [complaintsText[asker.language].filing.none])));
}
