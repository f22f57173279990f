// Is the one bot on a database file until it is killed, if it may be. Argument: the file.
import { lockBot } from "../../../src/db/lock.ts";

process.stdout.write(lockBot(process.argv[2] ?? "") ? "locked\n" : "refused\n");
setInterval(() => {}, 60_000);
