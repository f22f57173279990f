/** A contact's columns as they are stored. */
export type Row = { at: Date; direction: string; outcome: string };

type Value = string | number | bigint | Date | null | undefined;
type Columns = Record<string, Value>;

/** What columns said: instants as ISO text, money as digits. */
export type Before = Record<string, string | number | null>;

function plain(value: Value): string | number | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "bigint" ? String(value) : (value ?? null);
}

/** What the columns that are about to change say before; undefined when none does. */
export function changedColumns(before: Columns, after: Columns): Before | undefined {
  const changed = Object.keys(after).filter((column) => plain(before[column]) !== plain(after[column]));
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((column) => [column, plain(before[column])]));
}
