import { expect, test } from "vitest";
import { percentage } from "../../src/lib/percent.ts";

test.each<[part: number, of: number, whole: number, tenth: number]>([
  [8, 12, 67, 66.7],
  [1, 3, 33, 33.3],
  [1, 2, 50, 50],
  [0, 12, 0, 0],
  [0, 0, 0, 0],
  [12, 12, 100, 100],
  [199, 200, 99, 99.5],
  [9999, 10000, 99, 99.9],
  [1, 400, 1, 0.3],
  [1, 10000, 1, 0.1],
])("%i of %i are %d%%, or %d%%", (part, of, whole, tenth) => {
  expect(percentage(part, of)).toBe(whole);
  expect(percentage(part, of, 0.1)).toBe(tenth);
});
