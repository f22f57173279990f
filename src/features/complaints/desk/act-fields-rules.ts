import type { Act, Faults } from "../given-rules.ts";

/** Every field of the acts' forms, by its path in what is given. */
export type FieldName =
  | "remarks"
  | "reason"
  | "question"
  | "information"
  | "departmentId"
  | "responsibleId"
  | "cause"
  | "words"
  | "whys"
  | "remedy"
  | "compensation"
  | "prevention"
  | "promise.text"
  | "promise.dueOn"
  | "done"
  | "toldAt"
  | "how"
  | "satisfaction"
  | "clientsWords"
  | "lesson"
  | "category"
  | "severity"
  | "aboutId"
  | "clientNo"
  | "otherName"
  | "otherPhone"
  | "awaited"
  | "answer"
  | "text";

export type ActField = {
  name: FieldName;
  kind:
    | "long"
    | "whys"
    | "money"
    | "date"
    | "moment"
    | "person"
    | "about"
    | "client"
    | "short"
    | "department"
    | "cause"
    | "how"
    | "category"
    | "severity"
    | "satisfaction";
  isOptional?: boolean;
};

const long = (name: FieldName): ActField => ({ name, kind: "long" });
const maybe = (name: FieldName, kind: ActField["kind"] = "long"): ActField => ({ name, kind, isOptional: true });
const hands: ActField[] = [
  { name: "departmentId", kind: "department" },
  { name: "responsibleId", kind: "person" },
];

/** What each act's form asks for; filing and evidence have forms of their own, with files. */
export const actFields: { [A in Act]?: ActField[] } = {
  judgeValid: [maybe("remarks")],
  judgeNotValid: [long("reason")],
  askReporter: [long("question")],
  giveInformation: [long("information")],
  assign: [...hands, maybe("remarks")],
  analyse: [{ name: "cause", kind: "cause" }, long("words"), maybe("whys", "whys")],
  propose: [
    long("remedy"),
    maybe("compensation", "money"),
    maybe("prevention"),
    maybe("promise.text"),
    maybe("promise.dueOn", "date"),
  ],
  approve: [maybe("remarks")],
  sendBack: [long("remarks")],
  carryOut: [long("done"), { name: "toldAt", kind: "moment" }, { name: "how", kind: "how" }],
  evaluate: [{ name: "satisfaction", kind: "satisfaction" }, maybe("clientsWords"), maybe("lesson")],
  reclassify: [{ name: "category", kind: "category" }, { name: "severity", kind: "severity" }, long("reason")],
  reassign: [...hands, long("reason")],
  correctParties: [
    maybe("aboutId", "about"),
    maybe("clientNo", "client"),
    maybe("otherName", "short"),
    maybe("otherPhone", "short"),
    long("reason"),
  ],
  waitForClient: [long("awaited")],
  clientAnswered: [long("answer")],
  note: [long("text")],
  askExtension: [long("reason")],
  extend: [maybe("remarks")],
  refuseExtension: [long("reason")],
  withdraw: [long("reason")],
  reopen: [long("reason")],
};

const prefix = "complaint_";
/** The block that a field stands in. */
export const blockOf = (name: string): string => `${prefix}${name}`;

const aliases: Record<string, string> = { subCategory: "category", promise: "promise.text", clientId: "clientNo" };

/** At which of an act's fields each fault is shown: parts at the whole they belong to, and what has no field at the first. */
export function faultsAtFields(act: Act, faults: Faults): Faults {
  const names = (actFields[act] ?? []).map(({ name }) => name as string);
  const fieldFor = (path: string) => {
    const isAt = (name: string) => path === name || path.startsWith(`${name}.`);
    const alias = aliases[path] ?? path;
    return names.find((name) => isAt(name) || name === alias) ?? names[0] ?? "";
  };
  return Object.fromEntries(Object.entries(faults).map(([path, fault]) => [fieldFor(path), fault]));
}
