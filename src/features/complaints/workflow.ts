import type { Act } from "./given-rules.ts";

/** Where a complaint stands: what it waits for. The eight steps of domain.md, "Complaints", lead from the first to `closed`. */
export const states = [
  "recorded",
  "informing",
  "valid",
  "assigned",
  "analysed",
  "proposed",
  "returned",
  "approved",
  "carriedOut",
  "waiting",
  "closed",
  "notValid",
  "withdrawn",
] as const;
export type State = (typeof states)[number];

/**
 * What somebody is to a complaint (tie-queries.ts finds it): `lead` is above the responsible person, or, before there is one, above
 * anybody who has to do with it; `overseer` is above one of them still; `manager` is the client's; `standIn` judges where the desk
 * has nobody unconcerned.
 */
export type Relation = "reporter" | "desk" | "lead" | "responsible" | "manager" | "standIn" | "overseer";

/**
 * Who is told of an act, never who did it and never the person complained about: `lead` is the nearest unconcerned one,
 * `extensionAsker` who asked for more time, `former` who was responsible until now.
 */
export type Audience = "reporter" | "desk" | "lead" | "responsible" | "former" | "manager" | "extensionAsker";

/** What becomes of the clocks; the legal one runs from filing until `resolve` or `end`. */
export type ClockEffect = "start" | "acknowledge" | "propose" | "resolve" | "pause" | "resume" | "end" | "restart";

export type Step = {
  act: Act;
  from: readonly State[];
  /** `same`: it stays where it is; `before`: where it was before it waited for the client */
  to: State | "same" | "before";
  who: readonly Relation[];
  /** whoever did this before may not do that now */
  notBy?: "proposer" | "extensionAsker";
  /** only while more time is asked for, or only while it is not */
  while?: "extensionAsked" | "noExtensionAsked";
  tells: readonly Audience[];
  clock: readonly ClockEffect[];
};

/** The states in which the responsible person has to do something next. */
const inWork = ["assigned", "analysed", "returned", "approved"] as const;
const unresolved = ["recorded", "informing", "valid", ...inWork, "proposed", "waiting"] as const;
const ended = ["closed", "notValid", "withdrawn"] as const;

const desk = ["desk", "lead", "standIn"] as const;
const everybody = ["reporter", "desk", "lead", "responsible", "manager", "standIn", "overseer"] as const;

type Rest = Pick<Step, "who" | "tells"> & Partial<Pick<Step, "clock" | "notBy" | "while">>;
const step = (act: Act, from: readonly State[], to: Step["to"], rest: Rest): Step => ({
  act,
  from,
  to,
  clock: [],
  ...rest,
});

/**
 * The one table of what may become of a complaint: in which state which act leads where, who may, whom it is told, and what
 * the clocks do. What must be given stands in `givenShapes`, by act. Filing is not in it: `record` leads to `recorded`.
 */
export const steps: readonly Step[] = [
  // the eight steps
  step("judgeValid", ["recorded"], "valid", { who: desk, tells: ["reporter"], clock: ["acknowledge"] }),
  step("judgeNotValid", ["recorded", "informing"], "notValid", {
    who: desk,
    tells: ["reporter", "manager"],
    clock: ["acknowledge", "end"],
  }),
  step("askReporter", ["recorded"], "informing", { who: desk, tells: ["reporter"], clock: ["acknowledge"] }),
  step("giveInformation", ["informing"], "recorded", { who: ["reporter", "desk"], tells: ["desk"] }),
  step("assign", ["valid"], "assigned", { who: desk, tells: ["responsible", "lead", "reporter", "manager"] }),
  step("analyse", ["assigned"], "analysed", { who: ["responsible"], tells: ["reporter"] }),
  step("propose", ["analysed", "returned"], "proposed", {
    who: ["responsible"],
    tells: ["lead", "reporter"],
    clock: ["propose"],
  }),
  step("approve", ["proposed"], "approved", { who: ["lead"], notBy: "proposer", tells: ["responsible", "reporter"] }),
  step("sendBack", ["proposed"], "returned", { who: ["lead"], notBy: "proposer", tells: ["responsible", "reporter"] }),
  step("carryOut", ["approved"], "carriedOut", {
    who: ["responsible"],
    tells: ["lead", "reporter", "manager"],
    clock: ["resolve"],
  }),
  step("evaluate", ["carriedOut"], "closed", {
    who: ["lead"],
    notBy: "proposer",
    tells: ["responsible", "reporter", "manager"],
    clock: ["end"],
  }),
  // beside them
  step("reclassify", unresolved, "same", { who: desk, tells: ["responsible", "lead", "desk"], clock: ["acknowledge"] }),
  step("reassign", [...inWork, "proposed", "waiting"], "same", {
    who: desk,
    tells: ["responsible", "former", "lead", "reporter"],
  }),
  // who is named now loses sight of it at once; while somebody is responsible, it is theirs to be told
  step("correctParties", states, "same", { who: desk, tells: ["responsible", "lead", "desk"], clock: ["acknowledge"] }),
  step("waitForClient", inWork, "waiting", { who: ["responsible"], tells: ["lead"], clock: ["pause"] }),
  step("clientAnswered", ["waiting"], "before", {
    who: ["responsible", ...desk],
    tells: ["responsible"],
    clock: ["resume"],
  }),
  step("note", states, "same", { who: everybody, tells: ["responsible"] }),
  step("addEvidence", states, "same", { who: everybody, tells: ["responsible"] }),
  step("askExtension", unresolved, "same", {
    who: ["responsible", ...desk],
    while: "noExtensionAsked",
    tells: ["lead"],
  }),
  step("extend", unresolved, "same", {
    who: ["lead"],
    notBy: "extensionAsker",
    while: "extensionAsked",
    tells: ["extensionAsker", "responsible", "reporter"],
  }),
  step("refuseExtension", unresolved, "same", {
    who: ["lead"],
    notBy: "extensionAsker",
    while: "extensionAsked",
    tells: ["extensionAsker", "responsible"],
  }),
  // by who filed it only until it was judged: later it is not theirs to end
  step("withdraw", ["recorded", "informing"], "withdrawn", {
    who: ["reporter", ...desk],
    tells: ["reporter", "desk", "manager"],
    clock: ["end"],
  }),
  step("withdraw", ["valid", ...inWork, "proposed", "waiting"], "withdrawn", {
    who: desk,
    tells: ["responsible", "reporter", "lead", "manager"],
    clock: ["end"],
  }),
  // what was judged valid is assigned anew, what was not is judged anew
  step("reopen", ["closed"], "valid", { who: desk, tells: ["desk", "reporter", "former"], clock: ["restart"] }),
  step("reopen", ["notValid", "withdrawn"], "recorded", {
    who: desk,
    tells: ["desk", "reporter"],
    clock: ["restart"],
  }),
];

/** Who is told of a new complaint, and what it starts. */
export const filing = { to: "recorded", tells: ["desk", "lead", "manager"], clock: ["start"] } as const satisfies Pick<
  Step,
  "to" | "tells" | "clock"
>;

/** The row of the table for an act in a state; undefined when the act is none there. */
export const stepFor = (act: string, state: State): Step | undefined =>
  steps.find((one) => one.act === act && one.from.includes(state));

/** Where a step leads; `before` is the state before the waiting. */
export const nextState = (step: Step, now: State, before: State): State =>
  step.to === "same" ? now : step.to === "before" ? before : step.to;

export const isState = (text: string): text is State => states.some((state) => state === text);
export const isEnded = (state: State): boolean => ended.some((one) => one === state);
/** The states that are not ended: what "open" means in lists and on plans. */
export const openStates: readonly State[] = states.filter((state) => !isEnded(state));
