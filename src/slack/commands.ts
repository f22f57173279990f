import type { Asker } from "../deps.ts";
import type { InBoth } from "../lib/language.ts";
import { nearestWord } from "../lib/nearest.ts";
import type { Ask } from "./ask.ts";
import { actions, button, message, section } from "./blocks.ts";
import { type Effects, say } from "./effects.ts";
import { fitted, limits } from "./limits.ts";
import { slackText } from "./text.ts";

export type CommandAsk = Ask & {
  /** what was typed after the sub-command's word */
  rest: string;
};

/** One thing that a slash command does. Help and the answer to what is not understood are made from it. */
export type SubCommand = {
  /** in both languages; "" is the bare command */
  words: string[];
  /** what the whole command is called in Chinese, when written to the bot: 计划 for /plan */
  commandNames?: string[];
  /** takes what no word matched, such as a client number */
  takes?: (typed: string) => boolean;
  /** written to the bot without a command, this is no other command's: a complaint's number, say, is no client's */
  owns?: (typed: string) => boolean;
  /** takes whatever no word matched, but only behind the command's own name: a client's name, say, is no greeting to the bot */
  takesAnything?: boolean;
  /** how it is typed, and what it does: its line in the help; none for what need not stand there */
  help?: InBoth<{ usage: string; does: string }>;
  /** the same for a lead who has no clients of their own, where it does something else for them */
  helpForLead?: InBoth<{ usage: string; does: string }>;
  /** whose help shows it; everyone's when left out */
  isFor?: (asker: Asker) => boolean;
  run(ask: CommandAsk): Promise<Effects>;
};

/** The sub-commands of every slash command, in the order in which features registered them. */
export type CommandTable = Map<string, SubCommand[]>;

/** The action of a button that carries a command to run; its value is the typed form. */
export const runCommandAction = "run_command";

/** What was typed is quoted so far, so that the answer stays short. */
const quotedMost = 100;

const chinese = /^\p{Script=Han}+$/u;

/** Full-width letters and spaces, as a Chinese keyboard types them, become plain ones. */
const folded = (typed: string) => typed.normalize("NFKC").trim();

/** The sub-command that the text calls, and the rest of the text. Chinese words need no space behind them. */
export function findSubCommand(
  subCommands: SubCommand[],
  typed: string,
): { subCommand: SubCommand; rest: string } | undefined {
  const text = folded(typed);
  const [first = "", ...others] = text.split(/\s+/);
  const byWord = subCommands.find(({ words }) => words.includes(first.toLowerCase()));
  if (byWord) return { subCommand: byWord, rest: others.join(" ") };
  const byStart = subCommands
    .flatMap((subCommand) => subCommand.words.map((word) => ({ subCommand, word })))
    .filter(({ word }) => chinese.test(word) && first.startsWith(word))
    // 查找王 is 查找 with 王, not 查 with 找王
    .sort((a, b) => b.word.length - a.word.length)[0];
  if (byStart) return { subCommand: byStart.subCommand, rest: text.slice(byStart.word.length).trim() };
  const taker = subCommands.find(({ takes }) => takes?.(text));
  return taker && { subCommand: taker, rest: text };
}

/**
 * Answers what was typed after a command, or written to the bot: the sub-command's own answer, else the nearest usable form
 * with a button that runs it.
 */
export async function runCommand(table: CommandTable, command: string, typed: string, ask: Ask): Promise<Effects> {
  const found = behindName(table.get(command) ?? [], typed);
  return found ? found.subCommand.run({ ...ask, rest: found.rest }) : say(notUnderstood(table, command, typed, ask));
}

function behindName(subCommands: SubCommand[], typed: string): ReturnType<typeof findSubCommand> {
  const found = findSubCommand(subCommands, isOwnName(subCommands, folded(typed)) ? "" : typed);
  const taker = subCommands.find(({ takesAnything }) => takesAnything);
  return found ?? (taker && { subCommand: taker, rest: folded(typed) });
}

/** /followups 跟进 says the command twice over, and is the bare one; a sub-command of that word goes first. */
function isOwnName(subCommands: SubCommand[], text: string): boolean {
  return subCommands.some(({ commandNames }) => commandNames?.includes(text)) && !findSubCommand(subCommands, text);
}

const helpForms: InBoth<string> = { en: "/rounds help", zh: "/rounds 帮助" };

function notUnderstood(table: CommandTable, command: string, typed: string, { asker }: Ask) {
  const text = slackText[asker.language];
  const helpForm = helpForms[asker.language];
  const form = nearestForm(table, command, folded(typed), asker) ?? helpForm;
  const unknown = text.notUnderstood(fitted(typed, quotedMost));
  const lines = [unknown, text.nearest(fitted(form, quotedMost)), ...(form === helpForm ? [] : [text.allForms])];
  return message(lines.join(" "), [section(lines.join("\n")), actions(button(text.runIt, runCommandAction, form))]);
}

/** The form that was probably meant, among those that are for this person; undefined when none is near. */
function nearestForm(table: CommandTable, command: string, typed: string, asker: Asker): string | undefined {
  // what a button cannot carry, nobody meant as a command
  if (command.length + typed.length > limits.buttonValue - 20) return undefined;
  const isFor = (subCommand: SubCommand) => !subCommand.isFor || subCommand.isFor(asker);
  const wordsOf = (name: string) => (table.get(name) ?? []).filter(isFor).flatMap(({ words }) => words);
  const [first = "", ...others] = typed.split(/\s+/);
  const known = wordsOf(command).filter((word) => word !== "");
  const near = nearestWord(first.toLowerCase(), known);
  if (near) return [command, near, ...others].join(" ");
  const names = [...table.keys()].filter((name) => wordsOf(name).length > 0);
  const named = nearestWord(`/${first.replace(/^\//, "").toLowerCase()}`, names);
  if (named) return [named, ...others].join(" ");
  // without a near word the likeliest wish is to find what was typed
  const finder = asker.language === "zh" && known.includes("查") ? "查" : "find";
  return known.includes(finder) ? `${command} ${finder} ${typed}` : undefined;
}

/** Splits what was written to the bot into a command and its text: "/clients all", "clients all" or just "all". */
export function splitWords(table: CommandTable, written: string): { command: string; typed: string } {
  const text = folded(written);
  const [first = "", ...others] = text.split(/\s+/);
  const named = `/${first.replace(/^\//, "").toLowerCase()}`;
  if (table.has(named)) return { command: named, typed: others.join(" ") };
  const called = commandCalled(table, text);
  if (called) return called;
  const owner = [...table].find(([, subCommands]) => subCommands.some(({ owns }) => owns?.(text)));
  const holder = owner ?? [...table].find(([, subCommands]) => findSubCommand(subCommands, text));
  return { command: holder?.[0] ?? [...table.keys()][0] ?? "", typed: text };
}

/** 计划明天 is 计划, /plan, with 明天: Chinese words need no space behind them. */
function commandCalled(table: CommandTable, text: string): { command: string; typed: string } | undefined {
  for (const [command, subCommands] of table) {
    const name = subCommands.flatMap(({ commandNames = [] }) => commandNames).find((known) => text.startsWith(known));
    if (name) return { command, typed: text.slice(name.length).trim() };
  }
  return undefined;
}

/** The lines of help that are for this person, in the order of registration. */
export function helpLines(subCommands: SubCommand[], asker: Asker): string[] {
  const isLeadAlone = asker.roles.has("lead") && !asker.roles.has("manager");
  const dash = asker.language === "zh" ? " —— " : " – ";
  return (
    subCommands
      .filter(({ isFor }) => !isFor || isFor(asker))
      .map(({ help, helpForLead }) => (isLeadAlone && helpForLead) || help)
      .flatMap((help) => (help ? [help[asker.language]] : []))
      // of two ways to the same, as /clients and /plan are, the one registered later is shown
      .filter(({ does }, place, all) => !all.slice(place + 1).some((later) => later.does === does))
      .map(({ usage, does }) => `${usage}${dash}${does}`)
  );
}
