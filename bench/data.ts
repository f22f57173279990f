import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { migrate } from "../src/db/migrate.ts";
import { openDb } from "../src/db/open.ts";
import { postPlans } from "../src/features/visits/job.ts";
import { newLog } from "../src/log.ts";
import { clientRows, slackUserId } from "./book-rows.ts";
import { at, dayBefore, zone } from "./days.ts";

const root = path.join(import.meta.dirname, "..");
const folder = path.join(import.meta.dirname, "data");

/** What a database is made by: when one of these changes, it is made anew. */
const makers = [
  "prisma/sqlite/migrations/*/*.sql",
  "bench/{book-rows,data,days}.ts",
  "src/features/visits/{acts,*rules,*queries}.ts",
];

export type BookShape = { managers: number; clientsPerManager: number };
export type Book = BookShape & { file: string };

/**
 * A database with so many managers and clients, and the plans of the day before. It is kept between runs, under a name that
 * tells what it was made by.
 */
export async function bookOf(managers: number, clientsPerManager: number, say: (line: string) => void): Promise<Book> {
  const hash = createHash("sha256");
  for (const maker of globSync(makers, { cwd: root }).sort()) hash.update(readFileSync(path.join(root, maker)));
  const book = `book-${managers}x${clientsPerManager}`;
  const file = path.join(folder, `${book}-${hash.digest("hex").slice(0, 8)}.db`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    for (const old of globSync(`${book}-*`, { cwd: folder })) rmSync(path.join(folder, old), { recursive: true });
    say(`making a database of ${managers} managers with ${clientsPerManager} clients each, once …`);
    await make(file, managers, clientsPerManager);
  }
  return { file, managers, clientsPerManager };
}

async function make(file: string, managers: number, clientsPerManager: number): Promise<void> {
  const draft = `${file}.draft`;
  for (const end of ["", "-wal", "-shm"]) rmSync(draft + end, { force: true });
  migrate(draft);
  const db = new Database(draft);
  // a draft that is cut off is thrown away: nothing here needs to survive
  db.exec(
    "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;",
  );
  const indexes = takeIndexes(db);
  db.transaction(() => {
    db.exec("INSERT INTO Setting (name, value) VALUES ('purpose', 'practice')");
    insertPeople(db, managers);
    insertClients(db, managers, clientsPerManager);
  })();
  for (const index of indexes) db.exec(index);
  db.exec("PRAGMA journal_mode = WAL");
  db.close();
  await planDay(draft, at(dayBefore, "08:00"));
  renameSync(draft, file);
}

/** Takes the indexes away and gives how they are made: filled at the end they take a fraction of the time. */
function takeIndexes(db: Database.Database): string[] {
  const found = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").all();
  const indexes = found as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  return indexes.map(({ sql }) => sql);
}

/** A statement that adds one row of the named columns. */
function adder(db: Database.Database, tableName: string, columns: string) {
  const names = columns.split(" ");
  const marks = names.map(() => "?").join(", ");
  const sql = `INSERT INTO "${tableName}" (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${marks})`;
  const statement = db.prepare(sql);
  return (row: readonly unknown[]) => void statement.run(row);
}

const managersPerTeam = 20;

function insertPeople(db: Database.Database, managers: number): void {
  db.exec(`INSERT INTO Branch (id, name, timeZone, jurisdiction, latitude, longitude, language)
           VALUES (1, 'Pudong', '${zone}', 'CN', 31.23, 121.5, 'zh')`);
  const addTeam = adder(db, "Team", "id name branchId");
  const addPerson = adder(db, "Person", "id email name teamId slackUserId timeZone language reportsToId");
  const addRole = adder(db, "PersonRole", "personId role");
  for (let team = 1; team <= Math.ceil(managers / managersPerTeam); team++) {
    addTeam([team, `Team ${team}`, 1]);
    const lead = managers + team;
    addPerson([lead, `lead${team}@bank.example`, `Lead ${team}`, team, `ULEAD${team}`, zone, "en", null]);
    addRole([lead, "lead"]);
  }
  for (let id = 1; id <= managers; id++) {
    const team = Math.ceil(id / managersPerTeam);
    const language = id % 2 === 0 ? "zh" : "en";
    addPerson([id, `m${id}@bank.example`, `Manager ${id}`, team, slackUserId(id), zone, language, managers + team]);
    addRole([id, "manager"]);
  }
}

function insertClients(db: Database.Database, managers: number, clientsPerManager: number): void {
  const addClient = adder(
    db,
    "Client",
    "id clientNo name kind segment ownerId district address phone latitude longitude openedOn riskPreference firstSeenOn " +
      "givenOn assetsMinor assetsCurrency assetsAsOf tier tierRatedOn lastReachedAt lastVisitAt searchText",
  );
  const addContact = adder(db, "Contact", "clientId name role phone birthday birthdayCalendar anniversary");
  const addHolding = adder(db, "Holding", "clientId holdingNo product amountMinor currency openedOn maturesOn");
  const addBalance = adder(db, "Balance", "clientId asOf assetsMinor currency");
  const addLog = adder(db, "ContactLog", "clientId personId kind direction at outcome notes");
  for (let id = 1; id <= managers * clientsPerManager; id++) {
    const rows = clientRows(id, ownerOf(id, managers));
    addClient(rows.client);
    rows.contacts.forEach(addContact);
    rows.holdings.forEach(addHolding);
    addBalance(rows.balance);
    if (rows.log) addLog(rows.log);
  }
}

/** A manager's clients do not lie side by side in a real file: they came with the imports of many years. */
export const ownerOf = (client: number, managers: number): number => 1 + ((client - 1) % managers);
export const clientOf = (manager: number, nth: number, managers: number): number => manager + nth * managers;

/** The plans that the bot makes at that moment, as if they had all been posted. */
export async function planDay(file: string, now: Date): Promise<void> {
  const db = await openDb(file);
  try {
    const log = newLog("error");
    // the job reads and stores; what posts is the delivery worker, which is not started here
    await postPlans.run({ db, log, now: () => now } as Parameters<typeof postPlans.run>[0], now);
    await db.prisma.$executeRaw`UPDATE "Delivery" SET "state" = 'sent' WHERE "state" <> 'sent'`;
    await db.prisma.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
  } finally {
    await db.close();
  }
}
