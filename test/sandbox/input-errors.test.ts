import { expect, test } from "vitest";
import type { Doc } from "../../src/sandbox/doc.ts";
import { untouched, valueField } from "../../src/sandbox/inputs.ts";
import { inputErrors } from "../../src/sandbox/people/input-errors.ts";

const check = (element: Doc, held: Doc[string], more: Doc = {}) => {
  const block = { type: "input", block_id: "b", element: { ...element, action_id: "a" }, ...more };
  const value = held === undefined ? untouched(element) : { type: element.type, [valueField(element) ?? ""]: held };
  return inputErrors([block], { b: { a: value } }, "en-US").b;
};
const text = { type: "plain_text_input", min_length: 3, max_length: 5 };
const number = { type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "10" };

/** What is put in, and what Slack's own client says to it. */
const CASES: [string, Doc, Doc[string], string | undefined][] = [
  ["nothing", text, undefined, "Please complete this required field."],
  ["blanks only", text, "   ", "Please complete this required field."],
  ["too short", text, "ab", "Please enter at least 3 characters."],
  ["just long enough", text, "abc", undefined],
  ["too long", text, "abcdef", "Please enter no more than 5 characters."],
  ["no number", number, "ten", "Please enter a number."],
  ["no whole number", number, "1.5", "Please enter a whole number."],
  ["too low", number, "0", "Please enter a number no less than 1."],
  ["too high", number, "11", "Please enter a number no greater than 10."],
  ["a fine number", number, "10", undefined],
  ["no address", { type: "email_text_input" }, "a@b", "Please enter a valid email address."],
  ["an address", { type: "email_text_input" }, "a@b.cn", undefined],
  ["no link", { type: "url_text_input" }, "b.cn", "Please enter a valid URL."],
  ["nothing chosen", { type: "checkboxes" }, [], "Please complete this required field."],
  ["too many", { type: "multi_users_select", max_selected_items: 1 }, ["U1", "U2"], "Please choose no more than 1."],
];

test.each(CASES)("%s", (_what, element, held, said) => {
  expect(check(element, held)).toBe(said);
});

test("an optional input may stay empty", () => {
  expect(check(text, undefined, { optional: true })).toBeUndefined();
});
