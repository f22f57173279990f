import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { byteOrderMark, csvLine } from "../../lib/csv.ts";
import { neutralise } from "../../lib/neutralise.ts";
import { addedColumns } from "./rules.ts";

export type RejectFile = {
  /** Writes rows with their line and reason; the file is made with the first. */
  add(rows: { cells: readonly string[]; line: number; reason: string }[]): Promise<void>;
  /** Ends the file; one that an earlier import left there is taken away when nothing was refused now. */
  close(): Promise<void>;
};

/**
 * The file of refused rows, for Excel and for a next import: the columns as they were, then `line` and `reason`, text that
 * Excel would run as a formula neutralised. Cells beyond the header's come last, so that nothing is lost.
 */
export function rejectFile(file: string, header: readonly string[], delimiter: string): RejectFile {
  const kept = header.flatMap((name, i) =>
    (addedColumns as readonly string[]).includes(name.trim().toLowerCase()) ? [] : [i],
  );
  const firstLine = csvLine([...kept.map((i) => header[i] ?? ""), ...addedColumns].map(neutralise), delimiter);
  let stream: WriteStream | undefined;

  async function write(lines: string[]) {
    stream ??= createWriteStream(file);
    const written = stream.write(`${lines.join("\r\n")}\r\n`);
    if (!written) await once(stream, "drain");
  }

  return {
    add: async (rows) => {
      const lines = rows.map(({ cells, line, reason }) => {
        const own = kept.map((i) => cells[i] ?? "");
        return csvLine([...own, String(line), reason, ...cells.slice(header.length)].map(neutralise), delimiter);
      });
      await write(stream ? lines : [byteOrderMark + firstLine, ...lines]);
    },
    close: async () => {
      if (!stream) return removeOld(file, delimiter);
      stream.end();
      await finished(stream);
    },
  };
}

/** Takes an old reject file away, but only one of ours: its first line ends with the columns that we add. */
async function removeOld(file: string, delimiter: string): Promise<void> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0);
  await handle.close();
  const [firstLine = ""] = buffer.toString("utf8", 0, bytesRead).split(/\r?\n/);
  if (firstLine.startsWith(byteOrderMark) && firstLine.endsWith(addedColumns.join(delimiter))) await rm(file);
}
