type Kind = { filetype: string; mimetype: string; prettyType: string };

const kind = (filetype: string, mimetype: string, prettyType: string): Kind => ({ filetype, mimetype, prettyType });

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/** What Slack calls files by the end of their name. */
const BY_END: Record<string, Kind> = {
  csv: kind("csv", "text/csv", "CSV"),
  docx: kind("docx", WORD, "Word Document"),
  gif: kind("gif", "image/gif", "GIF"),
  html: kind("html", "text/html", "HTML"),
  jpeg: kind("jpg", "image/jpeg", "JPEG"),
  jpg: kind("jpg", "image/jpeg", "JPEG"),
  json: kind("json", "application/json", "JSON"),
  md: kind("markdown", "text/markdown", "Markdown"),
  mp4: kind("mp4", "video/mp4", "MPEG 4 Video"),
  pdf: kind("pdf", "application/pdf", "PDF"),
  png: kind("png", "image/png", "PNG"),
  pptx: kind("pptx", POWERPOINT, "PowerPoint Presentation"),
  svg: kind("svg", "image/svg+xml", "SVG"),
  txt: kind("text", "text/plain", "Plain Text"),
  xlsx: kind("xlsx", EXCEL, "Excel Spreadsheet"),
  zip: kind("zip", "application/zip", "Zip"),
};

const UNKNOWN = kind("binary", "application/octet-stream", "Binary");

/** The part of a name behind its last dot, in small letters. */
export const endOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** What a file is by its name. */
export function kindOfFile(name: string): Kind {
  const end = endOf(name);
  return Object.hasOwn(BY_END, end) ? (BY_END[end] ?? UNKNOWN) : UNKNOWN;
}

/** Images that Slack draws in an image block (its reference: png, jpg, jpeg and gif). */
export const isDrawnImage = (name: string): boolean => ["png", "jpg", "gif"].includes(kindOfFile(name).filetype);
