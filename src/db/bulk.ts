import type { RawTx } from "./bulk-writer.ts";
import type { SqlValue } from "./sql-value.ts";

/**
 * Many rows at once: by prepared statements where the transaction has them, else as one JSON parameter, which is ten times as
 * fast as Prisma's createMany. The only place that knows how this engine reads JSON as a table. Table and column names come
 * from our code, never from data. An instant is given as `sqlInstant` writes it, money as a bigint or its text.
 */
type Fields = Record<string, SqlValue>;

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");
const cells = (columns: readonly string[]) => columns.map((_, i) => `given.value->>${i}`);
const marks = (columns: readonly string[]) => columns.map(() => "?").join(", ");
const valuesOf = (row: Fields, columns: readonly string[]) => columns.map((column) => row[column] ?? null);

/** JSON has no 64-bit integers that all readers keep; as text they are exact, and the column makes them integers again. */
const json = (rows: readonly (readonly SqlValue[])[]) =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));

/** Adds rows that all have the same columns; gives of each its new id and the column `key`, in no certain order. */
export async function insertRows<K extends string>(
  tx: RawTx,
  table: string,
  rows: readonly (Fields & Record<K, SqlValue>)[],
  key: K,
): Promise<({ id: number } & Record<K, SqlValue>)[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first);
  const values = rows.map((row) => valuesOf(row, columns));
  const insert = `INSERT INTO "${table}" (${quoted(columns)})`;
  if (tx.each) {
    const ids = tx.each(`${insert} VALUES (${marks(columns)})`, values);
    return rows.map((row, i) => ({ [key]: row[key], id: ids[i] ?? 0 }) as { id: number } & Record<K, SqlValue>);
  }
  const sql = `${insert} SELECT ${cells(columns).join(", ")} FROM json_each(?) AS given RETURNING ${quoted(["id", key])}`;
  return tx.$queryRawUnsafe(sql, json(values));
}

/** Adds rows that all have the same columns. */
export async function appendRows(tx: RawTx, table: string, rows: readonly Fields[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const values = rows.map((row) => valuesOf(row, columns));
  const insert = `INSERT INTO "${table}" (${quoted(columns)})`;
  if (tx.each) tx.each(`${insert} VALUES (${marks(columns)})`, values);
  else
    await tx.$executeRawUnsafe(
      `${insert} SELECT ${cells(columns).join(", ")} FROM json_each(?) AS given`,
      json(values),
    );
}

/** As `insertRows`, but a row whose `key` columns are there already takes the place of that row. */
export async function putRows(
  tx: RawTx,
  table: string,
  key: readonly string[],
  rows: readonly Fields[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const values = rows.map((row) => valuesOf(row, columns));
  const others = columns.filter((column) => !key.includes(column));
  const changes = others.map((column) => `"${column}" = excluded."${column}"`).join(", ");
  const insert = `INSERT INTO "${table}" (${quoted(columns)})`;
  const conflict = `ON CONFLICT (${quoted(key)}) DO UPDATE SET ${changes}`;
  if (tx.each) return void tx.each(`${insert} VALUES (${marks(columns)}) ${conflict}`, values);
  // WHERE true: else SQLite would read ON as part of the FROM
  const select = `SELECT ${cells(columns).join(", ")} FROM json_each(?) AS given WHERE true`;
  await tx.$executeRawUnsafe(`${insert} ${select} ${conflict}`, json(values));
}

/** Sets in the row of each `id` the other columns; all rows have the same columns. */
export async function updateRows(tx: RawTx, table: string, rows: readonly (Fields & { id: number })[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).filter((column) => column !== "id");
  if (tx.each) {
    const set = columns.map((column) => `"${column}" = ?`).join(", ");
    const values = rows.map((row) => [...valuesOf(row, columns), row.id]);
    return void tx.each(`UPDATE "${table}" SET ${set} WHERE "id" = ?`, values);
  }
  const set = columns.map((column, i) => `"${column}" = given.value->>${i + 1}`).join(", ");
  await tx.$executeRawUnsafe(
    `UPDATE "${table}" SET ${set} FROM json_each(?) AS given WHERE "${table}"."id" = given.value->>0`,
    json(rows.map((row) => [row.id, ...valuesOf(row, columns)])),
  );
}

/** Takes away the rows of a table whose `column` is one of the values. */
export async function deleteRows(tx: RawTx, table: string, column: string, values: readonly SqlValue[]): Promise<void> {
  if (values.length === 0) return;
  await tx.$executeRawUnsafe(
    `DELETE FROM "${table}" WHERE "${column}" IN (SELECT given.value->>0 FROM json_each(?) AS given)`,
    json(values.map((value) => [value])),
  );
}

/**
 * The rows of a SELECT that joins the table `given`, which has the `columns` and the `rows` given here. 64-bit integers: select
 * them as text, as with `Db.rows`.
 */
export async function readRows<T>(
  tx: RawTx,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  select: string,
): Promise<T[]> {
  if (rows.length === 0) return [];
  const named = cells(columns).map((cell, i) => `${cell} AS "${columns[i] ?? ""}"`);
  const sql = `WITH "given" AS MATERIALIZED (SELECT ${named.join(", ")} FROM json_each(?) AS given) ${select}`;
  return tx.$queryRawUnsafe<T[]>(sql, json(rows));
}
