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
 * How a person is told of an act (design.md, "Few messages"): critical complaints at any hour and however often; what waits for
 * the person, and what is of high severity, among three messages a day; else with the next plan or digest. Who has neither, as
 * staff and the desk, is told among three messages a day too: what is beyond comes once a day.
 */
export function wayToTell(severity: Severity, told: { act: Act; as: Audience; hasPlan: boolean }): Way {
  if (severity === "S1") return "always";
  return severity === "S2" || !told.hasPlan || asks[told.act]?.includes(told.as) ? "now" : "later";
}
