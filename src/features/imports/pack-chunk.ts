import type { Chunk } from "./read-chunks.ts";
import { columnsOf, derivedColumns, type Kind } from "./rules.ts";

/** A row of a file, with its cells as they are written there, joined by `cellEnd`. */
export type FileRow = { line: number; raw: string };
/** A chunk of a file, and how many bytes were read by then. */
export type FileChunk = Chunk<FileRow> & { bytes: number };
/** A chunk as one thread hands it to another: lists of plain values, which are copied several times faster than objects. */
export type PackedChunk = { good: FileRow[]; values: unknown[]; bad: FileChunk["bad"]; bytes: number };

/** No CSV file that we read has this sign in it. */
export const cellEnd = "\0";

const fieldsOf = (kind: Kind) => [...columnsOf(kind), ...derivedColumns];

export function packChunk(kind: Kind, { good, bad, bytes }: FileChunk): PackedChunk {
  const fields = fieldsOf(kind);
  const values: unknown[] = [];
  for (const { row } of good) for (const field of fields) values.push((row as Record<string, unknown>)[field]);
  return { good: good.map(({ written }) => written), values, bad, bytes };
}

export function unpackChunk(kind: Kind, { good, values, bad, bytes }: PackedChunk): FileChunk {
  const fields = fieldsOf(kind);
  let next = 0;
  const rowOf = () => {
    const row: Record<string, unknown> = {};
    for (const field of fields) row[field] = values[next++];
    return row;
  };
  return { good: good.map((written) => ({ written, row: rowOf() })), bad, bytes };
}
