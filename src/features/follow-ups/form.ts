import type { KnownBlock } from "@slack/web-api";
import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { type Language, longDate } from "../../lib/language.ts";
import { context, divider, label, type Modal, modal, section, titled } from "../../slack/blocks.ts";
import { type Choice, checkField, dateField, memberField, searchField, textField } from "../../slack/fields.ts";
import {
  addFormId,
  cancelFormId,
  dateFormId,
  editFormId,
  fields,
  type Held,
  handOverFormId,
  heldValue,
  searchAction,
} from "./ids.ts";
import type { ShownFollowUp } from "./list-queries.ts";
import { followUpTextMost, reasonMost } from "./rules.ts";
import { followUpsText } from "./text.ts";

/** As many words as a day in words can have. */
const whenMost = 60;

/** What was entered so far, and what is said of the day in words. */
export type DueSoFar = { words?: string | undefined; picked?: string | undefined; said?: string | undefined };
export type AddSoFar = DueSoFar & {
  client?: Choice | undefined;
  text?: string | undefined;
  isPromised?: boolean;
};

/** What is shown back of a day in words: the date, how far it is, and whether it is worked. */
export function understoodWords(
  day: PlainDate,
  { language, today, isDayOff }: { language: Language; today: PlainDate; isDayOff: boolean },
): string {
  const text = followUpsText[language];
  const said = text.understood(longDate(day, language), daysBetween(today, day));
  return [said, isDayOff ? text.isDayOff : "", text.nowSave].filter(Boolean).join(language === "zh" ? "" : " ");
}

function dueBlocks({ words, picked, said }: DueSoFar, language: Language): KnownBlock[] {
  const text = followUpsText[language];
  return [
    textField(fields.words, text.when, {
      most: whenMost,
      placeholder: text.whenHint,
      isOptional: true,
      tellsChange: true,
      initial: words,
    }),
    context(said ?? text.whenNote),
    dateField(fields.date, text.orPick, { isOptional: true, initial: picked }),
  ];
}

const ends = (id: string, submit: string, held: Held, language: Language) => ({
  callback_id: id,
  submit: label(submit),
  close: label(followUpsText[language].dismiss),
  private_metadata: heldValue(held),
});

const promisedField = (isPromised: boolean, language: Language) => {
  const text = followUpsText[language];
  return checkField(fields.promised, text.promisedLabel, {
    isOptional: true,
    choices: [{ text: text.promisedOption, value: "yes" }],
    initial: isPromised ? ["yes"] : [],
  });
};

const toDoField = (initial: string | undefined, language: Language) => {
  const text = followUpsText[language];
  return textField(fields.text, text.text, {
    most: followUpTextMost,
    isLong: true,
    placeholder: text.textHint,
    initial,
  });
};

/** A new follow-up. */
export function addForm(held: Held, soFar: AddSoFar, language: Language): Modal {
  const text = followUpsText[language];
  return modal(
    text.addTitle,
    [
      searchField(fields.client, text.client, {
        actionId: searchAction,
        placeholder: text.clientHint,
        initial: soFar.client,
      }),
      toDoField(soFar.text, language),
      ...dueBlocks(soFar, language),
      promisedField(soFar.isPromised ?? false, language),
    ],
    ends(addFormId, text.save, held, language),
  );
}

/** `notice`: why the form is shown again. */
export type Given = {
  followUp: ShownFollowUp;
  language: Language;
  notice?: string | undefined;
  /** where it was opened */
  place?: string | undefined;
};

const said = ({ notice }: Given): KnownBlock[] => (notice ? [section(notice), divider] : []);
const of = (given: Given): KnownBlock[] => [
  ...said(given),
  titled(given.followUp.clientName, `\n${given.followUp.text}`),
];
const heldOf = ({ followUp: { id, version }, place }: Given): Held => ({ claim: { id, version }, place });

/** Another date for a follow-up. */
export function dateForm(given: Given, soFar: DueSoFar & { shown?: string | undefined } = {}): Modal {
  const { language } = given;
  const text = followUpsText[language];
  const held = { ...heldOf(given), ...(soFar.shown && { shown: soFar.shown }) };
  return modal(
    text.dateTitle,
    [...of(given), ...dueBlocks(soFar, language)],
    ends(dateFormId, text.save, held, language),
  );
}

/** Other words for a follow-up. */
export function editForm(given: Given, soFar: { text: string; isPromised: boolean } = given.followUp): Modal {
  const { followUp, language } = given;
  const text = followUpsText[language];
  return modal(
    text.editTitle,
    [
      ...said(given),
      titled(followUp.clientName, ""),
      toDoField(soFar.text, language),
      promisedField(soFar.isPromised, language),
    ],
    ends(editFormId, text.save, heldOf(given), language),
  );
}

/** Why a follow-up is not done at all. */
export function cancelForm(given: Given, reason?: string): Modal {
  const { language } = given;
  const text = followUpsText[language];
  return modal(
    text.cancelTitle,
    [...of(given), textField(fields.reason, text.reason, { most: reasonMost, isLong: true, initial: reason })],
    ends(cancelFormId, text.cancelSubmit, heldOf(given), language),
  );
}

/** To whom a follow-up is offered. */
export function handOverForm(given: Given, to?: string): Modal {
  const { language } = given;
  const text = followUpsText[language];
  return modal(
    text.handOverTitle,
    [...of(given), memberField(fields.to, text.handOverTo, { initial: to }), section(text.handOverNote)],
    ends(handOverFormId, text.handOverSubmit, heldOf(given), language),
  );
}
