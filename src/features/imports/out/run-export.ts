import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Db } from "../../../db/sql.ts";
import { isDate } from "../../../lib/dates.ts";
import type { Language } from "../../../lib/language.ts";
import { type Cell, sheetRows } from "../../../lib/workbook.ts";
import { ZipTooLarge } from "../../../lib/zip.ts";
import { complaintsFiled, countFiled, type FilingSpan } from "../../complaints/archive/export-queries.ts";
import type { CommandIo } from "../run-import.ts";
import { progressLine } from "../show-progress.ts";
import { complaintCells, complaintHeads } from "./complaint-words.ts";
import { exportText } from "./text.ts";
import { writeCsv, writeXlsx } from "./write-table.ts";

const formats = ["csv", "xlsx"] as const;
type Format = (typeof formats)[number];
type Asked = { span: FilingSpan; format: Format; out: string; overwrite: boolean };

/**
 * `export complaints [--from D] [--to D] [--format csv|xlsx] [--out FILE] [--overwrite]`. Gives the exit code: 0 it is written, 2 it
 * is not, and why in one plain line.
 */
export async function runExport(args: string[], io: CommandIo): Promise<0 | 2> {
  const words = exportText[io.language];
  const complain = (...lines: string[]) => {
    io.stderr.write(`${lines.join("\n")}\n`);
    return 2 as const;
  };
  const asked = readArguments(args, io.language);
  if ("help" in asked) {
    io.stdout.write(`${words.usage}\n`);
    return 0;
  }
  if ("fault" in asked) return complain(asked.fault, words.usage);
  if (!asked.overwrite && (await isThere(asked.out))) {
    return complain(words.isThere(asked.out), words.nothingWritten);
  }
  const db = await io.openDb();
  try {
    const total = await countFiled(db, asked.span);
    if (asked.format === "xlsx" && total >= sheetRows) return complain(words.tooMany(total), words.nothingWritten);
    const written = await write(db, asked, total, io);
    io.stdout.write(`${words.written(written, asked.out)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof ZipTooLarge) return complain(words.tooLong, words.nothingWritten);
    if (isFileFault(error)) return complain(words.notWritten(asked.out, error.code), words.nothingWritten);
    throw error;
  } finally {
    await db.close();
  }
}

/** Such as a full disk, or a folder that is not there; the database's own faults are not among them. */
const isFileFault = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && "code" in error && "syscall" in error && typeof error.code === "string";

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

async function write(db: Db, { span, format, out }: Asked, total: number, io: CommandIo): Promise<number> {
  const progress = progressLine(io);
  const now = await io.now();
  let written = 0;
  async function* rows(): AsyncGenerator<Cell[][]> {
    for await (const chunk of complaintsFiled(db, span, now)) {
      yield chunk.map((complaint) => complaintCells(complaint, io.language));
      written += chunk.length;
      progress.show({ rows: written, share: Math.min(1, written / total) });
    }
  }
  const table = { heads: complaintHeads(io.language), rows: rows() };
  try {
    await (format === "csv" ? writeCsv(out, table) : writeXlsx(out, "complaints", table));
  } finally {
    progress.clear();
  }
  return written;
}

const options = {
  from: { type: "string" },
  to: { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
  overwrite: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

function readArguments(args: string[], language: Language): Asked | { fault: string } | { help: true } {
  const words = exportText[language];
  const read = parsed(args);
  if (!read) return { fault: words.unknownArgument(args.join(" ")) };
  const { values, positionals } = read;
  const [kind, ...more] = positionals;
  const { from, to, overwrite = false, help } = values;
  if (help || kind === undefined) return help ? { help: true } : { fault: words.unknownKind("") };
  if (kind !== "complaints") return { fault: words.unknownKind(kind) };
  if (more.length > 0) return { fault: words.unknownArgument(more.join(" ")) };
  if (from !== undefined && !isDate(from)) return { fault: words.notADay("--from", from) };
  if (to !== undefined && !isDate(to)) return { fault: words.notADay("--to", to) };
  if (from !== undefined && to !== undefined && from > to) return { fault: words.turned(from, to) };
  const typed = values.format ?? (values.out?.toLowerCase().endsWith(".xlsx") ? "xlsx" : "csv");
  const format = formats.find((one) => one === typed.toLowerCase());
  if (!format) return { fault: words.unknownFormat(typed) };
  return { span: { from, to }, format, out: values.out || `complaints.${format}`, overwrite };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch {
    return undefined;
  }
}
