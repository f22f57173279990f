import type { LimitName } from "./limits.ts";

export type Surface = "message" | "modal" | "home";

/** What a field may hold. */
export type Field =
  | { is: "text"; limit?: LimitName; like?: Pattern; among?: readonly string[] }
  | { is: "number"; limit?: LimitName }
  | { is: "flag" }
  /** an object of one of these shapes, told by its `type` where there are several; `limit` is for its `text` */
  | { is: "part"; of: readonly string[]; limit?: LimitName }
  | { is: "list"; of: Field; limit?: LimitName }
  | { is: "anything" };

export type Pattern = { matches: RegExp; says: string };

type Fields = Record<string, Field>;

/** What an object has to have, may have, and has one or some of; on which surfaces it may stand. */
export type Shape = {
  needs: Fields;
  may: Fields;
  /** of each group exactly one field */
  one: readonly (readonly string[])[];
  /** of each group at least one field */
  some: readonly (readonly string[])[];
  on: readonly Surface[];
};

const EVERYWHERE: readonly Surface[] = ["message", "modal", "home"];

export const shape = (needs: Fields, may: Fields = {}, more: Partial<Omit<Shape, "needs" | "may">> = {}): Shape => ({
  needs,
  may,
  one: [],
  some: [],
  on: EVERYWHERE,
  ...more,
});

export const text = (limit?: LimitName): Field => ({ is: "text", ...(limit && { limit }) });
export const among = (...values: string[]): Field => ({ is: "text", among: values });
export const like = (pattern: Pattern, limit?: LimitName): Field => ({
  is: "text",
  like: pattern,
  ...(limit && { limit }),
});
export const number = (limit?: LimitName): Field => ({ is: "number", ...(limit && { limit }) });
export const flag: Field = { is: "flag" };
export const anything: Field = { is: "anything" };
export const part = (...of: string[]): Field => ({ is: "part", of });
export const list = (of: Field, limit?: LimitName): Field => ({ is: "list", of, ...(limit && { limit }) });
export const plain = (limit: LimitName): Field => ({ is: "part", of: ["plain_text"], limit });
export const mrkdwn = (limit: LimitName): Field => ({ is: "part", of: ["mrkdwn"], limit });
export const words = (limit: LimitName): Field => ({ is: "part", of: ["plain_text", "mrkdwn"], limit });

export const URL_LIKE: Pattern = { matches: /^[a-z][a-z0-9+.-]*:\S+$/i, says: "a valid URL" };
export const DATE_LIKE: Pattern = {
  matches: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  says: "a date in the form YYYY-MM-DD",
};
export const TIME_LIKE: Pattern = { matches: /^([01]\d|2[0-3]):[0-5]\d$/, says: "a time in the form HH:mm" };
export const NUMBER_LIKE: Pattern = { matches: /^-?\d+(\.\d+)?$/, says: "a number" };
