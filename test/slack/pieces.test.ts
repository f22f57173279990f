import { expect, test } from "vitest";
import { piecesOf } from "../../src/slack/limits.ts";

test.each([
  ["short", "as it is", ["as it is"]],
  ["empty", "", [""]],
  ["exactly the limit", "x".repeat(300), ["x".repeat(300)]],
  ["one more", "x".repeat(301), ["x".repeat(300), "x"]],
  ["after a word", `${"x".repeat(290)} ${"y".repeat(20)}`, [`${"x".repeat(290)} `, "y".repeat(20)]],
  ["after a line", `${"x".repeat(250)}\n${"y".repeat(60)}`, [`${"x".repeat(250)}\n`, "y".repeat(60)]],
  ["no word is so near", `x ${"y".repeat(320)}`, [`x ${"y".repeat(298)}`, "y".repeat(22)]],
  ["a sign of two units stays whole", `${"中".repeat(299)}🎋`, ["中".repeat(299), "🎋"]],
])("text in pieces, nothing lost: %s", (_, text, pieces) => {
  expect(piecesOf(text, 300)).toEqual(pieces);
  expect(piecesOf(text, 300).join("")).toBe(text);
});
