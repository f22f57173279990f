import { type Language, listed, longDate } from "../../lib/language.ts";
import { tierName } from "../policy/text.ts";
import { type DigestReader, ownersShown, type Part, type ShownDigest } from "./late-digest.ts";
import type { Memory } from "./queries.ts";
import { changeOf, type DigestFacts, quietBuckets, quietKey, standardKey } from "./rules.ts";
import { teamText } from "./text.ts";

/** What the last working day's plans left open, by manager. */
export function unmadePart({ facts, names }: ShownDigest, { language, channel }: DigestReader): Part[] {
  const { date, plans } = facts.unmade;
  const open = plans.filter((plan) => plan.open > 0).sort((a, b) => b.open - a.open);
  if (open.length === 0) return [];
  const text = teamText[language];
  const sum = (of: (plan: (typeof plans)[number]) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  const isNamed = !channel || channel.isNamed;
  const people = open.slice(0, ownersShown).map(({ personId, open: n }) => text.openOf(names.get(personId) ?? "", n));
  return [
    {
      title: text.unmade(
        longDate(date, language),
        sum((plan) => plan.open),
        sum(({ planned }) => planned),
      ),
      rest: isNamed ? [`${listed(people, language)}${open.length > ownersShown ? " …" : ""}`] : [],
      opens: { kind: "open", what: date },
    },
  ];
}

/** Quiet clients and missed standards: those that have changed, each with its change; the others as one count. */
export function countParts(facts: DigestFacts, memory: Memory | undefined, language: Language): Part[][] {
  const text = teamText[language];
  const before = memory && new Map(memory.lines);
  const quiet = quietBuckets.map((bucket, i) => {
    const n = facts.quiet[i] ?? 0;
    const part: Part = { title: text.counted(text.quiet[bucket], n), opens: { kind: "quiet", what: String(bucket) } };
    return { n, change: changeOf(quietKey(bucket), n, before), part };
  });
  const missed = facts.standards.map(({ tier, missed: n, all }) => {
    const part: Part = {
      title: text.missed(tierName(tier, language), n, all),
      opens: { kind: "missed", what: tier ?? "" },
    };
    return { n, change: changeOf(standardKey(tier), n, before), part };
  });
  const isTold = ({ n, change }: { n: number; change: number }) => (before ? change !== 0 : n > 0);
  const told = (of: typeof quiet) =>
    of.filter(isTold).map(({ part, change }) => (change === 0 ? part : { ...part, rest: [text.change(change)] }));
  const rest = (of: typeof quiet) => of.filter((one) => !isTold(one)).reduce((sum, { n }) => sum + n, 0);
  const [quietRest, missedRest] = [rest(quiet), rest(missed)];
  return [told(quiet), told(missed), restPart(quietRest, missedRest, language)];
}

const restPart = (quiet: number, missed: number, language: Language): Part[] =>
  quiet + missed > 0 ? [{ title: asBeforeWords({ late: 0, quiet, missed }, language), opens: "team" }] : [];

/** What is as it was, in one line; without what there is none of. */
export function asBeforeWords(counts: { late: number; quiet: number; missed: number }, language: Language): string {
  const text = teamText[language];
  const { late, quiet, missed } = counts;
  const held = [
    late > 0 ? text.lateCount(late) : "",
    quiet > 0 ? text.quietCount(quiet) : "",
    missed > 0 ? text.missedCount(missed) : "",
  ];
  return text.asBefore(listed(held.filter(Boolean), language));
}
