import { describe, expect, test } from "vitest";
import { fittedName, slicePath, ticksFor } from "../../src/sandbox/page/blocks/charts/scale.ts";
import { sortRows, wordsIn } from "../../src/sandbox/page/blocks/rows.ts";
import type { TableCell } from "../../src/sandbox/page/blocks/shapes.ts";

describe("a plot's steps are round and hold every value", () => {
  test.each([
    [
      [3, 12, 22],
      [0, 10, 20, 30],
    ],
    [[0], [0]],
    [
      [1, 2],
      [0, 1, 2],
    ],
    [
      [0.5, 1],
      [0, 0.5, 1],
    ],
    [[], [0]],
    [
      [-5, 5],
      [-5, 0, 5],
    ],
    [
      [1_200_000, 3_900_000],
      [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000],
    ],
  ])("%j", (values, ticks) => expect(ticksFor(values)).toEqual(ticks));
});

test("a slice of a quarter ends at three o'clock, the whole is a circle", () => {
  expect(slicePath(0, 0.25, 100)).toBe("M0 0L0.00 -100.00A100 100 0 0 1 100.00 -0.00Z");
  expect(slicePath(0, 1, 100)).toContain("A100 100 0 1 1");
});

test.each([
  ["Service", 70, "Service"],
  ["Money and transactions", 70, "Money and…"],
  ["资金与交易", 70, "资金与交易"],
  ["设备与系统故障", 70, "设备与系统…"],
])("%s in a place of %i is %s", (name, width, fitted) => expect(fittedName(name, width)).toBe(fitted));

const number = (value: number): TableCell => ({ type: "raw_number", value, text: String(value) });
const word = (text: string): TableCell => ({ type: "raw_text", text });

describe("a data table's rows", () => {
  const rows = [
    [word("Tom"), number(12)],
    [word("Ana"), number(7)],
    [word("Mei"), number(100)],
  ];
  const names = (column: number, down = false) => sortRows(rows, { column, down }).map((row) => wordsIn(row[0]));
  test.each([
    [-1, false, ["Tom", "Ana", "Mei"]],
    [0, false, ["Ana", "Mei", "Tom"]],
    [1, false, ["Ana", "Tom", "Mei"]],
    [1, true, ["Mei", "Tom", "Ana"]],
  ])("by column %i, downward %s", (column, down, order) => expect(names(column, down)).toEqual(order));
});
