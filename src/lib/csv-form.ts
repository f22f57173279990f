import { isUtf8 } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";

export type CsvForm = { encoding: "utf-8" | "gb18030"; delimiter: "," | ";" | "\t"; bytes: number };
export type CsvProblem = "unreadable" | "folder" | "empty" | "workbook" | "utf16" | "binary" | "encoding";

/** A file that cannot be read as CSV at all. */
export class NotCsv extends Error {
  readonly problem: CsvProblem;
  constructor(problem: CsvProblem, cause?: unknown) {
    super(`not a CSV file: ${problem}`, { cause });
    this.problem = problem;
  }
}

const pieceBytes = 1 << 20;
/** A single line longer than this is no table. */
const longestLineBytes = 8 * pieceBytes;
const newline = 0x0a;

/**
 * Reads a file once through, in constant memory, to know how to read it: UTF-8 when every byte agrees with that, else GBK
 * (as its superset GB 18030), and the delimiter that its first line has most of. Throws NotCsv.
 */
export async function detectCsvForm(file: string): Promise<CsvForm> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    const head = await firstPiece(handle);
    const encoding = (await everyPiece(handle, isUtf8)) ? "utf-8" : "gb18030";
    if (encoding === "gb18030" && !(await everyPiece(handle, isGbk))) throw new NotCsv("encoding");
    return { encoding, delimiter: delimiterOf(new TextDecoder(encoding).decode(head)), bytes: size };
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    throw new NotCsv("unreadable", error);
  }
  if (!(await handle.stat()).isDirectory()) return handle;
  await handle.close();
  throw new NotCsv("folder");
}

async function firstPiece(handle: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
  const head = buffer.subarray(0, bytesRead);
  if (head.toString("latin1").trim() === "") throw new NotCsv("empty");
  if (head.toString("latin1", 0, 4) === "PK\u0003\u0004") throw new NotCsv("workbook");
  const mark = head.toString("latin1", 0, 2);
  if (mark === "\u00ff\u00fe" || mark === "\u00fe\u00ff") throw new NotCsv("utf16");
  return head;
}

/** Whether a test holds for the whole file; pieces end at a newline, which is no part of a longer sign in either encoding. */
async function everyPiece(handle: FileHandle, test: (piece: Buffer) => boolean): Promise<boolean> {
  const buffer = Buffer.alloc(longestLineBytes + pieceBytes);
  let kept = 0;
  for (let position = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, kept, pieceBytes, position);
    const held = buffer.subarray(0, kept + bytesRead);
    if (bytesRead === 0) return test(held);
    if (held.includes(0, kept)) throw new NotCsv("binary");
    position += bytesRead;
    const end = held.lastIndexOf(newline) + 1;
    if (!test(held.subarray(0, end))) return false;
    kept = held.copy(buffer, 0, end);
    if (kept > longestLineBytes) throw new NotCsv("binary");
  }
}

function isGbk(piece: Buffer): boolean {
  try {
    new TextDecoder("gb18030", { fatal: true }).decode(piece);
    return true;
  } catch {
    return false;
  }
}

function delimiterOf(head: string): CsvForm["delimiter"] {
  const first = (head.split(/\r?\n|\r/).find((line) => line.trim() !== "") ?? "").replace(/"[^"]*"/g, "");
  const count = (sign: string) => first.split(sign).length;
  return ([",", ";", "\t"] as const).reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
