import { constants } from "node:fs";
import { access } from "node:fs/promises";
import path from "node:path";
import type { Db } from "../../db/sql.ts";
import { type CsvRecord, readCsv } from "../../lib/csv.ts";
import { type CsvForm, type CsvProblem, detectCsvForm, NotCsv } from "../../lib/csv-form.ts";
import type { Language } from "../../lib/language.ts";
import { plainAgain } from "../../lib/neutralise.ts";
import type { Reason } from "./cell-rules.ts";
import { type Counts, importRows, type WrittenRow } from "./import-rows.ts";
import { rejectFile } from "./reject.ts";
import { type HeaderMatch, type Kind, matchHeader } from "./rules.ts";
import { text } from "./text.ts";

export type FileImport = {
  db: Db;
  kind: Kind;
  file: string;
  /** business time: what is in the future, and which day it is at a branch */
  now: Date;
  dryRun?: boolean;
  /** of the reasons in the reject file */
  language: Language;
  onProgress?(progress: { rows: number; share: number }): void;
};

/** The whole file is refused, and nothing was changed. */
export class FileRefused extends Error {
  readonly problem: CsvProblem | "noRejectFile" | "header";
  readonly header: { cells: string[]; match: HeaderMatch } | undefined;
  constructor(problem: FileRefused["problem"], header?: FileRefused["header"]) {
    super(`file refused: ${problem}`);
    this.problem = problem;
    this.header = header;
  }
}

type FileRow = WrittenRow & { raw: string[] };

export const rejectFileOf = (file: string): string => `${file}.rejected.csv`;

/**
 * Imports one CSV file; refused rows go to `FILE.rejected.csv`. Throws FileRefused, before anything is changed, when the file
 * cannot be read as CSV, or its header lacks or doubles a column.
 */
export async function importFile(request: FileImport): Promise<Counts> {
  const { db, kind, file, now, dryRun, onProgress } = request;
  const form = await formOf(file);
  await access(path.dirname(path.resolve(file)), constants.W_OK).catch(() => {
    throw new FileRefused("noRejectFile");
  });
  let read = 0;
  const records = readCsv(file, form, (bytes) => {
    read = bytes;
  });
  const header = await headerOf(records, kind);
  const rejected = rejectFile(rejectFileOf(file), header.cells, form.delimiter);
  const words = text[request.language].faults;
  try {
    const counts = await importRows(db, kind, rowsOf(records, header), {
      now,
      dryRun: dryRun ?? false,
      onProgress: (rows) => onProgress?.({ rows, share: Math.min(1, read / form.bytes) }),
      onRejected: (rejections) =>
        rejected.add(
          rejections.map(({ row, reason }) => ({ cells: row.raw, line: row.line, reason: wordsOf(words, reason) })),
        ),
    });
    const { unknown } = header.match;
    if (unknown.length > 0) counts.notices.unshift({ is: "unknownColumns", columns: unknown });
    return counts;
  } finally {
    await rejected.close();
  }
}

const wordsOf = (words: (typeof text)["en"]["faults"], { fault, column = "", value = "" }: Reason) =>
  words[fault]({ column, value: value.length > 80 ? `${value.slice(0, 80)}…` : value });

async function formOf(file: string): Promise<CsvForm> {
  try {
    return await detectCsvForm(file);
  } catch (error) {
    throw error instanceof NotCsv ? new FileRefused(error.problem) : error;
  }
}

type Header = { cells: string[]; match: HeaderMatch };

async function headerOf(records: AsyncGenerator<CsvRecord>, kind: Kind): Promise<Header> {
  const first = await records.next();
  const cells = first.done ? [] : first.value.cells;
  const match = matchHeader(cells, kind);
  if (match.missing.length === 0 && match.twice.length === 0) return { cells, match };
  await records.return(undefined);
  throw new FileRefused("header", { cells, match });
}

async function* rowsOf(records: AsyncGenerator<CsvRecord>, { cells: header, match }: Header): AsyncGenerator<FileRow> {
  const named = match.columns.flatMap((column, i) => (column === null ? [] : [[column, i] as const]));
  for await (const { line, cells: raw, broken } of records) {
    const cells: Record<string, string> = {};
    for (const [column, i] of named) cells[column] = plainAgain((raw[i] ?? "").trim());
    const fault = broken ? ({ fault: "broken" } as const) : cellCountFault(raw, header.length);
    yield fault ? { line, cells, raw, fault } : { line, cells, raw };
  }
}

/** Spreadsheets may leave empty cells at the end of a row; any other difference means that cells have slipped. */
function cellCountFault(raw: string[], expected: number): Reason | undefined {
  const isRight =
    raw.length === expected || (raw.length > expected && raw.slice(expected).every((cell) => cell === ""));
  return isRight ? undefined : { fault: "cellCount", value: `${raw.length} ≠ ${expected}` };
}
