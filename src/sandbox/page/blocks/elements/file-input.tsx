import { useRef } from "preact/hooks";
import type { FileSeen } from "../../../protocol.ts";
import { AttachedList, PickFiles } from "../../files/attached-list.tsx";
import { useAttaching } from "../../files/attaching.ts";
import { useDropZone } from "../../files/drop-zone.ts";
import { Icon } from "../../parts/icons.tsx";
import { useWords } from "../../state/reader.tsx";
import { jsonOf } from "../shapes.ts";
import { useElement } from "../surface.tsx";
import type { InputProps } from "./input-props.ts";

/** As many files as Slack's field takes when it names no number. */
const MOST_FILES = 10;

/** Files of a form: picked, or dropped on the field. */
export function FileInputElement({ blockId, element, labelledBy, describedBy }: InputProps) {
  const words = useWords();
  const zone = useRef<HTMLDivElement>(null);
  const { value, enter } = useElement(blockId, element);
  const held = Array.isArray(value.files) ? (value.files as unknown as FileSeen[]) : [];
  const attaching = useAttaching(held, (files) => enter({ files: files.map(jsonOf) }));
  const over = useDropZone(() => zone.current, attaching.add);
  const most = element.max_files ?? MOST_FILES;
  const types = element.filetypes ?? [];
  return (
    <div ref={zone} class={over ? "file-input file-input-over" : "file-input"}>
      <AttachedList attaching={attaching} />
      {attaching.list.length < most && (
        <PickFiles
          name={words.chooseFiles}
          class="button"
          many={most > 1}
          types={types}
          labelledBy={labelledBy}
          describedBy={describedBy}
          onFiles={attaching.add}
        >
          <Icon name="clip" size={16} />
          {words.chooseFiles}
        </PickFiles>
      )}
      <small>{words.orDrop}</small>
    </div>
  );
}
