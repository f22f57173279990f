// Holds the write lock of a database for so many milliseconds. Arguments: the file, the time.
import Database from "better-sqlite3";

const [file = "", ms = "0"] = process.argv.slice(2);
const db = new Database(file, { timeout: 5000 });
db.exec("BEGIN IMMEDIATE");
process.stdout.write("held\n");
setTimeout(() => {
  db.exec("COMMIT");
  db.close();
}, Number(ms));
