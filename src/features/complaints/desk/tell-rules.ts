import type { Act, Severity } from "../given-rules.ts";
import type { Audience } from "../workflow.ts";

/** How somebody is told: `always` whatever they were told that day, `now` among three messages a day, `later` with the next plan. */
export type Way = "always" | "now" | "later";

/** After these acts the next step is that person's. */
const asks: Partial<Record<Act, readonly Audience[]>> = {
  askReporter: ["reporter"],
  assign: ["responsible"],
  reassign: ["responsible"],
  propose: ["lead"],
  approve: ["responsible"],
  sendBack: ["responsible"],
  carryOut: ["lead"],
  clientAnswered: ["responsible"],
  askExtension: ["lead"],
};

/**
 * How a person is told of an act (design.md, "Few messages"): critical complaints at any hour; what waits for the person, and what
 * is of high severity, in a message; else with the next plan or digest, which only managers and leads have.
 */
export function wayToTell(severity: Severity, told: { act: Act; as: Audience; hasPlan: boolean }): Way {
  if (severity === "S1" || !told.hasPlan) return "always";
  return severity === "S2" || asks[told.act]?.includes(told.as) ? "now" : "later";
}
