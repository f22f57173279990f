import type { FileSeen } from "../../protocol.ts";
import { Icon } from "../parts/icons.tsx";
import { useDesk } from "../state/desk.ts";
import { useReader } from "../state/reader.tsx";

const DRAWN = ["image/png", "image/jpeg", "image/gif"];

/** The files of a message: pictures are shown, others are cards; both open the file itself. */
export function MessageFiles({ files }: { files: FileSeen[] }) {
  const desk = useDesk();
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.id}>
          <a class="file" href={desk.api.fileUrl(file.id)} target="_blank" rel="noreferrer">
            <FileCard file={file} />
            {DRAWN.includes(file.mimetype) && (
              <img src={desk.api.fileUrl(file.id)} alt={file.altText ?? file.title} loading="lazy" />
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

function FileCard({ file }: { file: FileSeen }) {
  const { locale } = useReader();
  return (
    <span class="file-card">
      <Icon name="file" size={18} />
      <span class="file-name">{file.title || file.name}</span>
      <small>{sizeOf(file.bytes, locale)}</small>
    </span>
  );
}

const KB = 1000;

/** `840 byte`, `12 kB`, `3.4 MB`, in the reader's language. */
function sizeOf(bytes: number, locale: string): string {
  const [unit, size] = bytes < KB ? ["byte", 1] : bytes < KB * KB ? ["kilobyte", KB] : ["megabyte", KB * KB];
  const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: size > KB ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale, options).format(bytes / Number(size));
}
