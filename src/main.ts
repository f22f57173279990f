import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Db } from "./db/sql.ts";
import { systemClock } from "./lib/clock.ts";
import { newLog } from "./log.ts";
import { fillEmptyPractice, openPractice } from "./practice.ts";
import { practiceClock } from "./practice-clock.ts";
import { openDatabase, settings, stop } from "./prepare.ts";
import { startBot } from "./start-bot.ts";

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
const database = await openDatabase(config);
const end = await run(config, log, database.db).catch((error: Error & { code?: string }) =>
  stop(
    error.code === "EADDRINUSE"
      ? `Port ${config.port} is in use: free it, or set PORT.`
      : `Rounds cannot start: ${error.message}`,
    1,
  ),
);
async function finish(): Promise<void> {
  await end();
  await database.close();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void finish());
}
