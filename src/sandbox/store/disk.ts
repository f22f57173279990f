import Database from "better-sqlite3";

/** The workspace's state file: plain JSON documents by kind and id. */
export type Disk = {
  /** The documents of a kind in the order in which they were first put. */
  load(kind: string): string[];
  put(kind: string, id: string, doc: string): void;
  drop(kind: string, id: string): void;
  /** The bytes of a file; nothing when there are none by that id. */
  loadBytes(id: string): Buffer | undefined;
  putBytes(id: string, bytes: Buffer): void;
  dropBytes(id: string): void;
  /** Drops every document and file. */
  wipe(): void;
  /** All changes made inside, or none. */
  together<T>(change: () => T): T;
  close(): void;
};

/** Opens the SQLite file, made if missing (":memory:" leaves nothing behind). What was written survives a kill -9 of the process. */
export function openDisk(file: string): Disk {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  // NORMAL loses nothing when the process dies; only a power cut may take the last moments.
  db.pragma("synchronous = NORMAL");
  db.exec(
    "CREATE TABLE IF NOT EXISTS document (kind TEXT NOT NULL, id TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (kind, id))",
  );
  db.exec("CREATE TABLE IF NOT EXISTS content (id TEXT PRIMARY KEY, bytes BLOB NOT NULL)");
  const load = db.prepare("SELECT doc FROM document WHERE kind = ? ORDER BY rowid").pluck();
  const put = db.prepare(
    "INSERT INTO document (kind, id, doc) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET doc = excluded.doc",
  );
  const drop = db.prepare("DELETE FROM document WHERE kind = ? AND id = ?");
  const loadBytes = db.prepare("SELECT bytes FROM content WHERE id = ?").pluck();
  const putBytes = db.prepare("INSERT OR REPLACE INTO content (id, bytes) VALUES (?, ?)");
  const dropBytes = db.prepare("DELETE FROM content WHERE id = ?");
  return {
    loadBytes: (id) => loadBytes.get(id) as Buffer | undefined,
    putBytes: (id, bytes) => void putBytes.run(id, bytes),
    dropBytes: (id) => void dropBytes.run(id),
    load: (kind) => load.all(kind).map(String),
    put: (kind, id, doc) => void put.run(kind, id, doc),
    drop: (kind, id) => void drop.run(kind, id),
    wipe: () => void db.exec("DELETE FROM document; DELETE FROM content"),
    together: (change) => db.transaction(change)(),
    close: () => void db.close(),
  };
}
