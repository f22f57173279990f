import type { Logger } from "pino";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { lockBot } from "./db/lock.ts";
import { openDb } from "./db/open.ts";
import { purposeOf } from "./db/purpose.ts";
import type { Db } from "./db/sql.ts";
import { systemClock } from "./lib/clock.ts";
import { newLog } from "./log.ts";
import { fillEmptyPractice, openPractice } from "./practice.ts";
import { practiceClock } from "./practice-clock.ts";
import { startBot } from "./start-bot.ts";

/** One plain line, and the end. 2: the settings are wrong; 1: what is needed is not to be had. */
function stop(line: string, code: 1 | 2): never {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}

function settings(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (error instanceof ConfigError) stop(error.message, 2);
    throw error;
  }
}

const cannotOpen = (error: Error) => stop(`The database cannot be opened: ${error.message}`, 1);

function lockDatabase(file: string) {
  try {
    return lockBot(file) ?? stop(`Another Rounds bot is at work on ${file}.`, 1);
  } catch (error) {
    return cannotOpen(error as Error);
  }
}

async function run(config: Config, log: Logger, db: Db): Promise<() => Promise<void>> {
  if (config.connection.kind === "practice") return openPractice(config, log, db);
  const remote = config.practiceClockUrl ? await practiceClock(config.practiceClockUrl) : undefined;
  const clock = remote ?? systemClock;
  if (config.isPractice) await fillEmptyPractice(db, clock.now());
  const bot = await startBot({ config, connection: config.connection, db, log, clock });
  process.stdout.write(`Rounds is connected to Slack. Health: http://localhost:${config.port}/health\n`);
  return async () => {
    await bot.stop();
    remote?.close();
  };
}

const config = settings();
const log = newLog(config.logLevel);
const lock = lockDatabase(config.databaseFile);
const db = await openDb(config.databaseFile).catch(cannotOpen);
const purpose = config.isPractice ? "practice" : "real";
if ((await purposeOf(db, purpose)) !== purpose) {
  stop(
    `${config.databaseFile} is ${purpose === "real" ? "for practice: real tokens" : "a real one: the practice workspace"} may not use it.`,
    2,
  );
}
const end = await run(config, log, db).catch((error: Error & { code?: string }) =>
  stop(
    error.code === "EADDRINUSE"
      ? `Port ${config.port} is in use: free it, or set PORT.`
      : `Rounds cannot start: ${error.message}`,
    1,
  ),
);
async function finish(): Promise<void> {
  await end();
  await db.close();
  lock.release();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void finish());
}
