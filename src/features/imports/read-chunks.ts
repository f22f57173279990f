import type { Reason } from "./cell-rules.ts";
import { readRow, rowKey } from "./row-rules.ts";
import type { Kind } from "./rules.ts";

/** A row as written: its cells under our names of the columns; a `fault` that the file's form has already. */
export type WrittenRow = { line: number; cells: Record<string, string>; fault?: Reason };
/** A row that can be judged: where it came from, and what it says. */
export type GoodRow<W> = { written: W; row: unknown };
export type Rejection<W> = { written: W; reason: Reason };
/** Rows that can be judged together: no two of a chunk speak of the same thing. */
export type Chunk<W> = { good: GoodRow<W>[]; bad: Rejection<W>[] };

/** A chunk is one transaction: short enough that a bot beside it, which waits for the lock, keeps Slack's three seconds. */
const chunkRows = 500;

/** Checks rows one by one, whatever the database holds, and gives them in chunks. */
export async function* readChunks<W extends WrittenRow>(
  kind: Kind,
  rows: Iterable<W> | AsyncIterable<W>,
): AsyncGenerator<Chunk<W>> {
  const keyOf = rowKey[kind] as (row: unknown) => string;
  let chunk: Chunk<W> = { good: [], bad: [] };
  let keys = new Set<string>();
  for await (const written of rows) {
    const read = written.fault ? { reason: written.fault } : readRow(kind, written.cells);
    const key = "row" in read ? keyOf(read.row) : undefined;
    if (chunk.good.length + chunk.bad.length >= chunkRows || (key !== undefined && keys.has(key))) {
      yield chunk;
      chunk = { good: [], bad: [] };
      keys = new Set();
    }
    if ("reason" in read) chunk.bad.push({ written, reason: read.reason });
    else chunk.good.push({ written, row: read.row });
    if (key !== undefined) keys.add(key);
  }
  yield chunk;
}
