import { constants } from "node:fs";
import { access } from "node:fs/promises";
import path from "node:path";
import type { Db } from "../../db/sql.ts";
import { type CsvForm, type CsvProblem, detectCsvForm, NotCsv } from "../../lib/csv-form.ts";
import type { Language } from "../../lib/language.ts";
import type { Reason } from "./cell-rules.ts";
import { type Counts, importChunks } from "./import-rows.ts";
import { cellEnd, type FileChunk } from "./pack-chunk.ts";
import { type Header, readFile, readHeader } from "./read-file.ts";
import { rejectFile } from "./reject.ts";
import type { Kind } from "./rules.ts";
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
  onProgress?: (progress: { rows: number; share: number }) => void;
};

/** The whole file is refused, and nothing was changed. */
export class FileRefused extends Error {
  readonly problem: CsvProblem | "noRejectFile" | "header";
  readonly header: Header | undefined;
  constructor(problem: FileRefused["problem"], header?: Header) {
    super(`file refused: ${problem}`);
    this.problem = problem;
    this.header = header;
  }
}

export const rejectFileOf = (file: string): string => `${file}.rejected.csv`;

/**
 * Imports one CSV file; refused rows go to `FILE.rejected.csv`, also in a dry run. Throws FileRefused, before anything is
 * changed, when the file cannot be read as CSV, or its header lacks or doubles a column.
 */
export async function importFile(request: FileImport): Promise<Counts> {
  const { db, kind, file, now, dryRun = false, onProgress } = request;
  const form = await formOf(file);
  await access(path.dirname(path.resolve(file)), constants.W_OK).catch(() => {
    throw new FileRefused("noRejectFile");
  });
  const header = await readHeader({ file, form, kind });
  if (header.match.missing.length > 0 || header.match.twice.length > 0) throw new FileRefused("header", header);
  const rejected = rejectFile(rejectFileOf(file), header.cells, form.delimiter);
  const words = text[request.language].faults;
  let share = 0;
  async function* chunks(): AsyncGenerator<FileChunk> {
    for await (const chunk of readFile({ file, form, kind })) {
      share = Math.min(1, chunk.bytes / form.bytes);
      yield chunk;
    }
  }
  try {
    const counts = await importChunks(db, kind, chunks(), {
      now,
      dryRun,
      onProgress: (rows) => onProgress?.({ rows, share }),
      onRejected: (rejections) =>
        rejected.add(
          rejections.map(({ written, reason }) => ({
            cells: written.raw.split(cellEnd),
            line: written.line,
            reason: wordsOf(words, reason),
          })),
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
