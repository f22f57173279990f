import { type Config, ConfigError, readConfig } from "./config.ts";
import { openDb } from "./db/open.ts";
import { purposeOf } from "./db/purpose.ts";
import type { Db } from "./db/sql.ts";
import { languageOf } from "./lib/language.ts";
import { practiceTime } from "./practice-clock.ts";

const stdout = (line: string) => void process.stdout.write(`${line}\n`);
const stderr = (line: string) => void process.stderr.write(`${line}\n`);

const usage = `Usage: npm run rounds -- COMMAND
  import branches|teams|people|clients|contacts|holdings|balances|log FILE [--dry-run]
  export complaints [--from D] [--to D] [--format csv|xlsx] [--out FILE] [--overwrite]
  plan [--date YYYY-MM-DD] [--person E-MAIL]   prints plans without posting them
  calendar JURISDICTION YEAR FILE              loads a year's holidays and make-up days
  verify [NUMBER COUNT HEAD]                   checks that no act of a complaint was changed or taken out, also since a case file
  sandbox                                      opens the practice workspace alone, for any bot`;

/** `rounds <command>`: what can be done beside the running bot. Each is loaded when asked for, as an import must leave room. */
async function run([name = "", ...args]: string[]): Promise<number> {
  const config = readConfig();
  // LANG is such as zh_CN.UTF-8
  const language = languageOf(config.lang.replace(/\..*/, "").replace("_", "-"));
  const terminal = { stdout, stderr, language };
  const open = async () => {
    const db = await openDb(config.databaseFile);
    await purposeOf(db, config.isPractice ? "practice" : "real");
    return db;
  };
  const { stdout: out, stderr: err } = process;
  const now = () => businessTime(config);
  const io = { openDb: open, stdout: out, stderr: err, isTerminal: err.isTTY, now, language };
  switch (name) {
    case "import": {
      const { runImport } = await import("./features/imports/run-import.ts");
      return runImport(args, io);
    }
    case "export": {
      const { runExport } = await import("./features/imports/out/run-export.ts");
      return runExport(args, io);
    }
    case "plan": {
      const { printPlan } = await import("./features/visits/print.ts");
      return withDb(open, async (db) => printPlan(db, args, await businessTime(config), terminal));
    }
    case "calendar": {
      const { loadCalendar } = await import("./features/policy/load-calendar.ts");
      return withDb(open, async (db) => loadCalendar(db, args, await businessTime(config), terminal));
    }
    case "verify": {
      const { verify } = await import("./features/complaints/chain/check-chains.ts");
      return withDb(open, (db) => verify(db, args, terminal));
    }
    case "sandbox":
      return openSandbox(config);
    default:
      stderr(usage);
      return 2;
  }
}

const clockWaitMs = 2000;

/**
 * The time that the bot lives in. In practice that is the workspace's, which may be set ahead; where none is open beside this
 * command the machine's. Rejects when PRACTICE_CLOCK_URL names a clock that is not there.
 */
async function businessTime({ isPractice, practiceClockUrl, port }: Config): Promise<Date> {
  if (!isPractice) return new Date();
  try {
    return await practiceTime(practiceClockUrl ?? `http://127.0.0.1:${port}/practice/clock`, clockWaitMs);
  } catch (error) {
    if (practiceClockUrl) throw new Error(`The practice clock is not to be had: ${(error as Error).message}`);
    return new Date();
  }
}

async function withDb(open: () => Promise<Db>, work: (db: Db) => Promise<number>): Promise<number> {
  const db = await open();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** The practice workspace alone, until a signal ends it; says what a bot needs to join. */
async function openSandbox(config: Config): Promise<number> {
  const { openWorkspace, practiceTokens } = await import("./practice.ts");
  const sandbox = await openWorkspace(config, {});
  stdout(`The practice workspace is open at ${sandbox.url}. A bot joins it with:
  SLACK_API_URL=${sandbox.apiUrl} SLACK_BOT_TOKEN=${practiceTokens.botToken} SLACK_APP_TOKEN=${practiceTokens.appToken} \\
  PRACTICE_CLOCK_URL=${sandbox.url}/practice/clock PORT=${config.port + 1} npm start`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
  await sandbox.close();
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const { code, message } = error as Error & { code?: string };
  stderr(code === "EADDRINUSE" ? "The port is in use: free it, or set PORT." : message);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
