/** Files on their way: uploaded one by one as they are dropped or picked, before they are sent with a message or a form. */
import { useRef, useState } from "preact/hooks";
import type { FileSeen } from "../../protocol.ts";
import { useDesk } from "../state/desk.ts";

/** `file` is there once it was uploaded, `failed` when it could not be. */
export type Attached = { key: string; name: string; file?: FileSeen; failed?: true };

export type Attaching = {
  list: Attached[];
  /** those that are uploaded */
  files: FileSeen[];
  busy: boolean;
  add(files: Iterable<File>): void;
  remove(key: string): void;
  clear(): void;
};

const uploaded = (list: Attached[]): FileSeen[] => list.flatMap(({ file }) => file ?? []);

/** Begins with files that are uploaded already; tells each change of what is. */
export function useAttaching(initial: FileSeen[] = [], onFiles?: (files: FileSeen[]) => void): Attaching {
  const desk = useDesk();
  const [list, setList] = useState<Attached[]>(() => initial.map((file) => ({ key: file.id, name: file.name, file })));
  const latest = useRef(list);
  const count = useRef(0);
  const put = (next: Attached[]) => {
    latest.current = next;
    setList(next);
    onFiles?.(uploaded(next));
  };
  const upload = async (picked: File) => {
    count.current += 1;
    const mine: Attached = { key: `new-${count.current}`, name: picked.name };
    put([...latest.current, mine]);
    const outcome = await desk.api.upload(picked).then(
      ({ file }) => ({ file }),
      () => ({ failed: true as const }),
    );
    put(latest.current.map((each) => (each.key === mine.key ? { ...mine, ...outcome } : each)));
  };
  return {
    list,
    files: uploaded(list),
    busy: list.some(({ file, failed }) => !file && !failed),
    add: (files) => [...files].forEach((file) => void upload(file)),
    remove: (key) => put(latest.current.filter((each) => each.key !== key)),
    clear: () => put([]),
  };
}
