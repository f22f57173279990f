import { intlLocale, type Language } from "./language.ts";

/** An amount in minor units of its currency (fen, cents; yen have none: ISO 4217's number of decimals, as Intl knows it). */
export type Money = { minor: bigint; currency: string };

const decimalsByCurrency = new Map<string, number>();

/** How many decimals the currency has: 2 for CNY, 0 for JPY; 2 for a code that Intl does not know. */
export function decimalsOf(currency: string): number {
  let decimals = decimalsByCurrency.get(currency);
  if (decimals === undefined) {
    decimals =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    decimalsByCurrency.set(currency, decimals);
  }
  return decimals;
}

const major = ({ minor, currency }: Money) => Number(minor) / 10 ** decimalsOf(currency);

/**
 * An amount as people of the field read it, in whole units: "¥12.3m" and "CN¥" forms by Intl in English, 1,230万元 and 1.2亿元 in
 * Chinese; other currencies keep their code in Chinese. For the eye, not for sums.
 */
export function showMoney(money: Money, language: Language): string {
  const amount = major(money);
  if (language === "en") {
    const options = {
      style: "currency",
      currency: money.currency,
      notation: "compact",
      maximumFractionDigits: 2,
    } as const;
    return new Intl.NumberFormat(intlLocale("en"), options).format(amount);
  }
  const unit = money.currency === "CNY" ? "元" : money.currency;
  const [figure, step] =
    Math.abs(amount) >= 1e8 ? [amount / 1e8, "亿"] : Math.abs(amount) >= 1e4 ? [amount / 1e4, "万"] : [amount, ""];
  const shown = new Intl.NumberFormat(intlLocale("zh"), { maximumFractionDigits: 2 }).format(figure);
  return `${shown}${step}${unit}`;
}

/** What an amount is asked for in: "CNY"; in Chinese 人民币元, any other currency by its code. */
export const currencyName = (currency: string, language: Language): string =>
  language === "zh" && currency === "CNY" ? "人民币元" : currency;

/** The amount as a decimal text without commas or sign of currency, exact: 1234.50. */
export function decimalText({ minor, currency }: Money): string {
  const places = decimalsOf(currency);
  const digits = String(minor < 0n ? -minor : minor).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${minor < 0n ? "-" : ""}${whole}${places > 0 ? `.${digits.slice(-places)}` : ""}`;
}

/** An amount to the last of its minor units, as a record needs it: CN¥1,200.50 or 1,200.50元. */
export function exactMoney(money: Money, language: Language): string {
  const { currency } = money;
  if (language === "en")
    return new Intl.NumberFormat(intlLocale("en"), { style: "currency", currency }).format(major(money));
  const digits = decimalsOf(currency);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const shown = new Intl.NumberFormat(intlLocale("zh"), options).format(major(money));
  return `${shown}${currency === "CNY" ? "元" : currency}`;
}
