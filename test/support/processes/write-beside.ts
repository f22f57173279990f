// Counts one counter up in transactions, and imports clients, in a database that another process writes to as well.
// Arguments: the file, how many transactions, how many clients. Prints what was acknowledged.
import { openDb } from "../../../src/db/open.ts";
import { importRows } from "../../../src/features/imports/import-rows.ts";
import { clientRow } from "../house.ts";
import { countUp } from "../tally.ts";

const [file = "", transactions = "0", clients = "0"] = process.argv.slice(2);
const db = await openDb(file);
process.stdout.write("at work\n");
const rows = Array.from({ length: Number(clients) }, (_, i) => ({ line: i + 2, cells: clientRow(`B${i}`, "Mei") }));
const [counted, imported] = await Promise.all([
  countUp(db, Number(transactions)),
  importRows(db, "clients", rows, { now: new Date() }),
]);
await db.close();
process.stdout.write(`${JSON.stringify({ counted, added: imported.added })}\n`);
