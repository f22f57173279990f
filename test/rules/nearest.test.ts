import { expect, test } from "vitest";
import { nearestWord } from "../../src/lib/nearest.ts";

const known = ["all", "find", "help", "team", "today", "settings", "帮助"];

test.each([
  ["fnd", "find"],
  ["fiind", "find"],
  ["fand", "find"],
  ["fidn", "find"],
  ["hepl", "help"],
  ["tdoay", "today"],
  ["al", "all"],
  ["setings", "settings"],
  ["帮忙", "帮助"],
  ["dinf", undefined],
  ["wang", undefined],
  ["x", undefined],
  ["", undefined],
])("the known word that is nearest to %j is %j", (typed, word) => {
  expect(nearestWord(typed, known)).toBe(word);
});
