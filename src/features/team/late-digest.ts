import { type Language, named } from "../../lib/language.ts";
import { fitted } from "../../slack/limits.ts";
import { ladder } from "../follow-ups/rules.ts";
import type { ListClaim } from "./ids.ts";
import type { ShownLate } from "./late-queries.ts";
import type { Memory } from "./queries.ts";
import {
  agesOf,
  byOwner,
  type Changes,
  countChanges,
  type DigestFacts,
  type LateItem,
  type OwnerLine,
} from "./rules.ts";
import { teamText } from "./text.ts";

/** Who reads it: a lead, who may open everything; or a channel, where no client is named, and people only if they are to be. */
export type DigestReader = { language: Language; channel?: { teamName: string; isNamed: boolean } };

export type ShownDigest = {
  facts: DigestFacts;
  memory: Memory | undefined;
  names: ReadonlyMap<number, string>;
  /** the words of what is new or worse; none for a channel */
  items: ReadonlyMap<number, Pick<ShownLate, "clientName" | "text">>;
  /** what else is told with it */
  notices: string[];
};

/** The list behind a line, or the whole view of the team. */
export type Opens = Omit<ListClaim, "page"> | "team";

/** A line of the digest, with the list that it opens. */
export type Part = { title: string; rest?: string[]; opens?: Opens };

export const ownersShown = 12;
const itemsShown = 3;
/** A full digest stays under what a message may hold in all (limits.messageSigns). */
const signsOfName = 40;

/** Overdue follow-ups: all of them, then each manager with something new or worse, the rest as a count. */
export function lateParts(
  { facts: { late }, names, items, memory }: ShownDigest,
  changes: Changes,
  reader: DigestReader,
): Part[] {
  const text = teamText[reader.language];
  const { fresh, worse, cleared, same } = countChanges(late, changes);
  if (late.length + cleared === 0) return [];
  const marked = late.filter(({ daysLate }) => daysLate >= ladder.markAt).length;
  const counts = memory ? [text.changes(fresh, worse, cleared, same)] : [];
  const rest = [...counts, ...ageWords(agesOf(late), marked, reader.language)];
  const whole: Part = {
    title: text.late(late.length),
    rest,
    ...(late.length > 0 && { opens: { kind: "late", what: "all" } }),
  };
  if (reader.channel && !reader.channel.isNamed) return [whole];
  const owners = byOwner(late, changes, ladder.markAt);
  const told = owners.filter((owner) => owner.fresh.length + owner.worse.length > 0).slice(0, ownersShown);
  const others = owners.slice(told.length);
  const otherLate = others.reduce((sum, { total }) => sum + total, 0);
  const areSame = others.every((owner) => owner.fresh.length + owner.worse.length === 0);
  const otherOpens: Opens = { kind: "late", what: "all" };
  const words = areSame ? text.ownersAsBefore : text.otherOwners;
  return [
    whole,
    ...told.map((owner) => ownerPart(owner, { names, items, memory }, reader.language)),
    ...(others.length > 0 ? [{ title: words(others.length, otherLate), opens: otherOpens }] : []),
  ];
}

/** "1–3 days: 4 · 4–7 days: 2", and how many are marked. */
export function ageWords(ages: number[], marked: number, language: Language): string[] {
  const text = teamText[language];
  const held = ages.flatMap((n, age) => (n > 0 ? [named(text.ages[age] ?? "", String(n), language)] : []));
  return [...(held.length > 0 ? [held.join(" · ")] : []), ...(marked > 0 ? [text.marked(marked, ladder.markAt)] : [])];
}

type OwnerWords = Pick<ShownDigest, "names" | "items" | "memory">;

function ownerPart(owner: OwnerLine, { names, items, memory }: OwnerWords, language: Language): Part {
  const text = teamText[language];
  const line = ({ id, daysLate }: LateItem, words: (what: string, days: number) => string) => {
    const item = items.get(id);
    return item ? [words(itemName(item, language), daysLate)] : [];
  };
  const told = [
    ...owner.worse.map((item) => line(item, text.worseItem)),
    ...owner.fresh.map((item) => line(item, memory ? text.freshItem : text.firstItem)),
  ].flat();
  const left = told.length - itemsShown;
  const more = memory ? text.moreItems : text.moreFirst;
  const name = fitted(names.get(owner.ownerId) ?? "", signsOfName);
  const rest = [
    ...ageWords(owner.ages, owner.marked, language),
    ...told.slice(0, itemsShown),
    ...(left > 0 ? [more(left)] : []),
  ];
  return {
    title: named(name, String(owner.total), language),
    rest,
    opens: { kind: "late", what: String(owner.ownerId) },
  };
}

const itemName = ({ clientName, text }: Pick<ShownLate, "clientName" | "text">, language: Language) =>
  named(fitted(clientName, signsOfName), fitted(text, signsOfName), language);

/** What has come up from the teams of leads below. */
export function passedUpPart(
  { facts: { passedUp }, memory }: ShownDigest,
  changes: Changes,
  { language }: DigestReader,
): Part[] {
  if (passedUp.length === 0) return [];
  const text = teamText[language];
  const { fresh, worse, same } = countChanges(passedUp, { ...changes, cleared: new Set() });
  const rest = memory ? [text.changes(fresh, worse, 0, same)] : [];
  return [{ title: text.passedUp(passedUp.length, ladder.escalateAt), rest, opens: { kind: "late", what: "up" } }];
}
