/** In pixels. */
export type ImageSize = { width: number; height: number };

/** How large a PNG, GIF or JPEG is, by its first bytes; nothing for anything else or a broken one. */
export function imageSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length >= 24 && bytes.toString("latin1", 1, 4) === "PNG") {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.length >= 10 && bytes.toString("latin1", 0, 3) === "GIF") {
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  }
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 ? jpegSize(bytes) : undefined;
}

/** A JPEG is a row of segments; one that begins a frame (SOF, 0xC0 to 0xCF but for three others) holds the size. */
function jpegSize(bytes: Buffer): ImageSize | undefined {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return undefined;
}

/** The edges of Slack's thumbnails; the first two are square, `thumb_360` and above come with their size. */
const SQUARE = [64, 80, 160];
const FITTED = [360, 480, 720, 800, 960, 1024];

/**
 * What Slack says of an image's size and thumbnails, by `url` of each. Of the larger ones it makes those alone that are smaller
 * than the image, and 360 always.
 */
export function thumbnails(
  { width, height }: ImageSize,
  url: (edge: number) => string,
): Record<string, string | number> {
  const larger = FITTED.filter((edge) => edge === 360 || Math.max(width, height) > edge);
  const fitted = larger.flatMap((edge): [string, string | number][] => {
    const scale = Math.min(1, edge / Math.max(width, height, 1));
    return [
      [`thumb_${edge}`, url(edge)],
      [`thumb_${edge}_w`, Math.round(width * scale)],
      [`thumb_${edge}_h`, Math.round(height * scale)],
    ];
  });
  const square = SQUARE.map((edge): [string, string] => [`thumb_${edge}`, url(edge)]);
  return { ...Object.fromEntries([...square, ...fitted]), original_w: width, original_h: height };
}
