import { crc32, inflateRawSync } from "node:zlib";

/** The texts of a zip's files by their names, by its central directory. Throws when one is not what its checksum says. */
export function unzip(zip: Buffer): Record<string, string> {
  const files: Record<string, string> = {};
  const end = zip.lastIndexOf(Buffer.from("504b0506", "hex"));
  let at = zip.readUInt32LE(end + 16);
  for (let i = zip.readUInt16LE(end + 10); i > 0; i--) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(from, from + packed);
    const plain = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content;
    if (crc32(plain) !== zip.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    files[name] = plain.toString();
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
