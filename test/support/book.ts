import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Db } from "../../src/db/sql.ts";
import { importFile, rejectFileOf } from "../../src/features/imports/import-file.ts";
import type { Kind } from "../../src/features/imports/rules.ts";
import { newDb } from "./new-db.ts";

/** 2026-11-23 09:00 in Shanghai. */
export const now = new Date("2026-11-23T01:00:00Z");

export type Book = {
  db: Db;
  folder: string;
  /** Writes a file and imports it; gives the counts as "added changed unchanged rejected". */
  imports(
    kind: Kind,
    content: string | Buffer,
    options?: { dryRun?: boolean; now?: Date; name?: string },
  ): Promise<string>;
  /** The reject file of the last import, without its byte order mark; undefined when there is none. */
  rejected(): string | undefined;
  close(): Promise<void>;
};

/** An empty database in a folder of its own. */
export async function emptyBook(): Promise<Book> {
  const folder = mkdtempSync(path.join(tmpdir(), "rounds-import-"));
  const db = await newDb(path.join(folder, "book.db"));
  let file = "";
  return {
    db,
    folder,
    imports: async (kind, content, options = {}) => {
      file = path.join(folder, options.name ?? `${kind}.csv`);
      writeFileSync(file, content);
      const { added, changed, unchanged, rejected } = await importFile({
        db,
        kind,
        file,
        now,
        language: "en",
        ...options,
      });
      return [added, changed, unchanged, rejected].join(" ");
    },
    rejected: () => {
      try {
        return readFileSync(rejectFileOf(file), "utf8").replace(/^\uFEFF/, "");
      } catch {
        return undefined;
      }
    },
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A book with a branch, a team, a lead and the two managers Mei and Tom. */
export async function staffedBook(): Promise<Book> {
  const book = await emptyBook();
  await book.imports("branches", "branch,time_zone\nLujiazui,Asia/Shanghai\n");
  await book.imports("teams", "team,branch\nRiver,Lujiazui\n");
  await book.imports(
    "people",
    "email,name,roles,team,reports_to\nann@x.com,Ann,lead,River,\nmei@x.com,Mei,manager,River,ann@x.com\ntom@x.com,Tom,manager+desk,River,ann@x.com\n",
  );
  return book;
}
