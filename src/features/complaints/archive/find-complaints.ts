import { type ActionAsk, type Bot, onAction, onCommand } from "../../../slack/answer.ts";
import { type Ask, readerOf } from "../../../slack/ask.ts";
import type { Message } from "../../../slack/blocks.ts";
import { over } from "../../../slack/carry-out.ts";
import { type Effects, errors, open, Refusal, refresh, replace, say, update } from "../../../slack/effects.ts";
import { type FormAsk, onForm } from "../../../slack/forms.ts";
import { fittedLine } from "../../../slack/limits.ts";
import { readPlace } from "../../../slack/place.ts";
import { onSuggest } from "../../../slack/suggest.ts";
import { policyOn } from "../../policy/queries.ts";
import { departmentOf, knowsDepartments } from "../desk/desk-queries.ts";
import { offerDepartments } from "../desk/find-hands.ts";
import {
  filterBlock as block,
  type FilterClaim,
  filterDepartmentAction,
  filterFormId,
  openFilterAction,
  readFilterClaim,
  readId,
  readListClaim,
  turnListAction,
} from "../ids.ts";
import { complaintsText } from "../text.ts";
import { states } from "../workflow.ts";
import { allList, allPerPage } from "./all-list.ts";
import { anyDepartment, filterForm, filterWords, type NamedFilter } from "./filter-form.ts";
import { departmentWord, filterMarks, readEntry, readFilters, wordsFor } from "./filter-rules.ts";
import { listComplaints } from "./list-queries.ts";
import { archiveText } from "./text.ts";

const typedMost = 300;

/** `/complaint list`, with filters, typed or from a form. */
export function registerLists(bot: Bot): void {
  const { en, zh } = archiveText;
  onCommand(bot, "/complaint", {
    words: ["list", "列表"],
    help: { en: en.helpList, zh: zh.helpList },
    run: async (ask) => say(await listPage(ask, ask.rest, 1)),
  });
  onAction(bot, turnListAction, turnList);
  onAction(bot, openFilterAction, openFilter);
  onForm(bot, filterFormId, submitFilter);
  onSuggest(bot, filterDepartmentAction, async (ask) => {
    const { asker, typed } = ask;
    const found = await offerDepartments(ask);
    return knowsDepartments(asker) && typed.trim() === "" ? [anyDepartment(asker.language), ...found] : found;
  });
}

async function turnList(ask: ActionAsk): Promise<Effects> {
  const { typed, page } = readListClaim(ask.value);
  return replace(await listPage(ask, typed, page));
}

/** The form with what the list is narrowed to now; in a window it takes the list's place, else it lies over it. */
async function openFilter(ask: ActionAsk): Promise<Effects> {
  const named = await namedFilter(ask, ask.value);
  const { language } = ask.asker;
  const reader = { language, knowsDepartments: knowsDepartments(ask.asker) };
  const { department } = named;
  const claim = { place: ask.isInModal ? "" : ask.place, department: department ? wordOf(department) : "" };
  const form = filterForm(named, claim, reader);
  return ask.isInModal ? update(form) : open(form);
}

/** The list that the form asks for, in its place; the one that it was opened from follows as long as Slack lets it. */
async function submitFilter(ask: FormAsk): Promise<Effects> {
  const { language } = ask.asker;
  const text = archiveText[language];
  const claim = readFilterClaim(ask.metadata);
  const read = await readForm(ask, claim);
  if ("faults" in read) {
    const faults = Object.entries(read.faults) as [keyof typeof block, keyof typeof text.faults][];
    return errors(Object.fromEntries(faults.map(([name, fault]) => [block[name], text.faults[fault]])));
  }
  const typed = wordsFor(read.filter, knowsDepartments(ask.asker) ? undefined : claim.department);
  const list = await listPage(ask, typed, 1);
  const place = readPlace(claim.place);
  const shown = update(over(text.listTitle, list, language));
  return place ? [shown, refresh(place, list, language)] : shown;
}

async function readForm(ask: FormAsk, claim: FilterClaim): Promise<ReturnType<typeof readEntry>> {
  const { deps, asker, typed, chosen, today } = ask;
  const { categories } = (await policyOn(deps.db, today)).complaints;
  const of = (name: keyof typeof block) => typed[block[name]] ?? "";
  const id = readId(of("department"));
  const picked = id === undefined ? undefined : (await departmentOf(deps.db, id))?.id;
  const named = (await namedFilter(ask, claim.department)).filter.departmentId;
  return readEntry(
    {
      ...{ state: of("state"), severity: of("severity"), category: of("category"), department: of("department") },
      ...{ marks: chosen[block.marks] ?? [], from: of("from"), to: of("to") },
    },
    {
      categories: categories.map((one) => one.id),
      departmentId: knowsDepartments(asker) ? picked : named,
    },
  );
}

/** The complaints within the asker's reach that the words leave. What names no filter is said, and the words that do. */
async function listPage(ask: Ask, typed: string, asked: number): Promise<Message> {
  const { deps, asker, now } = ask;
  const named = await namedFilter(ask, typed);
  const found = await listComplaints(deps.db, asker, named.filter, { asked, perPage: allPerPage, now });
  return allList({ ...found, typed, narrowed: filterWords(named, asker.language) }, { ...readerOf(ask), now });
}

/** The filter that the words mean, and the names in it. */
async function namedFilter(ask: Ask, typed: string): Promise<NamedFilter> {
  const text = archiveText[ask.asker.language];
  if (typed.length > typedMost) throw new Refusal(text.unknownFilter(fittedLine(typed, 60)));
  const { known, teams, policy } = await knownWords(ask);
  const { filter, unknown } = readFilters(typed, known);
  if (unknown.length > 0) throw new Refusal(text.unknownFilter(fittedLine(unknown.join(" "), 60)));
  return { filter, policy, department: teams.find(({ id }) => id === filter.departmentId)?.name };
}

const wordOf = (name: string) => name.toLowerCase().replaceAll(/\s+/gu, "-");

/** States, categories and departments by their names in both languages, blanks as hyphens. */
async function knownWords({ deps: { db }, asker, today }: Ask) {
  const policy = (await policyOn(db, today)).complaints;
  const teams = await db.rows<{ id: number; name: string }>(`SELECT "id", "name" FROM "Team"`);
  const { en, zh } = complaintsText;
  const marked = [archiveText.en, archiveText.zh].flatMap(({ filters, overdueToo }) => [
    filters,
    { ...filters, overdue: overdueToo },
  ]);
  const known = {
    marks: Object.fromEntries(filterMarks.flatMap((mark) => marked.map((words) => [words[mark], mark]))),
    states: Object.fromEntries(states.flatMap((one) => [en, zh].map((text) => [wordOf(text.states[one]), one]))),
    categories: Object.fromEntries(
      policy.categories.flatMap((one) => [one.id, one.en, one.zh].map((name) => [wordOf(name), one.id])),
    ),
    departments: Object.fromEntries(
      teams.flatMap(({ id, name }) =>
        [wordOf(name), ...(knowsDepartments(asker) ? [departmentWord(id)] : [])].map((word) => [word, id]),
      ),
    ),
  };
  return { known, teams, policy };
}
