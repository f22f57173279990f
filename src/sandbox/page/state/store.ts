/** A value that views can watch. */
import { useEffect, useState } from "preact/hooks";

export type Store<T> = {
  get(): T;
  set(change: (value: T) => T): void;
  subscribe(listener: () => void): () => void;
};

/** A store that tells its listeners after each change, in order. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What `select` takes from the store; the view is drawn again only when that changes. */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S {
  const [, draw] = useState(0);
  const selected = select(store.get());
  useEffect(() => {
    let shown = selected;
    const check = () => {
      const now = select(store.get());
      if (Object.is(now, shown)) return;
      shown = now;
      draw((count) => count + 1);
    };
    check();
    return store.subscribe(check);
  });
  return selected;
}
