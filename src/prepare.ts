import { type Config, ConfigError, readConfig } from "./config.ts";
import { lockBot } from "./db/lock.ts";
import { openDb } from "./db/open.ts";
import { purposeOf } from "./db/purpose.ts";
import type { Db } from "./db/sql.ts";

/** One plain line, and the end. 2: the settings are wrong; 1: what is needed is not to be had. */
export function stop(line: string, code: 1 | 2): never {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}

/** The settings; when one is faulty, every fault is told and the process ends. */
export function settings(): Config {
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

/** The database of the settings, for this bot alone until `close`; when that cannot be, the reason is told and the process ends. */
export async function openDatabase({ databaseFile, isPractice }: Config): Promise<{ db: Db; close(): Promise<void> }> {
  const lock = lockDatabase(databaseFile);
  const db = await openDb(databaseFile).catch(cannotOpen);
  const purpose = isPractice ? "practice" : "real";
  if ((await purposeOf(db, purpose)) !== purpose) {
    const isFor = purpose === "real" ? "for practice: real tokens" : "a real one: the practice workspace";
    stop(`${databaseFile} is ${isFor} may not use it.`, 2);
  }
  return {
    db,
    close: async () => {
      await db.close();
      lock.release();
    },
  };
}
