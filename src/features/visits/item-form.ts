import type { PlainDate } from "../../lib/dates.ts";
import { type Language, longDate } from "../../lib/language.ts";
import { context, label, type Modal, modal, section } from "../../slack/blocks.ts";
import { dateField, radioField, searchField, textField } from "../../slack/fields.ts";
import {
  addClientBlock,
  addClientSearch,
  addFormId,
  addOnBlock,
  type FormClaim,
  formValue,
  moveFormId,
  moveToBlock,
  skipFormId,
  skipReasonBlock,
  skipWordsBlock,
  skipWordsMost,
} from "./ids.ts";
import { skipReasons } from "./item-rules.ts";
import { visitsText } from "./text.ts";

export type ItemForm = { clientName: string; claim: FormClaim; language: Language };

const buttons = (submit: string, language: Language) => ({
  submit: label(submit),
  close: label(visitsText[language].cancel),
});

/** To which day an item is moved; `first` is the nearest. */
export function moveForm({ clientName, claim, language }: ItemForm, first: PlainDate): Modal {
  const text = visitsText[language];
  return modal(
    text.moveTitle,
    [section(clientName), dateField(moveToBlock, text.moveTo, { initial: first, hint: text.moveHint })],
    { callback_id: moveFormId, private_metadata: formValue(claim), ...buttons(text.move, language) },
  );
}

/** Why an item is skipped; the client is hidden until the day. */
export function skipForm({ clientName, claim, language }: ItemForm, until: PlainDate): Modal {
  const text = visitsText[language];
  const choices = skipReasons.map((value) => ({ value, text: text.skipReasons[value] }));
  return modal(
    text.skipTitle,
    [
      section(clientName),
      radioField(skipReasonBlock, text.skipWhy, { choices }),
      textField(skipWordsBlock, text.skipWords, { most: skipWordsMost, isOptional: true }),
      context(text.skipUntil(longDate(until, language))),
    ],
    { callback_id: skipFormId, private_metadata: formValue(claim), ...buttons(text.skip, language) },
  );
}

/** Whom to put on which day's plan. */
export function addForm(on: PlainDate, claim: FormClaim, language: Language): Modal {
  const text = visitsText[language];
  return modal(
    text.addTitle,
    [
      searchField(addClientBlock, text.addWhom, { actionId: addClientSearch, placeholder: text.addHint }),
      dateField(addOnBlock, text.addOn, { initial: on }),
    ],
    { callback_id: addFormId, private_metadata: formValue(claim), ...buttons(text.add, language) },
  );
}
