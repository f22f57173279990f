import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { readingPragmas } from "../../../db/pragmas.ts";
import type { SqlValue } from "../../../db/sql-value.ts";
import type { Span } from "../../../lib/periods.ts";
import { addUp, type DayGroup, type OpenGroup, type ReportFigures } from "./figures-rules.ts";

export type Statement = { sql: string; values: SqlValue[] };
export type FiguresToRead = { file: string; span: Span; filed: Statement; open: Statement };

/** A million complaints are a few ten thousand groups, read one after the other. */
const heapMb = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };

/** Reads and adds up in a thread of its own, on a connection that cannot write. Rejects with what the thread threw. */
export async function readFigures(wanted: FiguresToRead): Promise<ReportFigures> {
  const worker = new Worker(new URL(import.meta.url), { workerData: wanted, resourceLimits: heapMb });
  try {
    // what the thread throws is thrown here
    const [figures] = (await once(worker, "message")) as [ReportFigures];
    return figures;
  } finally {
    await worker.terminate();
  }
}

/** The thread's side. Both statements see the same moment. */
function addUpHere({ file, span, filed, open }: FiguresToRead): ReportFigures {
  const connection = new Database(file, { readonly: true });
  try {
    connection.exec(readingPragmas);
    const rows = <T>({ sql, values }: Statement) => connection.prepare(sql).iterate(...values) as Iterable<T>;
    return connection.transaction(() => addUp(span, rows<DayGroup>(filed), rows<OpenGroup>(open)))();
  } finally {
    connection.close();
  }
}

const wanted = workerData as Partial<FiguresToRead> | null;
if (!isMainThread && parentPort && wanted?.filed) parentPort.postMessage(addUpHere(wanted as FiguresToRead));
