export type Page = {
  /** from 1 */
  number: number;
  of: number;
};

/** The page asked for, or the nearest there is: a list may have grown shorter since its buttons were shown. */
export function pageOf(asked: number, total: number, perPage: number): Page {
  const of = Math.max(1, Math.ceil(total / perPage));
  const number = Number.isInteger(asked) ? Math.min(Math.max(1, asked), of) : 1;
  return { number, of };
}
