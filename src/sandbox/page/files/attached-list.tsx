import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { Icon } from "../parts/icons.tsx";
import { Spinner } from "../parts/spinner.tsx";
import { useWords } from "../state/reader.tsx";
import type { Attaching } from "./attaching.ts";

/** The files that will go along, each with what became of it and a way to take it off. */
export function AttachedList({ attaching }: { attaching: Attaching }) {
  const words = useWords();
  if (attaching.list.length === 0) return null;
  return (
    <ul class="attached" aria-label={words.attachedFiles}>
      {attaching.list.map(({ key, name, file, failed }) => (
        <li key={key} class={failed ? "attached-file attached-failed" : "attached-file"} aria-busy={!file && !failed}>
          {!file && !failed ? <Spinner /> : <Icon name={failed ? "warn" : "file"} size={16} />}
          <span class="attached-name">{name}</span>
          {failed && <small role="alert">{words.notUploaded}</small>}
          <button
            type="button"
            class="quiet-icon"
            aria-label={words.remove(name)}
            title={words.remove(name)}
            onClick={() => attaching.remove(key)}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}

type PickProps = {
  name: string;
  class: string;
  many: boolean;
  /** ends of names, such as `pdf` */
  types?: string[];
  describedBy?: string | undefined;
  labelledBy?: string | undefined;
  onFiles: (files: FileList) => void;
  children: ComponentChildren;
};

/** A button that opens the machine's own choice of files. */
export function PickFiles({ name, class: look, many, types, describedBy, labelledBy, onFiles, children }: PickProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const pick = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    if (currentTarget.files) onFiles(currentTarget.files);
    currentTarget.value = "";
  };
  return (
    <>
      <button
        type="button"
        id={id}
        class={look}
        title={name}
        aria-label={labelledBy ? undefined : name}
        aria-labelledby={labelledBy ? `${labelledBy} ${id}` : undefined}
        aria-describedby={describedBy}
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={many}
        accept={types?.map((type) => `.${type}`).join(",")}
        onChange={pick}
      />
    </>
  );
}
