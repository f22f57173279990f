import { halfWidth } from "./full-width.ts";

/** The whole number that is written, also in full-width digits: from `least` to `most`; undefined when it is none. */
export function readWhole(text: string, least: number, most: number): number | undefined {
  const plain = halfWidth(text);
  const number = Number(plain);
  return /^\d{1,15}$/.test(plain) && number >= least && number <= most ? number : undefined;
}
