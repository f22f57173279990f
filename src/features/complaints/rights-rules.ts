import type { Relation, Step } from "./workflow.ts";

/** Who has a part in a complaint, by the ids of its record. */
export type Parties = {
  aboutId: number | null;
  reporterId: number;
  responsibleId: number | null;
  proposedById: number | null;
  extensionById: number | null;
};

/** A complaint about a person is absent for that person, whatever else they are to it (domain.md, "Recusal"). */
export const isConcerned = ({ aboutId }: Pick<Parties, "aboutId">, personId: number): boolean => aboutId === personId;

/** Why a person may not do a step: it is not theirs, or they would decide on what they themselves proposed or asked for. */
export type Barred = "relation" | "own";

/** Why not; undefined when they may. Who is concerned may nothing. */
export function barredFrom(
  step: Pick<Step, "who" | "notBy">,
  parties: Parties,
  ties: ReadonlySet<Relation>,
  personId: number,
): Barred | undefined {
  if (isConcerned(parties, personId) || !step.who.some((relation) => ties.has(relation))) return "relation";
  const author = { proposer: parties.proposedById, extensionAsker: parties.extensionById };
  return step.notBy && author[step.notBy] === personId ? "own" : undefined;
}

/** Who may give a complaint's case file out of the house: the desk and the leads, never who filed it or sees to it alone. */
const mayGive: readonly Relation[] = ["desk", "standIn", "lead", "overseer"];

/** Whether somebody may have the case file made; the ties of who is concerned are none. */
export const mayGiveOut = (ties: ReadonlySet<Relation>): boolean => mayGive.some((relation) => ties.has(relation));

/** Whether somebody is no more to a complaint than who filed it. */
export const isReporterAlone = (ties: ReadonlySet<Relation>): boolean => ties.size === 1 && ties.has("reporter");

/** Whether a step that waits for more time to be asked for, or not to be, is possible now. */
export const isTimeFor = ({ while: asked }: Pick<Step, "while">, { extensionById }: Pick<Parties, "extensionById">) =>
  asked === undefined || (asked === "extensionAsked") === (extensionById !== null);
