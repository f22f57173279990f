import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { byteOrderMark, csvLine } from "../../../lib/csv.ts";
import { neutralise } from "../../../lib/neutralise.ts";
import { type Cell, writeWorkbook } from "../../../lib/workbook.ts";

export type Table = { heads: string[]; rows: AsyncIterable<Cell[][]> };

/** Personal data: for its owner's eyes. */
const ownersOnly = 0o600;

/** Writes a file under another name first, so that one that bears its name is whole. Throws what the file system throws. */
async function wholly(file: string, write: (part: FileHandle) => Promise<void>): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  const handle = await open(part, "w", ownersOnly);
  try {
    await write(handle);
    await handle.sync();
    await handle.close();
    await rename(part, file);
  } catch (error) {
    await handle.close();
    await rm(part, { force: true });
    throw error;
  }
}

/** What Excel would run as a formula is neutralised; figures are ours and stand as they are. */
const safe = (cell: Cell): Cell => (typeof cell === "string" ? neutralise(cell) : cell);

/** Writes CSV for Excel (UTF-8 with its mark, commas, CRLF) as the rows come: memory stays flat, however many. */
export const writeCsv = (file: string, { heads, rows }: Table): Promise<void> =>
  wholly(file, async (part) => {
    const line = (cells: Cell[]) =>
      `${csvLine(
        cells.map((cell) => safe(cell)?.toString() ?? ""),
        ",",
      )}\r\n`;
    await part.writeFile(byteOrderMark + line(heads));
    for await (const chunk of rows) await part.writeFile(chunk.map(line).join(""));
  });

/** Writes an Excel workbook of one sheet as the rows come. Throws ZipTooLarge beyond 4 GiB of text. */
export const writeXlsx = (file: string, sheet: string, { heads, rows }: Table): Promise<void> =>
  wholly(file, (part) => writeWorkbook((bytes) => part.writeFile(bytes), { sheet, heads, rows: allSafe(rows) }));

async function* allSafe(rows: Table["rows"]): AsyncGenerator<Cell[][]> {
  for await (const chunk of rows) yield chunk.map((cells) => cells.map(safe));
}
