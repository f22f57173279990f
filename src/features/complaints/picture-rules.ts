import { filing, type State, type Step, states, steps } from "./workflow.ts";

/** The states that an act leads to from one: several when it goes back to where it was before. */
function targets(step: Step): readonly State[] {
  if (step.to !== "before") return step.to === "same" ? [] : [step.to];
  return steps.filter(({ to }) => step.from.some((state) => state === to)).flatMap(({ from }) => from);
}

const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");

/** The transition table as docs/architecture.md shows it: a state diagram, and the acts that leave the state as it is. */
export function workflowPicture(): string {
  const arrows = steps.flatMap((step) =>
    step.from.flatMap((from) => targets(step).map((to) => `  ${from} --> ${to}: ${step.act}`)),
  );
  const staying = steps
    .filter(({ to }) => to === "same")
    .map(({ act, from }) => `- \`${act}\`: ${from.length === states.length ? "in every state" : list(from)}`);
  return [
    "```mermaid",
    "stateDiagram-v2",
    `  [*] --> ${filing.to}: record`,
    ...arrows,
    "```",
    "",
    "Acts that leave the state as it is:",
    "",
    ...staying,
  ].join("\n");
}
