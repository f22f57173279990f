/** Kinds of files by the first bytes of their content, with the endings that such content may have. */
const kinds: { mediaType: string; endings: string[]; is(bytes: Buffer): boolean }[] = [
  { mediaType: "image/png", endings: ["png"], is: startsWith("89504e470d0a1a0a") },
  { mediaType: "image/jpeg", endings: ["jpg", "jpeg"], is: startsWith("ffd8ff") },
  { mediaType: "image/gif", endings: ["gif"], is: startsWith("47494638") },
  { mediaType: "image/webp", endings: ["webp"], is: holds("RIFF", 0, "WEBP", 8) },
  { mediaType: "image/heic", endings: ["heic", "heif"], is: holds("ftyphe", 4) },
  { mediaType: "application/pdf", endings: ["pdf"], is: holds("%PDF-", 0) },
  { mediaType: "audio/wav", endings: ["wav"], is: holds("RIFF", 0, "WAVE", 8) },
  {
    mediaType: "audio/mpeg",
    endings: ["mp3"],
    is: (bytes) => holds("ID3", 0)(bytes) || /^fff[23ab]/.test(hexOf(bytes)),
  },
  { mediaType: "audio/ogg", endings: ["ogg", "oga", "opus"], is: holds("OggS", 0) },
  { mediaType: "audio/amr", endings: ["amr"], is: holds("#!AMR", 0) },
  { mediaType: "video/mp4", endings: ["mp4", "m4a", "m4v", "mov", "3gp"], is: holds("ftyp", 4) },
  { mediaType: "video/webm", endings: ["webm", "mkv"], is: startsWith("1a45dfa3") },
  { mediaType: "application/zip", endings: ["docx", "xlsx", "pptx", "odt", "ods", "zip"], is: startsWith("504b0304") },
  { mediaType: "application/x-ole-storage", endings: ["doc", "xls", "ppt", "msg"], is: startsWith("d0cf11e0a1b11ae1") },
  { mediaType: "text/plain", endings: ["txt", "csv", "log", "md", "eml"], is: isText },
];

function hexOf(bytes: Buffer): string {
  return bytes.subarray(0, 8).toString("hex");
}

function startsWith(hex: string): (bytes: Buffer) => boolean {
  return (bytes) => hexOf(bytes).startsWith(hex);
}

/** Signs at their places: `holds("RIFF", 0, "WEBP", 8)`. */
function holds(first: string, at: number, second = "", secondAt = 0): (bytes: Buffer) => boolean {
  const isAt = (bytes: Buffer, signs: string, from: number) =>
    bytes.toString("latin1", from, from + signs.length) === signs;
  return (bytes) => isAt(bytes, first, at) && isAt(bytes, second, secondAt);
}

/** UTF-8 or GBK text has no zero byte; nor have scripts and pages, whose endings are not among those of text. */
function isText(bytes: Buffer): boolean {
  return bytes.length > 0 && !bytes.includes(0);
}

/** The media type of a file by its content; undefined when the content is of no known kind, or of another than the name's ending says. */
export function mediaTypeOf(name: string, bytes: Buffer): string | undefined {
  const ending = (/\.(\w+)$/.exec(name)?.[1] ?? "").toLowerCase();
  const found = kinds.find(({ is }) => is(bytes));
  return found?.endings.includes(ending) ? found.mediaType : undefined;
}
