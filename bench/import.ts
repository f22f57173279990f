import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import Database from "better-sqlite3";
import { migrate } from "../src/db/migrate.ts";
import { pragmas } from "../src/db/pragmas.ts";
import { flagsOf } from "./flags.ts";

export type ImportFigures = {
  rows: number;
  rawRowsPerSecond: number;
  importRowsPerSecond: number;
  /** of the import to the raw inserts; the target is 0.5 */
  ratio: number;
  /** of the importing process; null where the system does not tell */
  peakMb: number | null;
};

const managers = 1000;
const today = "2026-11-20";
const rawChunk = 1000;
const cli = path.join(import.meta.dirname, "..", "src", "cli.ts");

const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗";
const givenNames = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚";
const sign = (signs: string, i: number) => signs.charAt(i % signs.length);

/** The client of a number, as a core system exports it; the names repeat as little as names do. */
function client(i: number) {
  return {
    clientNo: `C${String(i).padStart(8, "0")}`,
    name: sign(surnames, i) + sign(givenNames, Math.floor(i / 20)) + sign(givenNames, Math.floor(i / 400) + i),
    manager: i % managers,
    assetsMinor: ((i * 7919) % 500_000_000) + (i % 100),
    street: `世纪大道${i % 2000}号`,
    phone: `138${String(i).padStart(8, "0")}`,
    latitude: 31.1 + (i % 997) / 4000,
    longitude: 121.3 + (i % 991) / 4000,
    openedOn: `20${String(10 + (i % 15))}-0${1 + (i % 9)}-1${i % 10}`,
  };
}

const emailOf = (manager: number) => `m${manager}@bench.example`;

async function writeCsv(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(
    "client_no,name,kind,segment,owner_email,assets,currency,assets_as_of,district,address,phone,latitude,longitude,opened_on,risk_preference\n",
  );
  for (let i = 0; i < rows; i += rawChunk) {
    let text = "";
    for (let j = i; j < Math.min(rows, i + rawChunk); j++) {
      const { clientNo, name, manager, assetsMinor, street, phone, latitude, longitude, openedOn } = client(j);
      text += `${clientNo},${name},个人,零售,${emailOf(manager)},${(assetsMinor / 100).toFixed(2)},CNY,${today},陆家嘴,${street},${phone},${latitude.toFixed(5)},${longitude.toFixed(5)},${openedOn},稳健型\n`;
    }
    if (!stream.write(text)) await once(stream, "drain");
  }
  stream.end();
  await finished(stream);
}

/** A database with the managers in it. */
function freshDatabase(file: string): Database.Database {
  migrate(file);
  const db = new Database(file);
  db.exec(pragmas);
  db.transaction(() => {
    db.prepare("INSERT INTO Branch (name, timeZone) VALUES ('Bench', 'Asia/Shanghai')").run();
    db.prepare("INSERT INTO Team (name, branchId) VALUES ('Bench', 1)").run();
    const person = db.prepare("INSERT INTO Person (email, name, teamId) VALUES (?, ?, 1)");
    const role = db.prepare("INSERT INTO PersonRole (personId, role) VALUES (?, 'manager')");
    for (let i = 0; i < managers; i++) role.run(person.run(emailOf(i), `Manager ${i}`).lastInsertRowid);
  })();
  return db;
}

/** The same rows by prepared statements into the same tables: what the engine can do when nothing is read or checked. */
function measureRaw(file: string, rows: number): number {
  const db = freshDatabase(file);
  const addClient = db.prepare(
    `INSERT INTO Client (clientNo, name, kind, segment, ownerId, district, address, phone, latitude, longitude, openedOn,
       riskPreference, firstSeenOn, givenOn, assetsMinor, assetsCurrency, assetsAsOf, tier, tierRatedOn, searchText)
     VALUES (?, ?, 'person', '零售', ?, '陆家嘴', ?, ?, ?, ?, ?, '稳健型', ?, ?, ?, 'CNY', ?, 'gold', ?, ?)`,
  );
  const addBalance = db.prepare("INSERT INTO Balance (clientId, asOf, assetsMinor, currency) VALUES (?, ?, ?, 'CNY')");
  const addTier = db.prepare(
    `INSERT INTO TierChange (clientId, "from", "to", "on", cause, at) VALUES (?, NULL, 'gold', ?, 'import', ?)`,
  );
  const at = `${today}T00:00:00.000+00:00`;
  const began = performance.now();
  for (let i = 0; i < rows; i += rawChunk) {
    db.transaction(() => {
      for (let j = i; j < Math.min(rows, i + rawChunk); j++) {
        const { clientNo, name, manager, assetsMinor, street, phone, latitude, longitude, openedOn } = client(j);
        const search = `${clientNo.toLowerCase()}\n${name}\nwangxiaoming\nwxm\n${phone}`;
        const place = [street, phone, latitude, longitude, openedOn, today, openedOn];
        const id = addClient.run(clientNo, name, manager + 1, ...place, assetsMinor, today, today, search);
        addBalance.run(id.lastInsertRowid, today, assetsMinor);
        addTier.run(id.lastInsertRowid, today, at);
      }
    })();
  }
  const seconds = (performance.now() - began) / 1000;
  db.close();
  return rows / seconds;
}

/** The import as a person runs it, in a process of its own, start-up and all. */
async function measureImport(database: string, csv: string, rows: number) {
  freshDatabase(database).close();
  const began = performance.now();
  const child = spawn(process.execPath, [...flagsOf("rounds"), cli, "import", "clients", csv], {
    env: { ...process.env, DATABASE_URL: `file:${database}`, LANG: "C" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (piece) => {
    said += piece;
  });
  let peakMb: number | null = null;
  const watch = setInterval(() => {
    peakMb = peakMbOf(child.pid) ?? peakMb;
  }, 50);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0 || !said.startsWith(`${rows.toLocaleString("en-GB")} added`)) {
    throw new Error(`the import ended with ${String(code)}: ${said}`);
  }
  return { rowsPerSecond: rows / seconds, peakMb };
}

function peakMbOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}

/** Imports that many clients from a CSV file into an empty database, beside raw inserts of the same rows in the same run. */
export async function benchImport(rows = 1_000_000): Promise<ImportFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), "rounds-bench-"));
  try {
    const csv = path.join(folder, "clients.csv");
    await writeCsv(csv, rows);
    const raw = measureRaw(path.join(folder, "raw.db"), rows);
    const { rowsPerSecond, peakMb } = await measureImport(path.join(folder, "import.db"), csv, rows);
    return {
      rows,
      rawRowsPerSecond: Math.round(raw),
      importRowsPerSecond: Math.round(rowsPerSecond),
      ratio: rowsPerSecond / raw,
      peakMb,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) console.log(await benchImport(Number(process.argv[2] ?? 1_000_000)));
