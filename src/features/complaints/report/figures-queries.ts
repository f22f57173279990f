import { isMainThread, parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { readingPragmas } from "../../../db/pragmas.ts";
import type { SqlValue } from "../../../db/sql-value.ts";
import { beside } from "../../../lib/beside.ts";
import type { Span } from "../../../lib/periods.ts";
import { addUp, type DayGroup, type OpenGroup, type ReportFigures, type Sum, sumOf } from "./figures-rules.ts";

export type Statement = { sql: string; values: SqlValue[] };
export type FiguresToRead = {
  file: string;
  span: Span;
  filed: { now: Statement; before: Statement };
  open: Statement;
};

/** What one thread reads, and what it gives. */
type Part = { file: string; filed: Statement; open?: Statement };
type Read = { sum: Sum; open: OpenGroup[] };

/** A million complaints are a few ten thousand groups, read one after the other. */
const heapMb = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };

/**
 * Reads both times side by side, each in a thread of its own on a connection that cannot write: the bot answers others meanwhile.
 * Rejects with what a thread threw.
 */
export async function readFigures({ file, span, filed, open }: FiguresToRead): Promise<ReportFigures> {
  const [now, before] = await Promise.all([
    readBeside({ file, filed: filed.now }),
    readBeside({ file, filed: filed.before, open }),
  ]);
  return addUp(span, { now: now.sum, before: before.sum }, before.open);
}

const readBeside = (part: Part): Promise<Read> => beside(import.meta.url, part, heapMb);

/** The thread's side. */
function readHere({ file, filed, open }: Part): Read {
  const connection = new Database(file, { readonly: true });
  try {
    connection.exec(readingPragmas);
    const rows = <T>({ sql, values }: Statement) => connection.prepare(sql).iterate(...values) as Iterable<T>;
    return { sum: sumOf(rows<DayGroup>(filed)), open: open ? [...rows<OpenGroup>(open)] : [] };
  } finally {
    connection.close();
  }
}

const wanted = workerData as Partial<Part> | null;
if (!isMainThread && parentPort && wanted?.filed) parentPort.postMessage(readHere(wanted as Part));
