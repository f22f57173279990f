import { describe, expect, test } from "vitest";
import { readRow } from "../../src/features/imports/row-rules.ts";
import { columnsOf, kinds, matchHeader } from "../../src/features/imports/rules.ts";
import { text } from "../../src/features/imports/text.ts";
import { parseAmount } from "../../src/lib/amounts.ts";
import { parseDate, parseMoment, readYearlyDay } from "../../src/lib/date-text.ts";
import { neutralise, plainAgain } from "../../src/lib/neutralise.ts";

test.each([
  ["1,234,567.89", "CNY", 123_456_789n],
  ["1234567.89", "CNY", 123_456_789n],
  ["123万", "CNY", 123_000_000n],
  ["123.45万元", "CNY", 123_450_000n],
  ["1.2亿", "CNY", 12_000_000_000n],
  ["１２３，４５６．７８", "CNY", 12_345_678n],
  ["¥ 5元", "CNY", 500n],
  ["0", "CNY", 0n],
  ["-12.30", "CNY", -1230n],
  ["−0.5", "CNY", -50n],
  ["0.005", "CNY", 1n],
  ["1.0000", "CNY", 100n],
  ["1234", "JPY", 1234n],
  ["1.5", "KWD", 1500n],
  ["92233720368547758.07", "CNY", 9_223_372_036_854_775_807n],
  ["92233720368547758.08", "CNY", undefined],
  ["1.234,56", "EUR", undefined],
  ["1,23", "CNY", undefined],
  ["1,2345", "CNY", undefined],
  ["12e5", "CNY", undefined],
  ["万", "CNY", undefined],
  [".5", "CNY", undefined],
  ["about 5", "CNY", undefined],
  ["", "CNY", undefined],
])("the amount %s in %s is %s minor units", (written, currency, minor) => {
  expect(parseAmount(written, currency)).toBe(minor);
});

test.each([
  ["2026-03-01", "2026-03-01"],
  ["2026-3-1", "2026-03-01"],
  ["2026/3/1", "2026-03-01"],
  ["2026.03.01", "2026-03-01"],
  ["20260301", "2026-03-01"],
  ["2026年3月1日", "2026-03-01"],
  ["２０２６－０３－０１", "2026-03-01"],
  [" 2026-03-01 00:00:00 ", "2026-03-01"],
  ["2024-02-29", "2024-02-29"],
  ["2026-02-29", undefined],
  ["2026-13-01", undefined],
  ["3/1/2026", undefined],
  ["2026-3/1", undefined],
  ["2026301", undefined],
  ["0026-03-01", undefined],
  ["2026-03-01 14:30", undefined],
])("the date %s is %s", (written, date) => {
  expect(parseDate(written)).toBe(date);
});

test.each([
  ["2026-03-01 9:05", { date: "2026-03-01", time: "09:05:00" }],
  ["2026/3/1 14:30:15", { date: "2026-03-01", time: "14:30:15" }],
  ["2026-03-01T14:30:00.123Z", { date: "2026-03-01", time: "14:30:00", offset: "Z" }],
  ["2026-03-01T14:30+0800", { date: "2026-03-01", time: "14:30:00", offset: "+08:00" }],
  ["2026-03-01 14:30 -05:00", { date: "2026-03-01", time: "14:30:00", offset: "-05:00" }],
  ["20260301", { date: "2026-03-01" }],
  ["2026-03-01 24:00", undefined],
  ["2026-03-01 12:60", undefined],
  ["2026-03-01+08:00", undefined],
  ["yesterday", undefined],
])("the moment %s is %o", (written, moment) => {
  expect(parseMoment(written)).toEqual(moment);
});

test.each([
  ["1985-05-20", "solar", "1985-05-20"],
  ["19850520", "solar", "1985-05-20"],
  ["5月20日", "solar", "--05-20"],
  ["5/20", "solar", "--05-20"],
  ["--05-20", "solar", "--05-20"],
  ["2-29", "solar", "--02-29"],
  ["1985-02-29", "solar", undefined],
  ["2-30", "solar", undefined],
  ["--L04-08", "solar", undefined],
  ["1985-02-30", "lunar", "1985-02-30"],
  ["8-31", "lunar", undefined],
  ["--L04-08", "lunar", "--L04-08"],
  ["闰4月8日", "lunar", "--L04-08"],
  ["1985-L04-08", "lunar", "1985-L04-08"],
  ["1985年闰4月8日", "lunar", "1985-L04-08"],
] as const)("the yearly day %s in the %s calendar is %s", (written, calendar, day) => {
  expect(readYearlyDay(written, calendar)).toBe(day);
});

test.each([
  ["=1+1", "'=1+1"],
  ["+86 138", "'+86 138"],
  ["-5", "'-5"],
  ["@home", "'@home"],
  ["\tx", "'\tx"],
  ["＝1", "'＝1"],
  ["＠x", "'＠x"],
  ["O'Neil", "O'Neil"],
  ["'90s club", "'90s club"],
  ["", ""],
])("%j is written for a spreadsheet as %j, and read again as it was", (text, written) => {
  expect(neutralise(text)).toBe(written);
  expect(plainAgain(written)).toBe(text);
});

describe("headers", () => {
  test("in English and Chinese, in any order, with signs around them", () => {
    const match = matchHeader(["管户经理邮箱", "Client No.*", "客户名称：", "line", "Reason", "鞋码", ""], "clients");
    expect(match).toEqual({
      columns: ["owner_email", "client_no", "name", null, null, null, null],
      missing: [],
      twice: [],
      unknown: ["鞋码"],
    });
  });

  test("name what is missing and what is there twice", () => {
    expect(matchHeader(["phone", "电话", "name"], "clients")).toMatchObject({
      missing: ["client_no", "owner_email"],
      twice: ["phone"],
    });
  });

  test.each(kinds)("every column of %s is found under its own name", (kind) => {
    expect(matchHeader(columnsOf(kind), kind)).toMatchObject({ columns: columnsOf(kind), missing: [], unknown: [] });
  });
});

describe("rows", () => {
  const client = { client_no: "C1", name: "Ann", owner_email: "mei@x.com" };
  test.each([
    [{ ...client, name: " " }, "empty", "name"],
    [{ ...client, owner_email: "mei" }, "notEmail", "owner_email"],
    [{ ...client, latitude: "91" }, "notNumber", "latitude"],
    [{ ...client, longitude: "-180.5" }, "notNumber", "longitude"],
    [{ ...client, kind: "robot" }, "unknownWord", "kind"],
    [{ ...client, currency: "Yuan!" }, "notCurrency", "currency"],
    [{ ...client, opened_on: "soon" }, "notDate", "opened_on"],
    [{ ...client, name: "x".repeat(201) }, "tooLong", "name"],
  ])("%o is refused as %s in %s", (cells, fault, column) => {
    expect(readRow("clients", cells)).toMatchObject({ reason: { fault, column } });
  });

  test("words are known in both languages, and addresses are lower-cased", () => {
    const read = readRow("clients", { ...client, owner_email: "Mei@X.com", kind: "对公", currency: "人民币" });
    expect(read).toMatchObject({ row: { owner_email: "mei@x.com", kind: "organisation", currency: "CNY" } });
    expect(readRow("people", { email: "a@x.com", name: "A", roles: "客户经理、lead+desk" })).toMatchObject({
      row: { roles: ["desk", "lead", "manager"] },
    });
  });

  test("every fault has its words in both languages", () => {
    expect(Object.keys(text.zh.faults).sort()).toEqual(Object.keys(text.en.faults).sort());
    for (const language of ["en", "zh"] as const) {
      for (const say of Object.values(text[language].faults)) expect(say({ column: "a", value: "b" })).not.toBe("");
    }
  });
});
