import type { Happening } from "./protocol.ts";

/** Who watches the workspace, and as whom. */
export type Stream = {
  watch(user: string, tell: (happening: Happening) => void): () => void;
  tell(user: string, happening: Happening): void;
  tellAll(happening: Happening): void;
};

export function openStream(): Stream {
  const watchers = new Set<{ user: string; tell: (happening: Happening) => void }>();
  return {
    watch(user, tell) {
      const watcher = { user, tell };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    tell(user, happening) {
      for (const watcher of watchers) if (watcher.user === user) watcher.tell(happening);
    },
    tellAll(happening) {
      for (const { tell } of watchers) tell(happening);
    },
  };
}
