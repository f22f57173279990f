import { halfWidth } from "./full-width.ts";
import { decimalsOf } from "./money.ts";

const shape = /^([-+]?)[¥$€£]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(万亿|亿|万)?(?:元)?$/;
const zeros: Record<string, number> = { 万: 4, 亿: 8, 万亿: 12 };
/** SQLite and PostgreSQL hold 64 bits. */
const largest = 2n ** 63n - 1n;

/** Whether a text has the form of an ISO 4217 code: three capital letters. */
export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code);

/**
 * The minor units (fen, cents) of a written amount: `1,234,567.89`, `1234567.89`, `123万`, `1.2亿`, full-width digits, with or
 * without `¥` and `元`. Decimals beyond the currency's own are rounded half away from zero. Undefined when the text is no such
 * amount: commas must group by three, so that a decimal comma (`1.234,56`) is refused and never misread.
 */
export function parseAmount(text: string, currency: string): bigint | undefined {
  const parts = shape.exec(halfWidth(text).replace("−", "-").replaceAll(" ", ""));
  if (!parts) return undefined;
  const [, sign, whole = "", decimals = "", unit = ""] = parts;
  const places = (zeros[unit] ?? 0) + decimalsOf(currency);
  const digits = whole.replaceAll(",", "") + decimals.slice(0, places).padEnd(places, "0");
  const rounded = BigInt(digits) + (Number(decimals[places] ?? "0") >= 5 ? 1n : 0n);
  if (rounded > largest) return undefined;
  return sign === "-" ? -rounded : rounded;
}
