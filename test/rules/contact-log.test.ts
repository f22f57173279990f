import { describe, expect, test } from "vitest";
import { daysLate, momentFault, paysStandard } from "../../src/features/contact-log/rules.ts";
import { at, base, read } from "../support/contact-form.ts";

const shanghai = "Asia/Shanghai";
const newYork = "America/New_York";

describe("a contact written down late", () => {
  test.each([
    ["the same minute", "2026-11-23T09:00+08:00", "2026-11-23T09:00+08:00", shanghai, 0],
    ["late the same evening", "2026-11-23T00:01+08:00", "2026-11-23T23:59+08:00", shanghai, 0],
    ["two minutes later, past midnight", "2026-11-23T23:59+08:00", "2026-11-24T00:01+08:00", shanghai, 1],
    [
      "the day after in Shanghai, the same day in New York",
      "2026-11-23T23:59+08:00",
      "2026-11-24T00:01+08:00",
      newYork,
      0,
    ],
    ["over the night on which clocks go forward", "2026-03-07T23:30-05:00", "2026-03-08T23:30-04:00", newYork, 1],
    ["over the night on which clocks go back", "2026-10-31T23:30-04:00", "2026-11-01T23:30-05:00", newYork, 1],
    ["over a leap day", "2028-02-28T12:00+08:00", "2028-03-01T12:00+08:00", shanghai, 2],
    ["over a year's end", "2026-12-31T12:00+08:00", "2027-01-01T09:00+08:00", shanghai, 1],
  ])("%s", (_, at, loggedAt, zone, days) => {
    expect(daysLate(new Date(at), new Date(loggedAt), zone)).toBe(days);
  });

  test.each([
    ["now", "2026-11-23T09:00+08:00", undefined],
    ["a minute ahead", "2026-11-23T09:01+08:00", "future"],
    ["thirty days ago", "2026-10-24T00:00+08:00", undefined],
    ["thirty-one days ago, a minute before midnight", "2026-10-23T23:59+08:00", "tooOld"],
  ])("%s", (_, at, fault) => {
    expect(momentFault(new Date(at), new Date("2026-11-23T09:00+08:00"), shanghai)).toBe(fault);
  });
});

test.each([
  ["ours", "reached", true],
  ["ours", "not reached", false],
  ["ours", "refused", false],
  ["ours", "other", false],
  ["theirs", "reached", false],
  ["theirs", "not reached", false],
])("what is %s and %s pays a standard: %s", (direction, outcome, pays) => {
  expect(paysStandard({ direction, outcome })).toBe(pays);
});

describe("what a form says", () => {
  test("fields that are not shown leave what stands", () => {
    const stands = {
      ...base,
      needs: "a loan",
      met: [7],
      sale: "won",
      saleWhat: "Fund",
      saleMinor: 5n,
      saleCurrency: "CNY",
    };
    expect(read({ kind: "visit", note: " hello " }, {}, { base: stands }).contact).toEqual({
      ...stands,
      kind: "visit",
      notes: "hello",
    });
  });

  test("fields that are shown and empty take back what stands", () => {
    const stands = { ...base, needs: "a loan", level: "business", purposes: ["care"], nextOn: "2026-12-01" };
    const { contact } = read({ needs: "", level: "", next: "" }, { purposes: [] }, { base: stands });
    expect(contact).toEqual(base);
  });

  test("words that no form offers are not taken", () => {
    const { contact } = read(
      { kind: "bribe", outcome: "x", direction: "y", level: "z" },
      { purposes: ["care", "?"], met: ["a", "3"] },
    );
    expect(contact).toEqual({ ...base, purposes: ["care"], met: [3] });
  });

  test("the minute that the picker shows is the moment that stands; another minute is another moment", () => {
    expect(read({ when: "2026-11-23T01:00:00.000Z" }).contact.at).toEqual(at);
    expect(read({ when: "2026-11-23T00:59:00.000Z" }).contact.at).toEqual(new Date("2026-11-23T00:59:00.000Z"));
  });

  test("a correction may leave a contact of long ago where it is, but not move it to another day so long ago", () => {
    const old = { ...base, at: new Date("2025-01-01T01:00:00Z") };
    expect(read({ when: old.at.toISOString() }, {}, { base: old, mayStay: true }).faults).toEqual({});
    expect(read({ when: "2025-01-02T01:00:00Z" }, {}, { base: old, mayStay: true }).faults).toEqual({ when: "tooOld" });
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ["the future", { when: "2026-11-23T02:00:00Z" }, { when: "future" }],
    ["a next contact of yesterday", { next: "2026-11-22" }, { next: "pastDay" }],
    ["a promise without a day", { promise1: "call", due1: "" }, { due1: "noDay" }],
    ["a day without a promise", { promise1: " ", due1: "fri" }, { promise1: "promiseWhat" }],
    ["a day that does not exist", { promise1: "call", due1: "30 Feb" }, { due1: "noSuchDay" }],
    ["a day that is no day", { promise1: "call", due1: "soonish" }, { due1: "unknownDay" }],
    ["a day that is past", { promise1: "call", due1: "2026-11-22" }, { due1: "pastDay" }],
    [
      "two promises, the second without a day",
      { promise1: "a", due1: "fri", promise2: "b", due2: "" },
      { due2: "noDay" },
    ],
    ["a fact about nothing", { fact1: "", value1: "tea" }, { fact1: "factKind" }],
    ["a kind of fact and no more", { fact1: "hobbies", value1: "" }, { value1: "factValue" }],
    ["a fact that is a novel", { fact1: "hobbies", value1: "x".repeat(501) }, { value1: "factLong" }],
    ["a note that no field holds", { note: "x".repeat(3001) }, { note: "tooLong" }],
    ["a sale of nothing", { sale: "won", saleWhat: "" }, { saleWhat: "saleWhat" }],
    ["something, neither offered nor won", { sale: "", saleWhat: "Fund" }, { sale: "saleKind" }],
    ["an amount that is none", { sale: "won", saleWhat: "Fund", saleAmount: "lots" }, { saleAmount: "amount" }],
    ["an amount below nothing", { sale: "won", saleWhat: "Fund", saleAmount: "-5" }, { saleAmount: "amount" }],
  ])("%s is told at its field", (_, typed, faults) => {
    expect(read(typed).faults).toEqual(faults);
  });

  test.each([
    ["50万", 50_000_000n],
    ["1,234.5", 123_450n],
  ])("an amount of %s", (saleAmount, minor) => {
    const { contact, faults } = read({ sale: "offered", saleWhat: "Fund", saleAmount });
    expect(faults).toEqual({});
    expect(contact).toMatchObject({ sale: "offered", saleWhat: "Fund", saleMinor: minor, saleCurrency: "CNY" });
  });
});
