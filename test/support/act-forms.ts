/** How each act is done in its form: by whom, after what, and what is put into the fields. */
import type { Act } from "../../src/features/complaints/given-rules.ts";
import type { ComplaintHouse } from "./complaint-house.ts";
import type { Entry } from "./fields.ts";

export type ActForm = {
  by: string;
  /** the button that opens it */
  button: string;
  /** the last of the eight steps before */
  after?: Act;
  /** what is done between that and it */
  before?: [by: string, act: Act, given: Record<string, unknown>][];
  values: Record<string, Entry>;
  /** what of it is words */
  typed: string[];
};

type Plain = Omit<ActForm, "typed">;

const hands = { "Responsible department": "Team 1", "Responsible person": "Mei" };
const asked: ActForm["before"] = [["Wu", "askExtension", { reason: "The pictures are awaited" }]];

const plainForms: { [A in Exclude<Act, "record">]: Plain } = {
  judgeValid: { by: "Dora", button: "Valid", values: { Remarks: "Cameras show it" } },
  judgeNotValid: { by: "Dora", button: "Not valid", values: { Reason: "They were never here" } },
  askReporter: { by: "Dora", button: "Ask for more", values: { "What is to be told": "Which counter?" } },
  giveInformation: {
    by: "Wu",
    button: "Answer the desk",
    before: [["Dora", "askReporter", { question: "Which counter?" }]],
    values: { "Your answer": "Counter three" },
  },
  assign: { by: "Dora", button: "Assign", after: "judgeValid", values: { ...hands, Remarks: "You know them" } },
  analyse: {
    by: "Wu",
    button: "Analyse",
    after: "assign",
    values: { Cause: "Felt ignored or slighted", "In words": "Nobody greeted them" },
  },
  propose: {
    by: "Wu",
    button: "Propose a remedy",
    after: "analyse",
    values: { Remedy: "Apologise", Compensation: "1,200.50", "How it will not happen again": "A float" },
  },
  approve: { by: "Lin", button: "Approve", after: "propose", values: { Remarks: "Well done" } },
  sendBack: { by: "Lin", button: "Return", after: "propose", values: { Remarks: "Too little" } },
  carryOut: {
    by: "Wu",
    button: "Carried out",
    after: "approve",
    values: { "What was done": "Called on them", "How the client was told": "In person" },
  },
  evaluate: {
    by: "Lin",
    button: "Evaluate and close",
    after: "carryOut",
    values: { "How satisfied is the client?": "5 · very satisfied", Lesson: "Greet them" },
  },
  reclassify: { by: "Dora", button: "Reclassify", values: { Severity: "S1 critical", Reason: "Funds are missing" } },
  correctParties: {
    by: "Dora",
    button: "Correct who is concerned",
    values: { "Person complained about": { typed: "Tom", chosen: "Tom" }, Reason: "It was Tom" },
  },
  reassign: { by: "Dora", button: "Reassign", after: "assign", values: { ...hands, Reason: "She knows them" } },
  waitForClient: {
    by: "Wu",
    button: "Wait for client",
    after: "assign",
    values: { "What the client is to answer": "The date of the letter" },
  },
  clientAnswered: {
    by: "Wu",
    button: "Client answered",
    after: "assign",
    before: [["Wu", "waitForClient", { awaited: "The date" }]],
    values: { "What the client answered": "The third of March" },
  },
  note: { by: "Wu", button: "Note", values: { complaint_text: "They called again" } },
  addEvidence: {
    by: "Wu",
    button: "Add files",
    values: {
      "Pictures, recordings, documents": [{ name: "slip.txt", bytes: "two hours" }],
      "What they show": "The slip of the queue",
    },
  },
  askExtension: {
    by: "Wu",
    button: "Ask for more time",
    after: "assign",
    values: { Reason: "The pictures are awaited" },
  },
  extend: { by: "Lin", button: "Grant more time", after: "assign", before: asked, values: { Remarks: "Hurry" } },
  refuseExtension: { by: "Lin", button: "Refuse more time", after: "assign", before: asked, values: { Reason: "No" } },
  withdraw: { by: "Wu", button: "Withdraw", values: { Reason: "A misunderstanding" } },
  reopen: { by: "Dora", button: "Reopen", after: "evaluate", values: { Reason: "They called again" } },
};

const inWords = /^(?!Team 1|Mei|Felt|In person|5 ·|S1 ).*/;
const withTyped = (form: Plain): ActForm => ({
  ...form,
  typed: Object.values(form.values).filter((entry) => typeof entry === "string" && inWords.test(entry)) as string[],
});

/** Of the people of complaint-house.ts; Wu files. */
export const actForms = Object.fromEntries(
  Object.entries(plainForms).map(([act, form]) => [act, withTyped(form)]),
) as Record<keyof typeof plainForms, ActForm>;

/** A complaint that is ready for an act; its id and number. */
export async function readyFor(
  house: ComplaintHouse,
  { after, before = [] }: ActForm,
  more: Record<string, unknown> = {},
): Promise<{ id: number; number: string }> {
  const id = await house.file("Wu", more);
  if (after) await house.bringTo(id, after);
  for (const [by, act, given] of before) await house.act(id, by, act, given);
  return house.db.prisma.complaint.findUniqueOrThrow({ where: { id }, select: { id: true, number: true } });
}
