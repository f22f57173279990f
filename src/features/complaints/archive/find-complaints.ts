import { type ActionAsk, type Bot, onAction, onCommand } from "../../../slack/answer.ts";
import type { Ask } from "../../../slack/ask.ts";
import type { Message } from "../../../slack/blocks.ts";
import { type Effects, Refusal, replace, say } from "../../../slack/effects.ts";
import { fittedLine } from "../../../slack/limits.ts";
import { policyOn } from "../../policy/queries.ts";
import { readListClaim, turnListAction } from "../ids.ts";
import { complaintsText } from "../text.ts";
import { states } from "../workflow.ts";
import { allList, allPerPage } from "./all-list.ts";
import { type FilterMark, readFilters } from "./filter-rules.ts";
import { listComplaints } from "./list-queries.ts";
import { archiveText } from "./text.ts";

const filterMarks = ["open", "mine", "overdue", "repeat"] as const satisfies readonly FilterMark[];
const typedMost = 300;

/** `/complaint list`, with filters. */
export function registerLists(bot: Bot): void {
  const { en, zh } = { en: archiveText.en, zh: archiveText.zh };
  onCommand(bot, "/complaint", {
    words: ["list", "列表"],
    help: { en: en.helpList, zh: zh.helpList },
    run: async (ask) => say(await listPage(ask, ask.rest, 1)),
  });
  onAction(bot, turnListAction, turnList);
}

async function turnList(ask: ActionAsk): Promise<Effects> {
  const { typed, page } = readListClaim(ask.value);
  return replace(await listPage(ask, typed, page));
}

/** The complaints within the asker's reach that the words leave. What names no filter is said, and the words that do. */
async function listPage(ask: Ask, typed: string, asked: number): Promise<Message> {
  const { deps, asker, now, today } = ask;
  const { language, timeZone } = asker;
  const text = archiveText[language];
  if (typed.length > typedMost) throw new Refusal(text.unknownFilter(fittedLine(typed, 60)));
  const { filter, unknown } = readFilters(typed, await knownWords(ask));
  if (unknown.length > 0) throw new Refusal(text.unknownFilter(fittedLine(unknown.join(" "), 60)));
  const found = await listComplaints(deps.db, asker, filter, { asked, perPage: allPerPage, now });
  return allList({ ...found, typed }, { language, timeZone, today, now });
}

const wordOf = (name: string) => name.toLowerCase().replaceAll(/\s+/gu, "-");

/** States, categories and departments by their names in both languages, blanks as hyphens. */
async function knownWords({ deps: { db }, today }: Ask) {
  const { categories } = (await policyOn(db, today)).complaints;
  const teams = await db.rows<{ id: number; name: string }>(`SELECT "id", "name" FROM "Team"`);
  const { en, zh } = complaintsText;
  const marked = [archiveText.en.filters, archiveText.zh.filters];
  return {
    marks: Object.fromEntries(filterMarks.flatMap((mark) => marked.map((words) => [words[mark], mark]))),
    states: Object.fromEntries(states.flatMap((one) => [en, zh].map((text) => [wordOf(text.states[one]), one]))),
    categories: Object.fromEntries(
      categories.flatMap((one) => [one.id, one.en, one.zh].map((name) => [wordOf(name), one.id])),
    ),
    departments: Object.fromEntries(teams.map(({ id, name }) => [wordOf(name), id])),
  };
}
