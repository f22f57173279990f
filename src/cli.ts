import { readConfig } from "./config.ts";
import { openDb } from "./db/open.ts";
import { runImport } from "./features/imports/run-import.ts";
import { languageOf } from "./lib/language.ts";

type Command = (args: string[]) => Promise<number>;

const config = readConfig();

/** `rounds <command>`: what can be done beside the running bot. */
const commands: Record<string, Command> = {
  import: (args) =>
    runImport(args, {
      openDb: () => openDb(config.databaseFile),
      stdout: process.stdout,
      stderr: process.stderr,
      isTerminal: process.stderr.isTTY,
      now: () => new Date(),
      language: languageOf(config.lang.replace(/\..*/, "").replace("_", "-")),
    }),
};

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (command) process.exitCode = await command(args);
else {
  process.stderr.write(`Usage: npm run rounds -- ${Object.keys(commands).join("|")} …\n`);
  process.exitCode = 2;
}
