import { z } from "zod";
import { isDate } from "../../lib/dates.ts";

/** Slack's longest input (slack/limits.ts has the forms' own; what comes from elsewhere keeps to it too). */
const longestText = 3000;
const text = z.string().trim().min(1, "missing").max(longestText, "tooLong");
const maybe = z.string().trim().max(longestText, "tooLong").optional();
const id = z.number().int().positive("missing");
const code = z.string().min(1, "missing").max(60);
const date = z.string().refine(isDate, "notADate");
const instant = z.iso.datetime({ error: "notAnInstant" });

export const severities = ["S1", "S2", "S3", "S4"] as const;
export type Severity = (typeof severities)[number];

/** A file that Slack holds; a job fetches it. */
const file = z.strictObject({ slackFileId: z.string().regex(/^F[A-Z0-9]+$/), name: z.string().min(1).max(255) });
const files = z.array(file).max(10, "tooMany");
export type GivenFile = z.output<typeof file>;

/** How the client was told, or came to us, when policy names no other way. */
export const toldBy = ["visit", "phone", "message", "letter", "email"] as const;

const money = z.strictObject({
  minor: z.number().int().positive("notAnAmount").max(Number.MAX_SAFE_INTEGER, "notAnAmount"),
  currency: z.string().regex(/^[A-Z]{3}$/, "notAnAmount"),
});

const promise = z.strictObject({
  text: z.string("noPromise").trim().min(1, "noPromise").max(longestText, "tooLong"),
  dueOn: z.string("noDay").refine(isDate, "notADate"),
});
const reason = z.strictObject({ reason: text });

const kind = { category: code, subCategory: code.optional(), severity: z.enum(severities, "missing") };
/** Of who complains and is no client. */
const other = {
  otherName: z.string().trim().max(200, "tooLong").optional(),
  otherPhone: z.string().trim().max(40, "tooLong").optional(),
};

/** What must be given with each act; the messages are faults, and words are found for them where they are shown. */
export const givenShapes = {
  record: z.strictObject({
    what: text,
    ...kind,
    channel: code,
    wish: maybe,
    whereAbout: maybe,
    happenedOn: date.optional(),
    /** either a client, or name and phone of who is none */
    clientId: id.optional(),
    ...other,
    aboutId: id.optional(),
    files: files.optional(),
  }),
  judgeValid: z.strictObject({ remarks: maybe }),
  judgeNotValid: reason,
  askReporter: z.strictObject({ question: text }),
  giveInformation: z.strictObject({ information: text, files: files.optional() }),
  assign: z.strictObject({ departmentId: id, responsibleId: id, remarks: maybe }),
  analyse: z.strictObject({ cause: code, words: text, whys: z.array(text).max(5, "tooMany").optional() }),
  propose: z.strictObject({
    remedy: text,
    compensation: money.optional(),
    prevention: maybe,
    promise: promise.optional(),
  }),
  approve: z.strictObject({ remarks: maybe }),
  sendBack: z.strictObject({ remarks: text }),
  carryOut: z.strictObject({ done: text, toldAt: instant, how: z.enum(toldBy, "missing") }),
  evaluate: z.strictObject({
    satisfaction: z.number().int().min(1, "missing").max(5, "missing"),
    clientsWords: maybe,
    lesson: maybe,
  }),
  reclassify: z.strictObject({ ...kind, reason: text }),
  reassign: z.strictObject({ departmentId: id, responsibleId: id, reason: text }),
  /** all of it as it is now right; null: about nobody, or of nobody who is a client */
  correctParties: z.strictObject({
    aboutId: id.nullable(),
    clientId: id.nullable(),
    ...other,
    reason: text,
  }),
  waitForClient: z.strictObject({ awaited: text }),
  clientAnswered: z.strictObject({ answer: text }),
  note: z.strictObject({ text }),
  addEvidence: z.strictObject({ files: files.min(1, "missing"), text: maybe }),
  askExtension: reason,
  extend: z.strictObject({ remarks: maybe }),
  refuseExtension: reason,
  withdraw: reason,
  reopen: reason,
};
export type Act = keyof typeof givenShapes;
export type Given<A extends Act> = z.output<(typeof givenShapes)[A]>;

export const acts = Object.keys(givenShapes) as Act[];
export const isAct = (text: string): text is Act => Object.hasOwn(givenShapes, text);

/** What is wrong with a field; words are found for it where it is shown. */
export type Fault =
  | "missing"
  | "tooLong"
  | "tooMany"
  | "notADate"
  | "noDay"
  | "noPromise"
  | "notAnInstant"
  | "notAnAmount"
  | "unknown"
  | "notActive"
  | "concerned"
  | "noLeadAbove"
  | "reassignFirst"
  | "tooEarly"
  | "tooLate"
  | "noFurther"
  | "unchanged";
export type Faults = Record<string, Fault>;

const faults: readonly string[] = [
  ...["missing", "tooLong", "tooMany", "notADate", "noDay", "noPromise", "notAnInstant", "notAnAmount"],
];

/** What was given with an act, as its shape has it; else what is wrong, by the paths of the fields. */
export function readGiven<A extends Act>(act: A, given: unknown): { given: Given<A> } | { faults: Faults } {
  const read = givenShapes[act].safeParse(given);
  if (read.success) return { given: read.data as Given<A> };
  return {
    faults: Object.fromEntries(
      read.error.issues.map(({ path, message }) => [
        path.join(".") || "given",
        faults.includes(message) ? (message as Fault) : "missing",
      ]),
    ),
  };
}
