import type { KnownBlock } from "@slack/web-api";
import type { PlainDate } from "../../lib/dates.ts";
import { type Language, longDate } from "../../lib/language.ts";
import { button, context, divider, header, type Message, message, section, titled } from "../../slack/blocks.ts";
import { ladder } from "../follow-ups/rules.ts";
import { tierName } from "../policy/text.ts";
import { complaintTitle, nearClaim } from "./complaint-digest.ts";
import { type ListClaim, listValue, openTeamListAction } from "./ids.ts";
import { ageWords } from "./late-digest.ts";
import type { PlanStanding } from "./plan-queries.ts";
import { agesOf, type DigestFacts, quietBuckets } from "./rules.ts";
import { teamText } from "./text.ts";

export type TeamView = {
  date: PlainDate;
  people: number;
  plans: PlanStanding[];
} & Pick<DigestFacts, "late" | "passedUp" | "complaints" | "quiet" | "standards">;

/** How a lead's team stands; every figure opens into its list. */
export function teamMessage(view: TeamView, language: Language): Message {
  const text = teamText[language];
  const title = text.team(longDate(view.date, language));
  if (view.people === 0) return message(text.nobodyBelow, []);
  const parts = [
    complaintLines(view, language),
    planLines(view, language),
    lateLines(view, language),
    coverLines(view, language),
    quietLines(view, language),
  ];
  const blocks = parts.flatMap((lines) => (lines.length === 0 ? [] : [divider, ...lines.map(([block]) => block)]));
  const spoken = parts.flat().map(([, words]) => words);
  return message([title, ...spoken].join("\n"), [header(title), context(text.people(view.people)), ...blocks]);
}

/** A block, and how it is read out. */
type Spoken = [block: KnownBlock, words: string];

function line(title: string, rest: string[], claim: Omit<ListClaim, "page"> | undefined, language: Language): Spoken {
  const open =
    claim &&
    button(
      teamText[language].open,
      `${openTeamListAction}:${claim.kind}:${claim.what}`,
      listValue({ ...claim, page: 1 }),
    );
  return [titled(title, rest.map((words) => `\n${words}`).join(""), open), [title, ...rest].join(" · ")];
}

const plain = (words: string): Spoken => [section(words), words];

/** Complaints past their deadline or near it; nothing is said when there are none. */
const complaintLines = ({ complaints }: TeamView, language: Language): Spoken[] =>
  complaints.length > 0 ? [line(complaintTitle(complaints, language), [], nearClaim, language)] : [];

function planLines({ plans, date }: TeamView, language: Language): Spoken[] {
  const text = teamText[language];
  if (plans.length === 0) return [plain(text.noPlans)];
  const sum = (of: (plan: PlanStanding) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  const title = text.plans(
    sum(({ done }) => done),
    sum(({ planned }) => planned),
  );
  return [line(title, [text.plansOpen(sum(({ open }) => open))], { kind: "today", what: date }, language)];
}

function lateLines({ late, passedUp }: TeamView, language: Language): Spoken[] {
  const text = teamText[language];
  const marked = late.filter(({ daysLate }) => daysLate >= ladder.markAt).length;
  const claim = late.length > 0 ? ({ kind: "late", what: "all" } as const) : undefined;
  const all = line(text.late(late.length), ageWords(agesOf(late), marked, language), claim, language);
  if (passedUp.length === 0) return [all];
  const title = text.passedUp(passedUp.length, ladder.escalateAt);
  return [all, line(title, [], { kind: "late", what: "up" }, language)];
}

function coverLines({ standards }: TeamView, language: Language): Spoken[] {
  const text = teamText[language];
  if (standards.length === 0) return [plain(text.noStandards)];
  return [
    line(text.coverage, [], undefined, language),
    ...standards.map(({ tier, missed, all }) => {
      const claim = missed > 0 ? ({ kind: "missed", what: tier ?? "" } as const) : undefined;
      const words = text.covered(tierName(tier, language), all - missed, all);
      return claim ? line(words, [], claim, language) : plain(words);
    }),
  ];
}

function quietLines({ quiet }: TeamView, language: Language): Spoken[] {
  const text = teamText[language];
  const held = quietBuckets.flatMap((bucket, i) => {
    const n = quiet[i] ?? 0;
    const claim = { kind: "quiet", what: String(bucket) } as const;
    return n > 0 ? [line(text.counted(text.quiet[bucket], n), [], claim, language)] : [];
  });
  return held.length > 0 ? held : [plain(text.nobodyQuiet)];
}
