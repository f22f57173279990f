import { expect, test } from "vitest";
import { faultsAtFields } from "../../src/features/complaints/desk/act-fields-rules.ts";
import { wayToTell } from "../../src/features/complaints/desk/tell-rules.ts";

test.each([
  ["S1", "note", "responsible", true, "always"],
  ["S2", "analyse", "reporter", true, "now"],
  ["S3", "assign", "responsible", true, "now"],
  ["S3", "propose", "lead", true, "now"],
  ["S3", "assign", "manager", true, "later"],
  ["S4", "analyse", "reporter", true, "later"],
  ["S1", "analyse", "reporter", false, "always"],
  ["S4", "analyse", "reporter", false, "now"],
] as const)("of %s %s the %s, with a plan: %s, is told %s", (severity, act, as, hasPlan, way) => {
  expect(wayToTell(severity, { act, as, hasPlan })).toBe(way);
});

test("a fault is shown at its field, a part at the whole, and what has no field at the first", () => {
  expect(faultsAtFields("propose", { "compensation.minor": "notAnAmount" })).toEqual({ compensation: "notAnAmount" });
  expect(faultsAtFields("propose", { "promise.dueOn": "tooEarly" })).toEqual({ "promise.dueOn": "tooEarly" });
  expect(faultsAtFields("reclassify", { subCategory: "unknown" })).toEqual({ category: "unknown" });
  expect(faultsAtFields("analyse", { "whys.5": "tooMany" })).toEqual({ whys: "tooMany" });
  expect(faultsAtFields("judgeNotValid", { given: "missing" })).toEqual({ reason: "missing" });
});
