import type { SqlValue, Tx } from "./sql.ts";

/**
 * Many rows in one statement, as one JSON parameter: Prisma's createMany takes ten times as long (docs/decisions/bulk-rows.md).
 * The only place that knows how this engine reads JSON as a table. Table and column names come from our code, never from data.
 * An instant is given as `sqlInstant` writes it, money as the bigint it is.
 */
type Fields = Record<string, SqlValue>;

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");
const cells = (columns: readonly string[]) => columns.map((_, i) => `given.value->>${i}`);

/** JSON has no 64-bit integers that all readers keep; as text they are exact, and the column makes them integers again. */
const json = (rows: readonly (readonly SqlValue[])[]) =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));

/** Adds rows that all have the same columns, and gives the columns in `returning` of each, in no certain order. */
export async function insertRows<T>(
  tx: Tx,
  table: string,
  rows: readonly Fields[],
  returning: readonly string[] = [],
): Promise<T[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first);
  const sql = `INSERT INTO "${table}" (${quoted(columns)}) SELECT ${cells(columns)} FROM json_each(?) AS given`;
  const values = json(rows.map((row) => columns.map((column) => row[column] ?? null)));
  if (returning.length > 0) return tx.$queryRawUnsafe<T[]>(`${sql} RETURNING ${quoted(returning)}`, values);
  await tx.$executeRawUnsafe(sql, values);
  return [];
}

/** As `insertRows`, but a row whose `key` columns are there already takes the place of that row. */
export async function putRows(tx: Tx, table: string, key: readonly string[], rows: readonly Fields[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const others = columns.filter((column) => !key.includes(column));
  await tx.$executeRawUnsafe(
    // WHERE true: else SQLite would read ON as part of the FROM
    `INSERT INTO "${table}" (${quoted(columns)}) SELECT ${cells(columns)} FROM json_each(?) AS given WHERE true
     ON CONFLICT (${quoted(key)}) DO UPDATE SET ${others.map((column) => `"${column}" = excluded."${column}"`)}`,
    json(rows.map((row) => columns.map((column) => row[column] ?? null))),
  );
}

/** Sets in the row of each `id` the other columns; all rows have the same columns. */
export async function updateRows(tx: Tx, table: string, rows: readonly (Fields & { id: number })[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).filter((column) => column !== "id");
  await tx.$executeRawUnsafe(
    `UPDATE "${table}" SET ${columns.map((column, i) => `"${column}" = given.value->>${i + 1}`)}
     FROM json_each(?) AS given WHERE "${table}"."id" = given.value->>0`,
    json(rows.map((row) => [row.id, ...columns.map((column) => row[column] ?? null)])),
  );
}

/** Takes away the rows of a table whose `column` is one of the values. */
export async function deleteRows(tx: Tx, table: string, column: string, values: readonly SqlValue[]): Promise<void> {
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
  tx: Tx,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  select: string,
): Promise<T[]> {
  if (rows.length === 0) return [];
  const named = cells(columns).map((cell, i) => `${cell} AS "${columns[i]}"`);
  const sql = `WITH "given" AS MATERIALIZED (SELECT ${named} FROM json_each(?) AS given) ${select}`;
  return tx.$queryRawUnsafe<T[]>(sql, json(rows));
}
