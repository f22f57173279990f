import { decimalsOf } from "../../lib/money.ts";
import type { Contact } from "./entry-rules.ts";
import type { Filled } from "./rules.ts";

/** Whether the contact says more than the first screen asks. */
export const isMoreThanFirst = (contact: Contact): boolean =>
  contact.direction !== "ours" ||
  contact.purposes.length + contact.met.length > 0 ||
  [contact.level, contact.arranged, contact.needs, contact.documents].some((value) => value !== null) ||
  [contact.suggestion, contact.nextOn, contact.sale].some((value) => value !== null);

/** The form's fields as a contact on record fills them. */
export function filledOf(contact: Contact): Filled {
  const { saleMinor, saleCurrency } = contact;
  return {
    typed: {
      kind: contact.kind,
      outcome: contact.outcome,
      direction: contact.direction,
      when: contact.at.toISOString(),
      note: contact.notes ?? "",
      level: contact.level ?? "",
      arranged: contact.arranged ?? "",
      needs: contact.needs ?? "",
      documents: contact.documents ?? "",
      suggestion: contact.suggestion ?? "",
      next: contact.nextOn ?? "",
      sale: contact.sale ?? "",
      saleWhat: contact.saleWhat ?? "",
      saleAmount: saleMinor !== null && saleCurrency ? typedAmount(saleMinor, saleCurrency) : "",
    },
    chosen: { purposes: contact.purposes, met: contact.met.map(String), helpers: contact.helpers },
  };
}

/** An amount as one would type it again. */
export function typedAmount(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(minor).padStart(decimals + 1, "0");
  const cents = digits.slice(digits.length - decimals);
  const whole = digits.slice(0, digits.length - decimals);
  return decimals > 0 && /[1-9]/.test(cents) ? `${whole}.${cents}` : whole;
}

/** Fields that begin with something by themselves. */
const begunBySelf = ["client", "kind", "outcome", "direction", "when", "nextKind"];

/** Whether somebody put something in: a draft of nothing would be offered back for nothing. `begun`: what a correction began with. */
export function isTouched({ typed, chosen }: Filled, begun?: Filled): boolean {
  const isAsBegun = (name: string, said: string) => {
    const before = begun?.typed[name];
    if (before === undefined) return said === "" || begunBySelf.includes(name);
    return name === "when" ? minuteOf(said) === minuteOf(before) : said === before;
  };
  return (
    Object.entries(typed).some(([name, said]) => !isAsBegun(name, said)) ||
    Object.entries(chosen).some(([name, values]) => String(values) !== String(begun?.chosen[name] ?? []))
  );
}

const minuteOf = (instant: string) => Math.floor(Date.parse(instant) / 60_000);
