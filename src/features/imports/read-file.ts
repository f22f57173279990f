import { on, once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type CsvRecord, readCsv } from "../../lib/csv.ts";
import type { CsvForm } from "../../lib/csv-form.ts";
import { plainAgain } from "../../lib/neutralise.ts";
import type { Reason } from "./cell-rules.ts";
import { cellEnd, type FileChunk, type FileRow, type PackedChunk, packChunk, unpackChunk } from "./pack-chunk.ts";
import { readChunks, type WrittenRow } from "./read-chunks.ts";
import { type HeaderMatch, type Kind, matchHeader } from "./rules.ts";

export type Header = { cells: string[]; match: HeaderMatch };
export type FileToRead = { file: string; form: CsvForm; kind: Kind };

/** Below this a thread of its own takes longer to start than it saves. */
const smallFileBytes = 2_000_000;
/** How many chunks may be read ahead of those that are written. */
const chunksAhead = 1;
/** A few chunks and the garbage of making them; without a bound the heap grows for as long as there is memory. */
const heapMb = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 40 };

/** What the first line of the file says. */
export async function readHeader({ file, form, kind }: FileToRead): Promise<Header> {
  const records = readCsv(file, form);
  const first = await records.next();
  await records.return(undefined);
  const cells = first.done ? [] : first.value.cells;
  return { cells, match: matchHeader(cells, kind) };
}

/** The rows of a file, checked and in chunks; those of a large file are read in a thread beside the one that writes. */
export const readFile = (wanted: FileToRead): AsyncGenerator<FileChunk> =>
  wanted.form.bytes > smallFileBytes ? readBeside(wanted) : readHere(wanted);

async function* readHere({ file, form, kind }: FileToRead): AsyncGenerator<FileChunk> {
  let bytes = 0;
  const records = readCsv(file, form, (read) => {
    bytes = read;
  });
  const first = await records.next();
  const header = first.done ? [] : first.value.cells;
  const chunks = readChunks(kind, rowsOf(records, { cells: header, match: matchHeader(header, kind) }));
  for await (const { good, bad } of chunks) {
    const bare = ({ line, raw }: FileRow) => ({ line, raw });
    yield {
      good: good.map(({ written, row }) => ({ written: bare(written), row })),
      bad: bad.map(({ written, reason }) => ({ written: bare(written), reason })),
      bytes,
    };
  }
}

async function* rowsOf(records: AsyncGenerator<CsvRecord>, header: Header): AsyncGenerator<WrittenRow & FileRow> {
  const named = header.match.columns.flatMap((column, i) => (column === null ? [] : [[column, i] as const]));
  for await (const { line, cells: written, broken } of records) {
    const cells: Record<string, string> = {};
    for (const [column, i] of named) cells[column] = plainAgain((written[i] ?? "").trim());
    const fault = broken ? ({ fault: "broken" } as const) : cellCountFault(written, header.cells.length);
    const raw = written.join(cellEnd);
    yield fault ? { line, cells, raw, fault } : { line, cells, raw };
  }
}

/** Spreadsheets may leave empty cells at the end of a row; any other difference means that cells have slipped. */
function cellCountFault(cells: string[], expected: number): Reason | undefined {
  const isRight =
    cells.length === expected || (cells.length > expected && cells.slice(expected).every((cell) => cell === ""));
  return isRight ? undefined : { fault: "cellCount", value: `${cells.length} ≠ ${expected}` };
}

async function* readBeside(wanted: FileToRead): AsyncGenerator<FileChunk> {
  const worker = new Worker(new URL(import.meta.url), { workerData: wanted, resourceLimits: heapMb });
  try {
    // what the thread throws is thrown here
    for await (const [chunk] of on(worker, "message") as AsyncIterable<[PackedChunk | null]>) {
      if (chunk === null) return;
      worker.postMessage("next");
      yield unpackChunk(wanted.kind, chunk);
    }
  } finally {
    await worker.terminate();
  }
}

/** The thread's side: reads on as long as the other side keeps up; `null` is the end. */
async function sendChunks(wanted: FileToRead, port: NonNullable<typeof parentPort>): Promise<void> {
  let allowed = chunksAhead;
  port.on("message", () => {
    allowed++;
  });
  for await (const chunk of readHere(wanted)) {
    while (allowed === 0) await once(port, "message");
    allowed--;
    port.postMessage(packChunk(wanted.kind, chunk));
  }
  port.postMessage(null);
  port.close();
}

if (!isMainThread && parentPort && (workerData as FileToRead | null)?.form) await sendChunks(workerData, parentPort);
