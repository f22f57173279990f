import type { KnownBlock } from "@slack/web-api";
import { currencyName } from "../../lib/money.ts";
import { actions, button, divider, header } from "../../slack/blocks.ts";
import {
  type Choice,
  dateField,
  membersField,
  multiField,
  radioField,
  selectField,
  textField,
} from "../../slack/fields.ts";
import { factMost } from "../brief/fact-rules.ts";
import { levels } from "../brief/key-rules.ts";
import { briefText } from "../brief/text.ts";
import { lineMost, longMost } from "./entry-rules.ts";
import { choices, dayShown, type FormFacts } from "./form-words.ts";
import { blockOf, pairsMost, unfoldAction } from "./ids.ts";
import { promiseMost } from "./promise-rules.ts";
import { arrangements, directions, purposes, sales } from "./rules.ts";
import { logText } from "./text.ts";

/** All that the first screen does not ask. */
export const moreBlocks = (facts: FormFacts): KnownBlock[] => [
  ...meetingFields(facts),
  divider,
  ...promiseFields(facts),
  divider,
  ...factFields(facts),
  divider,
  ...restFields(facts),
  divider,
  ...saleFields(facts),
];

/** The fields of this form with what they begin with, by name. */
function fieldsOf({ state, filled: { typed, chosen } }: FormFacts) {
  const block = (name: string) => blockOf(name, state.turn);
  return {
    pick: (name: string, title: string, of: Choice[]) =>
      selectField(block(name), title, { choices: of, initial: typed[name], isOptional: true, tellsChange: true }),
    pickOne: (name: string, title: string, of: Choice[], initial: string) =>
      radioField(block(name), title, { choices: of, initial: typed[name] || initial, isOptional: true }),
    pickAny: (name: string, title: string, of: Choice[]) =>
      multiField(block(name), title, { choices: of, initial: chosen[name], isOptional: true, tellsChange: true }),
    line: (name: string, title: string, most: number, rest: { placeholder?: string; hint?: string } = {}) =>
      textField(block(name), title, { initial: typed[name], most, isOptional: true, tellsChange: true, ...rest }),
    long: (name: string, title: string, rest: { placeholder?: string; hint?: string } = {}) =>
      textField(block(name), title, {
        initial: typed[name],
        most: longMost,
        isLong: true,
        isOptional: true,
        tellsChange: true,
        ...rest,
      }),
    day: (name: string, title: string) =>
      dateField(block(name), title, { initial: typed[name] || undefined, isOptional: true, tellsChange: true }),
    members: (name: string, title: string) =>
      membersField(block(name), title, { initial: chosen[name], isOptional: true, tellsChange: true }),
  };
}

function meetingFields(facts: FormFacts): KnownBlock[] {
  const text = logText[facts.reader.language];
  const { pick, pickOne, pickAny, long } = fieldsOf(facts);
  const people = facts.keyPeople.map(({ id, name, role }) => ({
    value: String(id),
    text: role ? `${name} · ${role}` : name,
  }));
  return [
    pickOne("direction", text.direction, choices(directions, text.directions), "ours"),
    pickAny("purposes", text.purposes, choices(purposes, text.purpose)),
    pick("level", text.level, choices(levels, text.levels)),
    pick("arranged", text.arranged, choices(arrangements, text.arrangements)),
    // Slack refuses a menu without options
    ...(people.length > 0 ? [pickAny("met", text.met, people)] : []),
    long("needs", text.needs),
  ];
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

function promiseFields(facts: FormFacts): KnownBlock[] {
  const text = logText[facts.reader.language];
  const { line } = fieldsOf(facts);
  const { promises } = facts.state;
  return [
    header(text.promises),
    ...upTo(promises).flatMap((nth) => [
      line(`promise${nth}`, text.promise, promiseMost, { placeholder: text.promiseHint }),
      line(`due${nth}`, text.due, lineMost, {
        placeholder: text.dueHint,
        hint: dayShown(facts, `due${nth}`) ?? text.dueHint,
      }),
    ]),
    ...(promises < pairsMost ? [actions(button(text.anotherPromise, `${unfoldAction}:promise`, "promise"))] : []),
  ];
}

function factFields(facts: FormFacts): KnownBlock[] {
  const text = logText[facts.reader.language];
  const { pick, line } = fieldsOf(facts);
  const names = briefText[facts.reader.language].factKinds;
  const kinds = facts.factKinds.map((kind) => ({ value: kind, text: names[kind] }));
  const count = facts.state.facts;
  return [
    header(text.learned),
    ...upTo(count).flatMap((nth) => [
      pick(`fact${nth}`, text.fact, kinds),
      line(`value${nth}`, text.factValue, factMost),
    ]),
    ...(count < pairsMost ? [actions(button(text.anotherFact, `${unfoldAction}:fact`, "fact"))] : []),
  ];
}

function restFields(facts: FormFacts): KnownBlock[] {
  const text = logText[facts.reader.language];
  const { long, day, pickOne } = fieldsOf(facts);
  return [
    header(text.rest),
    long("documents", text.documents, { placeholder: text.documentsHint }),
    long("suggestion", text.suggestion, { hint: text.suggestionHint }),
    day("next", text.next),
    pickOne("nextKind", text.nextKind, choices(["visit", "call"] as const, text.nextKinds), "call"),
  ];
}

function saleFields(facts: FormFacts): KnownBlock[] {
  const text = logText[facts.reader.language];
  const { pick, line, members } = fieldsOf(facts);
  return [
    pick("sale", text.sale, choices(sales, text.sales)),
    line("saleWhat", text.saleWhat, lineMost, { hint: text.saleHint }),
    line("saleAmount", text.saleAmount(currencyName(facts.currency, facts.reader.language)), lineMost),
    members("helpers", text.helpers),
  ];
}
