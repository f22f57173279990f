import type { Disk } from "./disk.ts";

/** Documents of one kind: read from memory, every change written through to the state file. */
export type Collection<T> = {
  get(id: string): T | undefined;
  put(doc: T): T;
  drop(id: string): void;
  all(): T[];
  /** The same without a list, in the order in which they were first put. */
  each(): Iterable<T>;
  /** Forgets what is in memory and reads the state file again. */
  reload(): void;
};

/** Opens the documents of a kind; `idOf` gives the id that a document is kept by. */
export function openCollection<T>(disk: Disk, kind: string, idOf: (doc: T) => string): Collection<T> {
  const docs = new Map<string, T>();
  const reload = () => {
    docs.clear();
    for (const line of disk.load(kind)) {
      const doc = JSON.parse(line) as T;
      docs.set(idOf(doc), doc);
    }
  };
  reload();
  return {
    reload,
    get: (id) => docs.get(id),
    all: () => [...docs.values()],
    each: () => docs.values(),
    put(doc) {
      disk.put(kind, idOf(doc), JSON.stringify(doc));
      docs.set(idOf(doc), doc);
      return doc;
    },
    drop(id) {
      if (docs.delete(id)) disk.drop(kind, id);
    },
  };
}
