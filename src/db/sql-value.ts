/** What a parameter of a statement may be. */
export type SqlValue = string | number | bigint | null;
