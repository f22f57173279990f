import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { acts, readGiven } from "../../src/features/complaints/given-rules.ts";
import { workflowPicture } from "../../src/features/complaints/picture-rules.ts";
import { barredFrom, type Parties } from "../../src/features/complaints/rights-rules.ts";
import {
  filing,
  isEnded,
  nextState,
  openStates,
  states,
  stepFor,
  steps,
} from "../../src/features/complaints/workflow.ts";

test("docs/architecture.md shows the table as it is", () => {
  const page = readFileSync(new URL("../../docs/architecture.md", import.meta.url), "utf8");
  expect(page).toContain(workflowPicture());
});

test("an act means one thing in a state, and every act but filing stands in the table", () => {
  const pairs = steps.flatMap(({ act, from }) => from.map((state) => `${act} in ${state}`));
  expect(new Set(pairs).size).toBe(pairs.length);
  expect(acts.filter((act) => act !== "record" && !steps.some((step) => step.act === act))).toEqual([]);
});

test("every state can be reached, and every open one left", () => {
  const reached = new Set<string>([filing.to]);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const step of steps)
      for (const from of step.from) if (reached.has(from)) reached.add(nextState(step, from, from));
  }
  expect([...reached].sort()).toEqual([...states].sort());
  for (const state of openStates) {
    expect(steps.some(({ from, to }) => from.includes(state) && to !== "same")).toBe(true);
  }
});

test("a clock that was started is ended on every way to an end, and only `waiting` stops it", () => {
  for (const { act, to, from, clock } of steps) {
    const ends = states.some((state) => isEnded(state) && state === to) && !from.some(isEnded);
    expect([act, clock.includes("end")]).toEqual([act, ends]);
    expect([act, clock.includes("pause")]).toEqual([act, to === "waiting"]);
    expect([act, clock.includes("resume")]).toEqual([act, to === "before"]);
  }
});

const parties: Parties = { aboutId: 1, reporterId: 2, responsibleId: 3, proposedById: 3, extensionById: 4 };
const everything = new Set(["reporter", "desk", "lead", "responsible", "manager", "standIn", "overseer"] as const);

test("who is complained about may do nothing at all, whatever else they are", () => {
  for (const step of steps) expect(barredFrom(step, parties, everything, 1)).toBe("relation");
});

test.each([
  ["approve", "proposed", ["lead"], 5, undefined],
  ["approve", "proposed", ["desk", "responsible", "manager", "reporter", "overseer"], 5, "relation"],
  ["approve", "proposed", ["lead"], 3, "own"],
  ["sendBack", "proposed", ["lead"], 3, "own"],
  ["evaluate", "carriedOut", ["lead"], 3, "own"],
  ["extend", "assigned", ["lead"], 4, "own"],
  ["extend", "assigned", ["lead"], 3, undefined],
  ["judgeValid", "recorded", ["desk"], 5, undefined],
  ["judgeValid", "recorded", ["standIn"], 5, undefined],
  ["judgeValid", "recorded", ["reporter", "manager", "overseer"], 2, "relation"],
  ["withdraw", "recorded", ["reporter"], 2, undefined],
  ["withdraw", "assigned", ["reporter"], 2, "relation"],
  ["withdraw", "assigned", ["responsible"], 3, "relation"],
  ["note", "closed", ["overseer"], 9, undefined],
  ["propose", "analysed", ["lead", "desk"], 5, "relation"],
] as const)("%s in %s by %o: person %d is barred: %s", (act, state, ties, personId, barred) => {
  const step = stepFor(act, state);
  expect(step).toBeDefined();
  if (step) expect(barredFrom(step, parties, new Set(ties), personId)).toBe(barred);
});

test.each([
  ["judgeNotValid", {}, { reason: "missing" }],
  ["judgeNotValid", { reason: "  " }, { reason: "missing" }],
  ["judgeNotValid", { reason: "x".repeat(50_000) }, { reason: "tooLong" }],
  ["judgeValid", { remarks: 5 }, { remarks: "missing" }],
  ["assign", { departmentId: 1 }, { responsibleId: "missing" }],
  ["evaluate", { satisfaction: 6 }, { satisfaction: "missing" }],
  ["propose", { remedy: "x", compensation: { minor: -1, currency: "CNY" } }, { "compensation.minor": "notAnAmount" }],
  ["propose", { remedy: "x", promise: { text: "x" } }, { "promise.dueOn": "noDay" }],
  ["propose", { remedy: "x", promise: { dueOn: "2026-02-28" } }, { "promise.text": "noPromise" }],
  ["propose", { remedy: "x", promise: { text: "x", dueOn: "2026-02-30" } }, { "promise.dueOn": "notADate" }],
  ["carryOut", { done: "x", how: "phone", toldAt: "today" }, { toldAt: "notAnInstant" }],
  ["analyse", { cause: "other", words: "x", whys: ["1", "2", "3", "4", "5", "6"] }, { whys: "tooMany" }],
  ["addEvidence", { files: [] }, { files: "missing" }],
  ["note", { text: "x", byId: 7 }, { given: "missing" }],
] as const)("%s with %o is refused at its field: %o", (act, given, faults) => {
  expect(readGiven(act, given)).toEqual({ faults });
});
