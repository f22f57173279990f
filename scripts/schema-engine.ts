// Prisma's schema engine as WebAssembly: it writes migrations and finds drift without downloading anything.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";

const root = path.join(import.meta.dirname, "..");
const folder = path.join(root, "prisma", "sqlite", "migrations");
const filters = { externalTables: [], externalEnums: [] };

function schemaFiles() {
  const head = readFileSync(path.join(root, "prisma", "sqlite", "head.prisma"), "utf8");
  const models = readFileSync(path.join(root, "prisma", "models.prisma"), "utf8");
  return [{ path: "schema.prisma", content: `${head}\n${models}` }];
}

function migrationsList() {
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const lockFile = path.join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: existsSync(lockFile) ? readFileSync(lockFile, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok", value: readFileSync(path.join(folder, name, "migration.sql"), "utf8") },
        },
      })),
  };
}

/** Two repairs for SQLite: whole scripts come through executeRaw, which takes one statement only; and the history table must be there. */
function repaired(factory: PrismaBetterSqlite3) {
  const scripts = (connection: SqlDriverAdapter) => {
    const one = connection.executeRaw.bind(connection);
    connection.executeRaw = async (query: SqlQuery) => {
      if (query.args.length > 0) return one(query);
      await connection.executeScript(query.sql);
      return 0;
    };
    return connection;
  };
  const connect = factory.connect.bind(factory);
  const shadow = factory.connectToShadowDb.bind(factory);
  factory.connect = async () => scripts(await connect());
  factory.connectToShadowDb = async () => scripts(await shadow());
  return factory;
}

async function withEngine<T>(work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const temporary = mkdtempSync(path.join(os.tmpdir(), "rounds-schema-"));
  const factory = repaired(new PrismaBetterSqlite3({ url: `file:${path.join(temporary, "scratch.db")}` }));
  const connection = await factory.connect();
  await connection.executeScript(`CREATE TABLE "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
    "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`);
  await connection.dispose();
  const datamodels = schemaFiles().map((file) => [file.path, file.content]);
  const engine = await loadEngine(datamodels, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    rmSync(temporary, { recursive: true, force: true });
  }
}

type SchemaEngine = {
  applyMigrations(input: object): Promise<unknown>;
  devDiagnostic(input: object): Promise<unknown>;
  createMigration(input: object): Promise<{ migrationScript: string | null; generatedMigrationName: string }>;
  diff(input: object): Promise<{ exitCode: number; stdout: string | null }>;
  free(): void;
};

/** Node's WebAssembly, of which its types for Node know only the name. */
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
  };
};

async function loadEngine(datamodels: string[][], factory: PrismaBetterSqlite3): Promise<SchemaEngine> {
  const require = createRequire(import.meta.url);
  const home = path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const bytes = readFileSync(path.join(home, "schema_engine_bg.wasm"));
  const module = engineModule as unknown as {
    __wbg_set_wasm(exports: unknown): void;
    SchemaEngine: { new: (options: object, log: () => void, adapter: unknown) => Promise<SchemaEngine> };
  };
  const instance = new wasm.Instance(new wasm.Module(bytes), { "./schema_engine_bg.js": engineModule });
  module.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as (() => void) | undefined)?.();
  return module.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

/** Writes the migration that brings prisma/sqlite/migrations up to prisma/models.prisma; gives its folder, or null if none is needed. */
export function writeMigration(name: string): Promise<string | null> {
  return withEngine(async (engine) => {
    // the scratch database first gets the history; the diagnostic then makes the engine take its shadow from our factory
    await engine.devDiagnostic({ migrationsList: migrationsList(), filters });
    await engine.applyMigrations({ migrationsList: migrationsList(), filters });
    await engine.devDiagnostic({ migrationsList: migrationsList(), filters });
    const made = await engine.createMigration({
      draft: false,
      migrationName: name,
      migrationsList: migrationsList(),
      schema: { files: schemaFiles() },
      filters,
    });
    if (made.migrationScript === null) return null;
    const target = path.join(folder, made.generatedMigrationName);
    mkdirSync(target, { recursive: true });
    writeFileSync(path.join(target, "migration.sql"), made.migrationScript);
    writeFileSync(path.join(folder, "migration_lock.toml"), 'provider = "sqlite"\n');
    return target;
  });
}

/** What the migrations lack of the schema, as SQL; null when they are the same. */
export function findDrift(): Promise<string | null> {
  return withEngine(async (engine) => {
    const to = { tag: "schemaDatamodel", files: schemaFiles() };
    const from = { tag: "migrations", ...migrationsList() };
    const found = await engine.diff({ from, to, script: true, exitCode: true, shadowDatabaseUrl: null, filters });
    return found.exitCode === 0 ? null : found.stdout;
  });
}
