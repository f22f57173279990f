/** What may be said of a thing: `undefined` says nothing. */
export type Said<T> = { [K in keyof T]?: T[K] | undefined };

/** The fields of `said` that differ from what stands; undefined when none does. */
export function changesIn<T extends object>(stands: T, said: Said<T>): Partial<T> | undefined {
  const changes: Partial<T> = {};
  for (const field of Object.keys(said) as (keyof T)[]) {
    const value = said[field];
    if (value !== undefined && value !== stands[field]) changes[field] = value;
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}
