import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { CsvError, type InfoRecord, type Options, parse } from "csv-parse";
import type { CsvForm } from "./csv-form.ts";

/** One record: the line it begins on (from 1), and its cells as written. `broken`: nothing can be read from that line on. */
export type CsvRecord = { line: number; cells: string[]; broken?: boolean };

/** A cell may hold a long note, but a quote that is never closed must not swallow the whole file into memory. */
const largestRecordBytes = 1_000_000;

/**
 * The records of a CSV file in order, empty ones left out, in constant memory; `onBytes` hears how far the reading is. Quotes
 * inside unquoted cells and wrong numbers of cells are let through, for the caller to judge.
 */
export async function* readCsv(
  file: string,
  form: CsvForm,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<CsvRecord> {
  const source = decoded(file, form.encoding, onBytes);
  const parser = parse({
    delimiter: form.delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: largestRecordBytes,
    on_record: withLine as unknown as NonNullable<Options["on_record"]>,
  });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let last = 0;
  try {
    for await (const record of parser as AsyncIterable<CsvRecord>) {
      last = record.line + newlinesIn(record.cells);
      if (record.cells.some((cell) => cell.trim() !== "")) yield record;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { line: last + 1, cells: [], broken: true };
  } finally {
    source.destroy();
  }
}

/** csv-parse's types foresee no other record than a list of cells. */
const withLine = (cells: string[], { lines }: InfoRecord): CsvRecord => ({ line: lines - newlinesIn(cells), cells });

function decoded(
  file: string,
  encoding: CsvForm["encoding"],
  onBytes: ((bytes: number) => void) | undefined,
): Readable {
  const stream = createReadStream(file, { highWaterMark: 1 << 16 });
  stream.on("data", () => onBytes?.(stream.bytesRead));
  if (encoding === "utf-8") return stream;
  const decoder = new TextDecoder(encoding);
  return Readable.from(
    (async function* () {
      for await (const piece of stream as AsyncIterable<Buffer>) yield decoder.decode(piece, { stream: true });
      yield decoder.decode();
    })(),
  );
}

function newlinesIn(cells: string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.includes("\n")) count += cell.split("\n").length - 1;
  return count;
}

/** Excel knows UTF-8 by this mark only. */
export const byteOrderMark = "\uFEFF";

/** One line of CSV, quoted where it must be, without its line end. */
export function csvLine(cells: readonly string[], delimiter: string): string {
  return cells
    .map((cell) => (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter);
}
