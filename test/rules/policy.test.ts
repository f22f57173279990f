import { expect, test } from "vitest";
import { capsFor, readOwnSettings } from "../../src/features/people/setting-rules.ts";
import { saveablePolicy } from "../../src/features/policy/check-rules.ts";
import {
  changesBetween,
  enteredAnew,
  fieldsOf,
  policyFields,
  policyGroups,
  readPolicyForm,
  valueAt,
} from "../../src/features/policy/field-rules.ts";
import { fieldName, shownValue } from "../../src/features/policy/policy-words.ts";
import { defaultPolicy, policyShape } from "../../src/features/policy/rules.ts";
import { typedForm } from "../../src/features/policy/typed-rules.ts";

/** A form as it opens, with other words in some fields. */
function typed(group: (typeof policyGroups)[number], changed: Record<string, string> = {}) {
  const fields = fieldsOf(group).map(({ path, kind }) => [path, typedForm(valueAt(defaultPolicy, path), kind)]);
  const chosen = fieldsOf(group)
    .filter(({ kind }) => kind === "months")
    .map(({ path }) => [path, (changed[path] ?? typedForm(valueAt(defaultPolicy, path))).split(",").filter(Boolean)]);
  return {
    typed: { ...(Object.fromEntries(fields) as Record<string, string>), ...changed },
    chosen: Object.fromEntries(chosen) as Record<string, string[]>,
  };
}

test("every figure that can be changed is in the policy, and has a name in both languages", () => {
  for (const field of policyFields) {
    expect([field.path, valueAt(defaultPolicy, field.path)]).not.toEqual([field.path, undefined]);
    expect(fieldName(field, "en")).not.toBe(field.path);
    expect(fieldName(field, "zh")).toMatch(/\p{Script=Han}/u);
    expect(shownValue(field.kind, valueAt(defaultPolicy, field.path), "zh")).not.toContain("undefined");
  }
});

test.each(policyGroups)("the form of %s that is sent as it opened changes nothing", (group) => {
  expect(readPolicyForm(defaultPolicy, group, typed(group))).toEqual({ policy: defaultPolicy, values: {} });
  expect(enteredAnew(group, defaultPolicy, typed(group))).toEqual({});
});

test.each([
  ["standards", { "tiers.gold.visitEveryDays": "" }, { "tiers.gold.visitEveryDays": null }],
  ["standards", { "tiers.standard.callEveryDays": "３６５" }, { "tiers.standard.callEveryDays": 365 }],
  ["tiers", { "tiers.gold.from": "250,000" }, { "tiers.gold.from": 250_000 }],
  ["tiers", { "tiers.gold.weight": "1.25" }, { "tiers.gold.weight": 1.25 }],
  ["times", { "plan.postAt": "7:30" }, { "plan.postAt": "07:30" }],
  ["times", { "plan.postAt": "０７：３０" }, { "plan.postAt": "07:30" }],
  ["plan", { "plan.keyDayDays": "0" }, { "plan.keyDayDays": 0 }],
  ["times", { "plan.heat.months": "1,2,12" }, { "plan.heat.months": [1, 2, 12] }],
  ["plan", { "plan.movementShare": "12.5" }, { "plan.movementShare": 0.125 }],
  ["plan", { "plan.vipFrom": "gold" }, { "plan.vipFrom": "gold" }],
  ["weights", { "plan.points.keyDay": "55.5" }, { "plan.points.keyDay": 55.5 }],
  [
    "complaintClocks",
    { "complaints.severities.S1.acknowledge": "２ 小时", "complaints.severities.S4.propose": "3 working days" },
    {
      "complaints.severities.S1.acknowledge": { hours: 2 },
      "complaints.severities.S4.propose": { workingDays: 3 },
    },
  ],
  [
    "complaintClocks",
    { "complaints.severities.S3.propose": "", "complaints.severities.S3.resolve": "20d" },
    { "complaints.severities.S3.propose": null, "complaints.severities.S3.resolve": { calendarDays: 20 } },
  ],
  ["complaintTerms", { "complaints.legalDays.CN": "15，30" }, { "complaints.legalDays.CN": [15, 30] }],
  ["complaintTerms", { "complaints.fileBytes": "20" }, { "complaints.fileBytes": 20 * 1024 * 1024 }],
] as const)("in %s, %o is read as %o", (group, changed, values) => {
  expect(readPolicyForm(defaultPolicy, group, typed(group, changed))).toMatchObject({ values });
});

test.each([
  ["standards", { "tiers.gold.visitEveryDays": "0" }, { "tiers.gold.visitEveryDays": "daysOrNone" }],
  ["standards", { "tiers.gold.visitEveryDays": "-5" }, { "tiers.gold.visitEveryDays": "daysOrNone" }],
  ["standards", { "tiers.gold.visitEveryDays": "7.5" }, { "tiers.gold.visitEveryDays": "daysOrNone" }],
  ["tiers", { "tiers.gold.from": "600000" }, { "tiers.gold.from": "notBelow" }],
  ["tiers", { "tiers.gold.from": "many" }, { "tiers.gold.from": "amount" }],
  ["tiers", { "tiers.gold.weight": "0" }, { "tiers.gold.weight": "number" }],
  ["tiers", { reratingDays: "0" }, { reratingDays: "days" }],
  ["times", { "plan.postAt": "25:00" }, { "plan.postAt": "time" }],
  ["times", { "plan.postAt": "noon" }, { "plan.postAt": "time" }],
  ["times", { "plan.postUntil": "08:00" }, { "plan.postUntil": "notAfter" }],
  ["times", { "workingHours.until": "09:00" }, { "workingHours.until": "notAfter" }],
  ["times", { "digest.postUntil": "08:00" }, { "digest.postUntil": "notAfter" }],
  ["times", { "plan.eveningUntil": "12:00" }, { "plan.eveningUntil": "notAfter" }],
  ["times", { "plan.heat.hottestUntil": "10:00" }, { "plan.heat.hottestUntil": "notAfter" }],
  ["plan", { "plan.movementShare": "0" }, { "plan.movementShare": "percent" }],
  ["plan", { "plan.vipFrom": "emerald" }, { "plan.vipFrom": "tier" }],
  ["plan", { "keyAccount.business": "" }, { "keyAccount.business": "days" }],
  ["plan", { "plan.visitsADay": "0" }, { "plan.visitsADay": "count" }],
  ["plan", { "plan.visitsADay": "20" }, { "plan.visitsADayMost": "notBelowUsual" }],
  ["plan", { "plan.callsADay": "" }, { "plan.callsADay": "count" }],
  ...(["soon", "0 h", "h", "30 min", "4"] as const).map(
    (typed) =>
      [
        "complaintClocks",
        { "complaints.severities.S1.acknowledge": typed },
        { "complaints.severities.S1.acknowledge": "limit" },
      ] as const,
  ),
  [
    "complaintClocks",
    { "complaints.severities.S1.acknowledge": "5 h", "complaints.severities.S2.resolve": "2 d" },
    { "complaints.severities.S1.propose": "notShorter", "complaints.severities.S2.resolve": "notShorter" },
  ],
  ["complaintTerms", { "complaints.legalDays.CN": "15, 15" }, { "complaints.legalDays.CN": "notRising" }],
  ["complaintTerms", { "complaints.legalDays.UK": "" }, { "complaints.legalDays.UK": "dayList" }],
  ["complaintTerms", { "complaints.repeatDays": "0" }, { "complaints.repeatDays": "days" }],
  ["complaintTerms", { "complaints.fileBytes": "2000" }, { "complaints.fileBytes": "megabytes" }],
  ["complaintCategories", { "complaints.categories": "" }, { "complaints.categories": "categories" }],
  ["complaintCategories", { "complaints.categories": "- a: A / 甲" }, { "complaints.categories": "categories" }],
  ["complaintNames", { "complaints.causes": "a: A / 甲\na: B / 乙" }, { "complaints.causes": "names" }],
  ["complaintNames", { "complaints.causes": "a: A / 甲\n- b: B / 乙" }, { "complaints.causes": "names" }],
  ["complaintNames", { "complaints.channels": `a: ${"x".repeat(71)} / 甲` }, { "complaints.channels": "names" }],
] as const)("in %s, %o is refused at %o", (group, changed, faults) => {
  const read = readPolicyForm(defaultPolicy, group, typed(group, changed));
  expect("faults" in read ? read.faults : read).toEqual(faults);
});

test("a policy that was stored before a figure or a check was known is read; a new one that fails the check is not saved", () => {
  const { workingHours: _, ...older } = defaultPolicy;
  const { visitsADayMost: __, callsADayMost: ___, ...plan } = older.plan;
  expect(policyShape.parse({ ...older, plan })).toEqual(defaultPolicy);
  const late = { ...defaultPolicy, plan: { ...defaultPolicy.plan, postUntil: "07:00" } };
  expect(policyShape.parse(late).plan.postUntil).toBe("07:00");
  expect(saveablePolicy.safeParse(late).success).toBe(false);
  const busy = { ...older, plan: { ...plan, visitsADay: 100 } };
  expect(capsFor({}, policyShape.parse(busy).plan).visitsADay).toBe(100);
});

test("changes are told by field, with what stood and what comes", () => {
  const after = structuredClone(defaultPolicy);
  after.tiers.gold.visitEveryDays = null;
  after.plan.postAt = "07:30";
  expect(changesBetween(defaultPolicy, after).map(({ field, from, to }) => [field.path, from, to])).toEqual([
    ["tiers.gold.visitEveryDays", 365, null],
    ["plan.postAt", "08:00", "07:30"],
  ]);
});

const bounds = { visitsADay: 6, callsADay: 12, visitsADayMost: 10, callsADayMost: 20 };

test.each([
  [{ visitsADay: null, callsADay: null }, { visitsADay: 6, callsADay: 12 }, "nothing set"],
  [{ visitsADay: 3, callsADay: 20 }, { visitsADay: 3, callsADay: 20 }, "both set"],
  [{ visitsADay: 12, callsADay: null }, { visitsADay: 10, callsADay: 12 }, "set before the bound was lowered"],
])("own caps %o count as %o (%s)", (own, caps, _) => {
  expect(capsFor(own, bounds)).toEqual(caps);
});

test.each([
  [["", ""], { visitsADay: null, callsADay: null }],
  [["1", "２０"], { visitsADay: 1, callsADay: 20 }],
])("caps typed as %o are %o", ([visits = "", calls = ""], caps) => {
  expect(readOwnSettings({ visits, calls, endOfDay: "on" }, bounds)).toEqual({ settings: { ...caps, endOfDay: true } });
});

test.each([
  [
    ["0", "21"],
    ["visits", "calls"],
  ],
  [["11", ""], ["visits"]],
  [["2", "1.5"], ["calls"]],
])("caps typed as %o are refused: %o", ([visits = "", calls = ""], faults) => {
  expect(readOwnSettings({ visits, calls, endOfDay: "off" }, bounds)).toEqual({ faults });
});
