import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { chmod, rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import writeWorkbook from "write-excel-file/node";
import { byteOrderMark, csvLine } from "../../../lib/csv.ts";
import { neutralise } from "../../../lib/neutralise.ts";
import type { Cell } from "./complaint-words.ts";

export type Table = { heads: string[]; rows: AsyncIterable<Cell[][]> };

/**
 * A workbook is held in memory while it is made. Measured with 36 columns: 1,000 rows cost 13 MB, 20,000 take 290 MB and end within the
 * heap that `npm run rounds` allows; long texts cost by their length.
 */
export const workbookMost = { rows: 20_000, signs: 20_000_000 };

/** The texts are too long for a workbook. */
export class TooLong extends Error {}

/** Personal data: for its owner's eyes. */
const ownersOnly = 0o600;

/** Writes a table under another name first, so that a file that bears its name is whole. Throws what the file system throws. */
async function wholly(file: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await write(part);
    await chmod(part, ownersOnly);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** What Excel would run as a formula is neutralised; figures are ours and stand as they are. */
const safe = (cell: Cell): string => (typeof cell === "string" ? neutralise(cell) : (cell?.toString() ?? ""));

/** Writes CSV for Excel (UTF-8 with its mark, commas, CRLF) row by row: memory stays flat, however many. */
export const writeCsv = (file: string, { heads, rows }: Table): Promise<void> =>
  wholly(file, async (part) => {
    const stream = createWriteStream(part, { mode: ownersOnly });
    // an error that comes between two writes is thrown by the next wait
    const failed = new Promise<never>((_, reject) => stream.once("error", reject));
    failed.catch(() => undefined);
    const line = (cells: Cell[]) => `${csvLine(cells.map(safe), ",")}\r\n`;
    const write = async (text: string) => {
      if (!stream.write(text)) await Promise.race([once(stream, "drain"), failed]);
    };
    await Promise.race([write(byteOrderMark + line(heads)), failed]);
    for await (const chunk of rows) await write(chunk.map(line).join(""));
    stream.end();
    await finished(stream);
  });

const widths = { least: 8, most: 40 };

/** Writes an Excel workbook of one sheet. Throws TooLong when its texts are longer than may be held in memory. */
export const writeXlsx = (file: string, sheet: string, { heads, rows }: Table): Promise<void> =>
  wholly(file, async (part) => {
    const cells: (string | number | null)[][] = [];
    let signs = 0;
    for await (const chunk of rows) {
      for (const row of chunk) {
        for (const cell of row) signs += typeof cell === "string" ? cell.length : 0;
        if (signs > workbookMost.signs) throw new TooLong();
        cells.push(row.map((cell) => (typeof cell === "string" ? neutralise(cell) : cell)));
      }
    }
    const bold = heads.map((value) => ({ value, fontWeight: "bold" as const }));
    const columns = heads.map((_, i) => ({ width: widthOf(cells, i) }));
    await writeWorkbook([bold, ...cells], { sheet, columns, stickyRowsCount: 1 }).toFile(part);
  });

const looked = 100;

/** As wide as the first rows need, within reason. */
function widthOf(rows: Cell[][], column: number): number {
  const lengths = rows.slice(0, looked).map((row) => String(row[column] ?? "").length + 2);
  return Math.min(widths.most, Math.max(widths.least, ...lengths));
}
