import type { InputBlock, KnownBlock } from "@slack/web-api";
import type { Language } from "../../lib/language.ts";
import { actions, button, context, label, type Modal, modal } from "../../slack/blocks.ts";
import { dateField, memberField, searchField, selectField, textField } from "../../slack/fields.ts";
import { limits } from "../../slack/limits.ts";
import { completeness } from "../clients/rules.ts";
import { type FactKind, factKindsOf, factMost } from "./fact-rules.ts";
import {
  arrangeDayBlock,
  arrangeFormId,
  arrangeWhoBlock,
  type BriefPlace,
  backToBriefAction,
  briefPlace,
  factBlock,
  personBlock,
  profileFormId,
  recordBlock,
  talkBlock,
  talkFormId,
  visitClientAction,
  visitClientBlock,
  visitFormId,
} from "./ids.ts";
import { fieldsFor, type PersonField, personFields, type RecordField, recordFields } from "./profile-rules.ts";
import type { Brief } from "./queries.ts";
import { briefText } from "./text.ts";

/** A form that stands in the brief's place: saving shows the brief again, and so does the button at its end. */
function formInPlace(
  { title, formId, place }: { title: string; formId: string; place: BriefPlace },
  blocks: KnownBlock[],
  language: Language,
): Modal {
  const text = briefText[language];
  const back = actions(button(text.backToBrief, backToBriefAction));
  const hasFields = blocks.some(({ type }) => type === "input");
  return modal(title, [...blocks, back], {
    callback_id: formId,
    private_metadata: briefPlace(place),
    ...(hasFields && { submit: label(text.save) }),
    close: label(place.isOver ? text.back : text.close),
  });
}

/** What the profile lacks, a field for each. */
export function fillForm(brief: Brief, language: Language, isOver: boolean): Modal {
  const text = briefText[language];
  const fields = fieldsFor(completeness(brief).missing);
  const [first] = brief.contacts;
  const blocks = [
    ...fields.record.map((field) => recordField(field, language)),
    ...fields.person.map((field) => personField(field, first?.name, language)),
    ...fields.facts.map((kind) => factField(kind, language)),
  ];
  const place = { clientId: brief.id, isOver, seenUpTo: brief.seenUpTo, ...(first && { contactId: first.id }) };
  const hint = context(blocks.length > 0 ? text.fillHint : text.nothingMissing);
  return formInPlace({ title: text.fillTitle, formId: profileFormId, place }, [hint, ...blocks], language);
}

/** What is known, each kind in its field, to be changed or taken back. */
export function factsForm(brief: Brief, language: Language, isOver: boolean): Modal {
  const text = briefText[language];
  const known = new Map(brief.facts.map(({ kind, value }) => [kind, value]));
  const kinds = [...new Set([...factKindsOf(brief.kind), ...known.keys()])];
  const place = { clientId: brief.id, isOver, seenUpTo: brief.seenUpTo };
  return formInPlace(
    { title: text.factsTitle, formId: profileFormId, place },
    [context(text.factsHint), ...kinds.map((kind) => factField(kind, language, known.get(kind)))],
    language,
  );
}

export function talkForm(brief: Brief, language: Language, isOver: boolean): Modal {
  const text = briefText[language];
  const place = { clientId: brief.id, isOver, seenUpTo: brief.seenUpTo };
  const field = textField(talkBlock, text.talkLabel, {
    initial: brief.talkingPoints?.value,
    most: limits.textInput,
    isLong: true,
    isOptional: true,
    hint: text.talkHint,
  });
  return formInPlace({ title: text.talkTitle, formId: talkFormId, place }, [field], language);
}

function factField(kind: FactKind, language: Language, initial?: string): InputBlock {
  const text = briefText[language];
  const rest = { isOptional: true, initial, most: factMost, placeholder: text.factHints[kind] };
  return textField(factBlock(kind), text.factKinds[kind], rest);
}

function recordField(field: RecordField, language: Language): InputBlock {
  const text = briefText[language];
  const [block, name] = [recordBlock(field), text.clientFields[field]];
  if (field === "openedOn") return dateField(block, name, { isOptional: true });
  if (field !== "kind") return textField(block, name, { isOptional: true, most: recordFields[field] });
  const choices = (["person", "organisation"] as const).map((value) => ({ value, text: text.kinds[value] }));
  return selectField(block, name, { isOptional: true, choices });
}

function personField(field: PersonField, known: string | undefined, language: Language): InputBlock {
  const text = briefText[language];
  const names: Record<Exclude<PersonField, "name">, string> = known
    ? { role: text.roleOf(known), phone: text.phoneOf(known), birthday: text.birthdayOf(known) }
    : text.ofKeyPerson;
  const hints: Partial<Record<PersonField, string>> = { role: text.roleHint, birthday: text.birthdayHint };
  const hint = hints[field];
  return textField(personBlock(field), field === "name" ? text.keyPerson : names[field], {
    isOptional: true,
    most: personFields[field],
    ...(hint && { hint }),
  });
}

/** Asks for the client whom one is going to see. */
export function visitForm(language: Language): Modal {
  const text = briefText[language];
  const field = searchField(visitClientBlock, text.visitLabel, {
    actionId: visitClientAction,
    placeholder: text.visitHint,
  });
  const rest = { callback_id: visitFormId, submit: label(text.visitSubmit), close: label(text.close) };
  return modal(text.visitTitle, [field, context(text.notFoundHint)], rest);
}

/** A leadership visit: when, and who goes; a lead's own name is there to begin with. */
export function arrangeForm(
  brief: Brief,
  { language, slackUserId }: { language: Language; slackUserId: string },
  isOver: boolean,
): Modal {
  const text = briefText[language];
  const blocks = [
    context(text.arrangeHint(brief.name, brief.owner.name)),
    dateField(arrangeDayBlock, text.arrangeDay, {}),
    memberField(arrangeWhoBlock, text.arrangeWho, { initial: slackUserId }),
  ];
  const place = { clientId: brief.id, isOver };
  return formInPlace({ title: text.arrangeTitle, formId: arrangeFormId, place }, blocks, language);
}
