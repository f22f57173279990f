import { z } from "zod";

export const openClientAction = "client_open";
export const bookPageAction = "book_page";
export const findPageAction = "find_page";
export const findFormAction = "find_form";
export const findFormId = "find_clients";
export const findShortcutId = "find_client";
export const findWordsBlock = "words";
export const cadenceFormAction = "client_cadence";
export const cadenceFormId = "client_cadence";
export const cadenceBlocks = { visit: "visit_every", call: "call_every", reason: "reason" } as const;
/** The private_metadata of a card that lies over a list. */
export const overList = "over";

/** A client's card in a modal as a place calls it (slack/place.ts): the client's id, and "over" when it lies over a list. */
export const clientCard = "client_card";

const clientId = z.coerce.number().int().positive();

/** The client's id that a button claims; undefined when it is none. */
export function readClientId(value: string): number | undefined {
  const read = clientId.safeParse(value);
  return read.success ? read.data : undefined;
}

/** A page of a search: the page, then the words as typed. */
export const findValue = (page: number, typed: string): string => `${page}|${typed}`;

export function readFindValue(value: string): { page: number; typed: string } {
  const [page = "1", ...typed] = value.split("|");
  return { page: Number(page), typed: typed.join("|") };
}
