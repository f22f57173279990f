/** A contact's columns as they are stored. */
export type Row = { at: Date; direction: string; outcome: string };

type Columns = Record<string, unknown>;

const plain = (value: unknown): unknown =>
  value instanceof Date ? value.toISOString() : typeof value === "bigint" ? String(value) : value;

/** What the columns that are about to change say before; undefined when none does. Instants as ISO text, money as digits. */
export function changedColumns(before: Columns, after: Columns): Columns | undefined {
  const changed = Object.keys(after).filter((column) => plain(before[column]) !== plain(after[column]));
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((column) => [column, plain(before[column])]));
}
