import { expect, test } from "vitest";
import { enteredAnew } from "../../src/features/policy/field-rules.ts";
import { policyForm } from "../../src/features/policy/policy-form.ts";
import { defaultPolicy } from "../../src/features/policy/rules.ts";

const group = "complaintClocks";
const first = "complaints.severities.S1.acknowledge";

test.each([
  ["en", "1 h"],
  ["zh", "1小时"],
] as const)("in %s a limit stands in its field as %s, and left so is not entered anew", (language, written) => {
  expect(JSON.stringify(policyForm(defaultPolicy, { group, base: 1 }, language))).toContain(`"${written}"`);
  const typed = { [first]: written };
  expect(enteredAnew(group, defaultPolicy, { typed, chosen: {} })).not.toHaveProperty([first]);
  expect(enteredAnew(group, defaultPolicy, { typed: { [first]: "2小时" }, chosen: {} })).toHaveProperty(
    [first],
    "2小时",
  );
});
