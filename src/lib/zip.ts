import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file of the archive, or the archive, would be larger than a zip without its 64-bit extension can say (4 GiB). */
export class ZipTooLarge extends Error {}

export type ZipWriter = {
  /** Adds a file whose text comes piece by piece; one after the other. */
  add(name: string, text: AsyncIterable<string> | Iterable<string>): Promise<void>;
  /** Writes the list of the files, which ends the archive. */
  end(): Promise<void>;
};

type Entry = { name: Buffer; at: number; crc: number; packed: number; plain: number };

const largest = 0xffff_ffff;
/** Sizes follow the content, and names are UTF-8 (APPNOTE.TXT, 4.4.4). */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980, the first day that a zip knows: the same content gives the same archive. */
const date = 0x21;
/** Tables are repetitive: a low level packs them nearly as well, in a third of the time. */
const level = 3;

const bytes = (...fields: [value: number, width: 2 | 4][]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of fields) at = buffer.writeUIntLE(value, at, width);
  return buffer;
};
const known = ({ crc, packed, plain }: Entry): [number, 4][] => [
  [crc, 4],
  [packed, 4],
  [plain, 4],
];

const about: [number, 2][] = [
  [20, 2],
  [flags, 2],
  [deflated, 2],
  [0, 2],
  [date, 2],
];
const nothing = [0, 2] as [number, 2];

/** Before a file, with what is known of it then: its name. */
const startOf = (entry: Entry): Buffer =>
  Buffer.concat([bytes([0x04034b50, 4], ...about, ...known(entry), [entry.name.length, 2], nothing), entry.name]);
const endOf = (entry: Entry): Buffer => bytes([0x08074b50, 4], ...known(entry));

function lineOf(entry: Entry): Buffer {
  const rest: [number, 2 | 4][] = [[entry.name.length, 2], nothing, nothing, nothing, nothing, [0, 4], [entry.at, 4]];
  return Buffer.concat([bytes([0x02014b50, 4], [20, 2], ...about, ...known(entry), ...rest), entry.name]);
}

/** A zip that is written as it comes: `write` is given its bytes in order, and waited for. Memory stays flat. */
export function zipInto(write: (bytes: Buffer) => Promise<void>): ZipWriter {
  const entries: Entry[] = [];
  let written = 0;
  const put = async (part: Buffer) => {
    written += part.length;
    if (written > largest) throw new ZipTooLarge();
    await write(part);
  };
  return {
    async add(name, text) {
      const entry: Entry = { name: Buffer.from(name), at: written, crc: 0, packed: 0, plain: 0 };
      await put(startOf(entry));
      const from = written;
      const packer = createDeflateRaw({ level });
      await pipeline(Readable.from(counted(text, entry)), packer, async (packed: AsyncIterable<Buffer>) => {
        for await (const piece of packed) await put(piece);
      });
      entry.packed = written - from;
      await put(endOf(entry));
      entries.push(entry);
    },
    async end() {
      const from = written;
      for (const entry of entries) await put(lineOf(entry));
      const count: [number, 2] = [entries.length, 2];
      await put(bytes([0x06054b50, 4], nothing, nothing, count, count, [written - from, 4], [from, 4], nothing));
    },
  };
}

async function* counted(text: AsyncIterable<string> | Iterable<string>, entry: Entry): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const content = Buffer.from(piece);
    entry.plain += content.length;
    if (entry.plain > largest) throw new ZipTooLarge();
    entry.crc = crc32(content, entry.crc);
    yield content;
  }
}
