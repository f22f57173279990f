/** The order of a data table's rows. */
import type { RichLeaf, RichPart, TableCell } from "./shapes.ts";

/** A cell's words, whatever it is made of. */
export function wordsIn(cell: TableCell | undefined): string {
  if (!cell) return "";
  return (
    cell.text ?? (cell.value === undefined ? (cell.elements ?? []).map(wordsOfPart).join(" ") : String(cell.value))
  );
}

const wordsOfPart = (part: RichPart | RichLeaf): string =>
  "elements" in part ? part.elements.map(wordsOfPart).join("") : (part.text ?? part.name ?? "");

/** The rows by one column, numbers by size, words by their language's order; unsorted for a column below 0. */
export function sortRows(rows: TableCell[][], { column, down }: { column: number; down: boolean }): TableCell[][] {
  if (column < 0) return rows;
  const compare = (a: TableCell[], b: TableCell[]) => {
    const [left, right] = [a[column], b[column]];
    if (left?.value !== undefined && right?.value !== undefined) return left.value - right.value;
    return wordsIn(left).localeCompare(wordsIn(right), undefined, { numeric: true });
  };
  return rows.toSorted((a, b) => (down ? compare(b, a) : compare(a, b)));
}
