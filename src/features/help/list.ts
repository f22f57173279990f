import type { Asker } from "../../deps.ts";
import { context, header, type Message, message, section } from "../../slack/blocks.ts";
import { type CommandTable, helpLines } from "../../slack/commands.ts";
import { helpText } from "./text.ts";

/** What this person can type: of one command, or of all. `postAt`: when plans are posted, HH:MM. Made from what the features registered, so that it cannot drift. */
export function helpMessage(
  table: CommandTable,
  asker: Asker,
  { postAt, command }: { postAt: string; command?: string },
): Message {
  const text = helpText[asker.language];
  const ofCommand = command ? helpLines(table.get(command) ?? [], asker) : [];
  // who has no use for that command is told what there is for them
  const isOfCommand = ofCommand.length > 0;
  const title = command && isOfCommand ? text.titleOf(command) : text.title;
  const lines = isOfCommand ? ofCommand : helpLines([...table.values()].flat(), asker);
  const isStaff = !asker.roles.has("manager") && !asker.roles.has("lead");
  return message([title, ...lines].join("\n"), [
    header(title),
    section(lines.join("\n")),
    context(...(isStaff ? [text.staff] : []), ...(asker.roles.has("manager") ? [text.plan(postAt)] : []), text.hint),
  ]);
}
