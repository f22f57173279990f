import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { migrate } from "../src/db/migrate.ts";
import { openDb } from "../src/db/open.ts";
import { climbLadder } from "../src/features/follow-ups/job.ts";
import { postDigests } from "../src/features/team/job.ts";
import { postPlans } from "../src/features/visits/job.ts";
import { newLog } from "../src/log.ts";
import type { Job } from "../src/slack/job.ts";
import { adder } from "./adder.ts";
import { clientOf, clientRows, followUpRow, logRow, ownerOf, slackUserId } from "./book-rows.ts";
import type { Book, BookShape } from "./book-shape.ts";
import { checkSomeChains, insertComplaints } from "./complaint-data.ts";
import { at, dayBefore, monday, zone } from "./days.ts";

const root = path.join(import.meta.dirname, "..");
const folder = path.join(import.meta.dirname, "data");

/** What a database is made by: when one of these changes, it is made anew. */
const makers = [
  "prisma/sqlite/migrations/*/*.sql",
  "bench/{book-rows,complaint-data,complaint-rows,data,days}.ts",
  "src/features/visits/{acts,*rules,*queries}.ts",
  "src/features/team/{acts,*rules,*queries}.ts",
];

/**
 * A database of that shape, with the plans of the day before; with follow-ups also with the reminders and plans of the bench's
 * Monday. It is kept between runs, under a name that tells what it was made by.
 */
export async function bookOf(shape: BookShape, say: (line: string) => void): Promise<Book> {
  const hash = createHash("sha256").update(JSON.stringify(shape));
  for (const maker of globSync(makers, { cwd: root }).sort()) hash.update(readFileSync(path.join(root, maker)));
  const { managers, clientsPerManager, contactsPerClient, followUpsPerTeam, complaints } = shape;
  const book = `book-${managers}x${clientsPerManager}x${contactsPerClient}+${followUpsPerTeam}+${complaints}`;
  const file = path.join(folder, `${book}-${hash.digest("hex").slice(0, 8)}.db`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    for (const old of globSync(`${book}-*`, { cwd: folder })) rmSync(path.join(folder, old), { recursive: true });
    say(`making a database of ${managers} managers with ${clientsPerManager} clients each, once …`);
    await make(file, shape);
  }
  return { file, ...shape };
}

async function make(file: string, shape: BookShape): Promise<void> {
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
    insertPeople(db, shape);
    insertClients(db, shape);
    insertLog(db, shape);
    insertFollowUps(db, shape);
    if (shape.complaints > 0) insertComplaints(db, shape);
  })();
  // sorting what an index is filled with in memory
  db.exec("PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY");
  for (const index of indexes) db.exec(index);
  db.exec("PRAGMA journal_mode = WAL");
  db.close();
  if (shape.complaints > 0) await checkSomeChains(draft);
  else await planDay(draft, at(dayBefore, "08:00"));
  if (shape.followUpsPerTeam > 0) await runJobs(draft, at(monday, "08:00"), climbLadder, postPlans);
  renameSync(draft, file);
}

/** Takes the indexes away and gives how they are made: filled at the end they take a fraction of the time. */
function takeIndexes(db: Database.Database): string[] {
  const found = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").all();
  const indexes = found as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  return indexes.map(({ sql }) => sql);
}

function insertPeople(db: Database.Database, { managers, managersPerTeam }: BookShape): void {
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

function insertClients(db: Database.Database, { managers, clientsPerManager }: BookShape): void {
  const addClient = adder(
    db,
    "Client",
    "id clientNo name kind segment ownerId district address phone latitude longitude openedOn riskPreference firstSeenOn " +
      "givenOn assetsMinor assetsCurrency assetsAsOf tier tierRatedOn lastReachedAt lastVisitAt searchText",
  );
  const addContact = adder(db, "Contact", "clientId name role phone birthday birthdayCalendar anniversary");
  const addHolding = adder(db, "Holding", "clientId holdingNo product amountMinor currency openedOn maturesOn");
  const addBalance = adder(db, "Balance", "clientId asOf assetsMinor currency");
  for (let id = 1; id <= managers * clientsPerManager; id++) {
    const rows = clientRows(id, ownerOf(id, managers));
    addClient(rows.client);
    rows.contacts.forEach(addContact);
    rows.holdings.forEach(addHolding);
    addBalance(rows.balance);
  }
}

/** The oldest contacts first: a client's do not lie side by side either. */
function insertLog(db: Database.Database, { managers, clientsPerManager, contactsPerClient }: BookShape): void {
  const add = adder(db, "ContactLog", "clientId personId kind direction at outcome notes");
  for (let nth = contactsPerClient - 1; nth >= 0; nth--)
    for (let id = 1; id <= managers * clientsPerManager; id++) add(logRow(id, ownerOf(id, managers), nth));
}

function insertFollowUps(db: Database.Database, shape: BookShape): void {
  const { managers, clientsPerManager, managersPerTeam, followUpsPerTeam } = shape;
  const add = adder(db, "FollowUp", "clientId ownerId dueOn text source isPromised createdById createdAt");
  for (let n = 0; n < Math.ceil(managers / managersPerTeam) * followUpsPerTeam; n++) {
    const manager = 1 + (n % managers);
    add(followUpRow(n, clientOf(manager, Math.floor(n / managers) % clientsPerManager, managers), manager));
  }
}

/** The plans that the bot makes at that moment, as if they had all been posted. */
export const planDay = (file: string, now: Date): Promise<void> => runJobs(file, now, postPlans);

/** The digests that the bot makes at that moment, as if they had all been posted. */
export const digestDay = (file: string, now: Date): Promise<void> => runJobs(file, now, postDigests);

/** What these jobs make at that moment, one after the other; all that they give out counts as posted. */
async function runJobs(file: string, now: Date, ...jobs: Job[]): Promise<void> {
  const db = await openDb(file);
  try {
    const log = newLog("error");
    // a job reads and stores; what posts is the delivery worker, which is not started here
    for (const job of jobs) await job.run({ db, log, now: () => now } as Parameters<Job["run"]>[0], now);
    await db.prisma.$executeRaw`UPDATE "Delivery" SET "state" = 'sent' WHERE "state" <> 'sent'`;
    await db.prisma.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
  } finally {
    await db.close();
  }
}
