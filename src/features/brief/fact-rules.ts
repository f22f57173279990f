import type { PlainDate } from "../../lib/dates.ts";

/** What is learned of a client, in the order in which it is shown (domain.md, "profile facts"; the last three are its wishes). */
export const factKinds = [
  "hobbies",
  "preferences",
  "family",
  "experience",
  "businessScale",
  "production",
  "needs",
  "competitors",
  "festivals",
  "channel",
  "quietHours",
] as const;
export type FactKind = (typeof factKinds)[number];

/** What the manager means to say at the next visit: kept like a fact, with its date and author, but no part of the profile. */
export const talkingPoints = "talkingPoints" as const;
export type KeptKind = FactKind | typeof talkingPoints;

/** Longer than any one thing that is known of a client; what is longer belongs in a contact's notes. */
export const factMost = 500;

const ofPeople: readonly FactKind[] = ["hobbies", "family", "experience"];
const ofOrganisations: readonly FactKind[] = ["businessScale", "production", "competitors"];

/** The facts that a client of this kind can have; all of them as long as its kind is not known. */
export function factKindsOf(kind: string | null): FactKind[] {
  const not = kind === "person" ? ofOrganisations : kind === "organisation" ? ofPeople : [];
  return factKinds.filter((one) => !not.includes(one));
}

export type KnownFact = { id: number; kind: string; value: string; on: PlainDate };

/** Of each kind the newest fact: by the day on which it was learned, then by when it was written down. An empty one takes back what was known. */
export function newestFacts<Fact extends KnownFact>(facts: readonly Fact[]): Map<string, Fact> {
  const newest = new Map<string, Fact>();
  for (const fact of facts) {
    const known = newest.get(fact.kind);
    if (!known || fact.on > known.on || (fact.on === known.on && fact.id > known.id)) newest.set(fact.kind, fact);
  }
  for (const [kind, { value }] of newest) if (value === "") newest.delete(kind);
  return newest;
}

export type LearnedFact<Kind extends string = string> = { kind: Kind; value: string };

/**
 * Which of the given facts say something that is not on record: another value than the newest, or the same one confirmed on a
 * later day. An empty value says something only where there is a value to take back.
 */
export function newFacts<Kind extends string>(
  known: ReadonlyMap<string, KnownFact>,
  given: readonly LearnedFact<Kind>[],
  on: PlainDate,
): LearnedFact<Kind>[] {
  return given
    .map(({ kind, value }) => ({ kind, value: value.trim() }))
    .filter(({ kind, value }) => {
      const before = known.get(kind);
      return (before?.value ?? "") !== value || (before !== undefined && value !== "" && on > before.on);
    });
}

export type Edited<Kind extends string> = {
  facts: LearnedFact<Kind>[];
  /** what somebody else has changed since the form was shown, with what it says now */
  changedMeanwhile: LearnedFact<Kind>[];
};

/**
 * What a form of facts changes. A field left as it was shown says nothing; one that was changed goes before what was known
 * then, but not before what somebody wrote meanwhile (a fact later than `seenUpTo`), unless that says the same.
 */
export function editedFacts<Kind extends string>(
  known: readonly KnownFact[],
  seenUpTo: number,
  typed: readonly LearnedFact<Kind>[],
): Edited<Kind> {
  const before = newestFacts(known.filter(({ id }) => id <= seenUpTo));
  const now = newestFacts(known);
  const edited: Edited<Kind> = { facts: [], changedMeanwhile: [] };
  for (const { kind, value } of typed) {
    const [was, is, said] = [before.get(kind)?.value ?? "", now.get(kind)?.value ?? "", value.trim()];
    if (said === was || said === is) continue;
    if (is === was) edited.facts.push({ kind, value: said });
    else edited.changedMeanwhile.push({ kind, value: is });
  }
  return edited;
}
