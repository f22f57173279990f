import type { KnownBlock } from "@slack/web-api";
import type { PlainDate } from "../../lib/dates.ts";
import { type Language, listed, longDate, shortDate } from "../../lib/language.ts";
import {
  actions,
  context,
  divider,
  header,
  listButton,
  type Message,
  message,
  section,
  titled,
} from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { type EntryList, entryMenu } from "./entry-list.ts";
import { listValue, moveRestAction, planValue } from "./ids.ts";
import type { ShownPlan } from "./plan.ts";
import type { PlanEntry } from "./plan-queries.ts";
import { visitsText } from "./text.ts";

const openShown = 20;
const signsOfNames = 1500;
const signsOfName = 120;

/** The end of a day: what was done, and what is still open, with one tap to move it to the next working day. */
export function eveningMessage(plan: ShownPlan, next: PlainDate, language: Language): Message {
  const text = visitsText[language];
  const { personId, date, entries } = plan;
  const title = text.evening(longDate(date, language));
  const claim = { list: "evening" as const, personId, date, page: 1 };
  const list: EntryList = { claim, when: plan.when ?? "today", language, signs: signsOfName };
  const of = (state: PlanEntry["state"]) => entries.filter((entry) => entry.state === state);
  const open = of("open");
  const counts = text.eveningCounts(of("done").length, open.length, of("moved").length, of("skipped").length);
  const moveRest = listButton(
    text.moveRest(open.length, shortDate(next, date, language)),
    listValue(claim),
    "rest",
    moveRestAction,
    planValue({ date, personId, page: 1 }),
  );
  return message(`${title}\n${counts}`, [
    header(title),
    context(counts),
    ...namesOf(text.done, of("done"), language),
    ...namesOf(text.eveningMoved, of("moved"), language),
    divider,
    ...(open.length > 0
      ? [titled(text.stillOpen, ""), ...openLines(open, list), actions(moveRest)]
      : [section(text.nothingOpen)]),
  ]);
}

const namesOf = (heading: string, entries: PlanEntry[], language: Language): KnownBlock[] =>
  entries.length === 0
    ? []
    : [
        titled(
          heading,
          `\n${fitted(
            listed(
              entries.map(({ name }) => fitted(name, signsOfName)),
              language,
            ),
            signsOfNames,
          )}`,
        ),
      ];

function openLines(open: PlanEntry[], list: EntryList): KnownBlock[] {
  const text = visitsText[list.language];
  const rest = open.length - openShown;
  return [
    ...open
      .slice(0, openShown)
      .map((entry, index) =>
        titled(
          `${index + 1}. ${fitted(entry.name, signsOfName)}`,
          ` · ${entry.kind === "visit" ? text.visitOne : text.callOne}`,
          entryMenu(entry, list),
        ),
      ),
    ...(rest > 0 ? [context(text.moreOpen(rest))] : []),
  ];
}
