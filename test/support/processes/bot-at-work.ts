// A bot in a practice workspace of another process, on a database file, at the pace of tests (or one given as JSON). Settings:
// the environment. It says when it has joined, and each time when all that the clock passed over has been run.
import { flushCompileCache } from "node:module";
import { readConfig } from "../../../src/config.ts";
import { openDb } from "../../../src/db/open.ts";
import { newLog } from "../../../src/log.ts";
import { practiceClock } from "../../../src/practice-clock.ts";
import type { DeliveryPace } from "../../../src/slack/delivery-pacing.ts";
import { startBot } from "../../../src/start-bot.ts";

const config = readConfig();
const { connection, practiceClockUrl } = config;
if (connection.kind === "practice" || !practiceClockUrl) throw new Error("tokens and PRACTICE_CLOCK_URL are needed");
const clock = await practiceClock(practiceClockUrl);
const db = await openDb(config.databaseFile);
// slow enough that there is always something in hand to be killed in
const slow = { leaseMs: 2000, callTimeoutMs: 500, perMinute: 2400, channelGapMs: 0, idleMs: 10, backoffMs: 5 };
const pace = { ...slow, ...(JSON.parse(process.argv[2] ?? "{}") as Partial<DeliveryPace>) };
const { jobs, shown } = await startBot({ config, connection, db, log: newLog(config.logLevel), clock, pace });
process.stdout.write("joined\n");
const tellReached = () => {
  const aheadMs = clock.aheadMs();
  void Promise.all([jobs.settled(), shown]).then(() => process.stdout.write(`reached ${aheadMs}\n`));
};
clock.onJump(tellReached);
tellReached();
// it mostly ends by a kill, which would leave nothing compiled for the next one
flushCompileCache();
