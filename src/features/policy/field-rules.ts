import { saveablePolicy } from "./check-rules.ts";
import { type Policy, policyShape, tierNames } from "./rules.ts";
import { type FieldKind, readTyped, typedForm } from "./typed-rules.ts";

/** The policy's figures, in forms of one subject each. */
export const policyGroups = [
  ...["standards", "tiers", "times", "plan", "weights"],
  ...["complaintClocks", "complaintTerms", "complaintCategories", "complaintNames"],
] as const;
export type PolicyGroup = (typeof policyGroups)[number];

/** The subject that a button or a form claims. */
export const groupOf = (claimed: string): PolicyGroup | undefined => policyGroups.find((group) => group === claimed);

/** `path` is where it stands in the policy, and the id of its field. */
export type PolicyField = { path: string; kind: FieldKind; group: PolicyGroup };

const limitSteps = ["acknowledge", "propose", "resolve"];

const of = (group: PolicyGroup, kind: FieldKind, ...paths: string[]): PolicyField[] =>
  paths.map((path) => ({ path, kind, group }));

/** Every figure that an administrator may change, in the order of the forms. */
export const policyFields: PolicyField[] = [
  ...tierNames.flatMap((tier) =>
    of("standards", "daysOrNone", `tiers.${tier}.visitEveryDays`, `tiers.${tier}.callEveryDays`),
  ),
  ...tierNames.filter((tier) => tier !== "standard").flatMap((tier) => of("tiers", "amount", `tiers.${tier}.from`)),
  ...tierNames.flatMap((tier) => of("tiers", "number", `tiers.${tier}.weight`)),
  ...of("tiers", "days", "reratingDays", "staleAfterDays"),
  ...of("times", "time", "workingHours.from", "workingHours.until", "plan.postAt", "plan.postUntil"),
  ...of("times", "time", "digest.postAt", "digest.postUntil", "plan.eveningAt", "plan.eveningUntil"),
  ...of("times", "months", "plan.heat.months"),
  ...of("times", "time", "plan.heat.hottestFrom", "plan.heat.hottestUntil"),
  ...of("times", "count", "plan.heat.visitsBefore"),
  ...of("plan", "count", "plan.visitsADay", "plan.callsADay", "plan.visitsADayMost", "plan.callsADayMost"),
  ...of("plan", "days", "plan.maturityDays", "plan.maturityDaysVisitTiers", "plan.keyDayDays", "plan.newClientDays"),
  ...of("plan", "count", "plan.newClientContactWorkingDays", "plan.festivalWorkingDays"),
  ...of("plan", "tier", "plan.vipFrom"),
  ...of("plan", "count", ...["month", "quarter", "year"].map((end) => `plan.courtesyWorkingDays.${end}`)),
  ...of("plan", "percent", "plan.movementShare"),
  ...of("plan", "amount", "plan.movementFrom"),
  ...of("plan", "days", "plan.movementDays", "plan.skipDays", "plan.appointmentDays"),
  ...of("plan", "days", ...["leadership", "technical", "business"].map((level) => `keyAccount.${level}`)),
  ...Object.keys(policyShape.shape.plan.shape.points.shape).flatMap((name) =>
    of("weights", "number", `plan.points.${name}`),
  ),
  ...["S1", "S2", "S3", "S4"].flatMap((severity) => {
    const [acknowledge, propose, resolve] = limitSteps.map((step) => `complaints.severities.${severity}.${step}`);
    const limits = of("complaintClocks", "limit", acknowledge ?? "", resolve ?? "");
    return limits.toSpliced(1, 0, ...of("complaintClocks", "limitOrNone", propose ?? ""));
  }),
  ...of("complaintTerms", "dayList", ...["CN", "UK", "AU"].map((place) => `complaints.legalDays.${place}`)),
  ...of("complaintTerms", "days", "complaints.repeatDays", "complaints.courtesyDays"),
  ...of("complaintTerms", "megabytes", "complaints.fileBytes"),
  ...of("complaintCategories", "categories", "complaints.categories"),
  ...of("complaintNames", "names", "complaints.causes", "complaints.channels"),
];

export const fieldsOf = (group: PolicyGroup): PolicyField[] => policyFields.filter((field) => field.group === group);

const keysOf = (path: string) => path.split(".");

/** What stands in the policy at a path. */
export function valueAt(policy: Policy, path: string): unknown {
  return keysOf(path).reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], policy);
}

/** Figures by their paths. */
export type Values = Record<string, unknown>;

/** The policy with other figures at some of the known paths; what it gives has yet to be checked. */
export function withValues(policy: Policy, values: Values): unknown {
  const changed = structuredClone(policy);
  for (const { path } of policyFields) {
    if (!Object.hasOwn(values, path)) continue;
    const keys = keysOf(path);
    const last = keys.pop() ?? "";
    const holder = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], changed);
    (holder as Record<string, unknown>)[last] = values[path];
  }
  return changed;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Figures as the look before saving carries them: lists as they are typed, which is shorter. */
export const carriedValues = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([path, value]) => [path, isList(path) ? typedForm(value, kindOf(path)) : value]),
  );

/** The same read again over the policy. */
export const valuesCarried = (policy: Policy, carried: Values): Values =>
  Object.fromEntries(
    Object.entries(carried).map(([path, value]) => {
      const kind = kindOf(path);
      return [path, kind && isList(path) ? readTyped(kind, String(value), undefined, valueAt(policy, path)) : value];
    }),
  );

const isList = (path: string) => ["names", "categories"].includes(kindOf(path) ?? "");

export type PolicyChange = { field: PolicyField; from: unknown; to: unknown };

/** What differs between two policies, of what people may change. */
export const changesBetween = (before: Policy, after: Policy): PolicyChange[] =>
  policyFields
    .map((field) => ({ field, from: valueAt(before, field.path), to: valueAt(after, field.path) }))
    .filter(({ from, to }) => !same(from, to));

export const kindOf = (path: string): FieldKind | undefined => policyFields.find((field) => field.path === path)?.kind;

type Entered = { typed: Record<string, string>; chosen: Record<string, string[]> };

/** What was entered otherwise than it stood in the policy that the form began with. */
export function enteredAnew(group: PolicyGroup, base: Policy, { typed, chosen }: Entered): Record<string, string> {
  // by what it means: a limit stands in the field in the reader's language
  const anew = fieldsOf(group).filter(({ path, kind }) => {
    const before = valueAt(base, path);
    return !same(readTyped(kind, (typed[path] ?? "").trim(), chosen[path], before), before);
  });
  return Object.fromEntries(anew.map(({ path }) => [path, typed[path] ?? chosen[path]?.join(",") ?? ""]));
}

const named = ["notAfter", "notBelow", "notBelowUsual", "notShorter", "notRising"] as const;
export type PolicyFault = (typeof named)[number] | FieldKind;

/**
 * The policy with what was typed into one form, checked as every policy is; else what is wrong, by the paths of the fields.
 * `values` are the figures that differ.
 */
export function readPolicyForm(
  base: Policy,
  group: PolicyGroup,
  entered: Entered,
): { policy: Policy; values: Values } | { faults: Record<string, PolicyFault> } {
  const faults: Record<string, PolicyFault> = {};
  const values: Values = {};
  for (const { path, kind } of fieldsOf(group)) {
    const value = readTyped(kind, entered.typed[path] ?? "", entered.chosen[path], valueAt(base, path));
    if (value === undefined) faults[path] = kind;
    else if (!same(value, valueAt(base, path))) values[path] = value;
  }
  const checked = saveablePolicy.safeParse(withValues(base, values));
  if (!checked.success) Object.assign(faults, faultsIn(checked.error.issues, group), faults);
  return checked.success && Object.keys(faults).length === 0 ? { policy: checked.data, values } : { faults };
}

/** The schema's complaints at the fields of the form; one about a field of another form stands at the first of this. */
function faultsIn(issues: { path: PropertyKey[]; message: string }[], group: PolicyGroup): Record<string, PolicyFault> {
  const fields = fieldsOf(group);
  return Object.fromEntries(
    issues.flatMap(({ path, message }) => {
      const field = fields.find((one) => one.path === path.join(".")) ?? fields[0];
      return field ? [[field.path, named.find((one) => one === message) ?? field.kind]] : [];
    }),
  );
}
