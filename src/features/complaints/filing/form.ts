import type { KnownBlock } from "@slack/web-api";
import { begun, type Language } from "../../../lib/language.ts";
import { button, context, label, type Modal, modal, section, titled } from "../../../slack/blocks.ts";
import {
  type Choice,
  checkField,
  dateField,
  filesField,
  radioField,
  searchField,
  selectField,
  textField,
} from "../../../slack/fields.ts";
import { limits } from "../../../slack/limits.ts";
import { inUse } from "../../policy/list-rules.ts";
import type { ClockRules } from "../change-rules.ts";
import { choicesOf, clockWords, severityChoices } from "../form-words.ts";
import { severities } from "../given-rules.ts";
import {
  aboutSearchAction,
  blockOf,
  clientSearchAction,
  dropFilingAction,
  type FilingState,
  fileFormId,
} from "../ids.ts";
import type { Filled, FormFile } from "./form-rules.ts";
import { filingText } from "./text.ts";

export type FilingFacts = {
  state: FilingState;
  typed: Filled["typed"];
  /** files that came with the message, or with the draft; which of them are taken is asked */
  along: FormFile[];
  /** the chosen client and the chosen person, as they are shown in their fields */
  client: Choice | undefined;
  about: Choice | undefined;
  /** the client of the card that the form was opened from */
  fixedClient: string | undefined;
  /** what is said above the fields */
  notices: string[];
  /** a similar complaint, if there is one */
  similar: string[];
  keptFrom: string | undefined;
  rules: ClockRules;
  reader: { language: Language; today: string; seesClients: boolean };
};

const nameMost = 200;
const phoneMost = 40;

/** The form: who complains, about what, how severe, what happened; what can wait stands last. */
export function filingForm(facts: FilingFacts): Modal {
  const { state, keptFrom, notices, reader } = facts;
  const text = filingText[reader.language];
  const kept = keptFrom ? [section(text.kept(keptFrom), button(text.drop, dropFilingAction))] : [];
  return modal(
    text.title,
    [
      ...kept,
      ...notices.map((notice) => section(notice)),
      ...partyFields(facts),
      ...kindFields(facts),
      ...storyFields(facts),
      ...restFields(facts),
    ],
    {
      callback_id: fileFormId,
      private_metadata: JSON.stringify(state),
      notify_on_close: true,
      submit: label(text.submit),
      close: label(text.cancel),
    },
  );
}

function partyFields({ state, typed, client, fixedClient, reader }: FilingFacts): KnownBlock[] {
  const text = filingText[reader.language];
  if (fixedClient !== undefined) return [titled(fixedClient, "")];
  const block = (name: string) => blockOf(name, state.turn);
  const choices = (["client", "other"] as const).map((value) => ({ value, text: text.parties[value] }));
  const party = radioField(block("party"), text.party, {
    choices,
    initial: typed.party ?? "client",
    tellsChange: true,
  });
  if (typed.party === "other") {
    return [
      party,
      textField(block("otherName"), text.otherName, { initial: typed.otherName, most: nameMost, tellsChange: true }),
      textField(block("otherPhone"), text.otherPhone, {
        initial: typed.otherPhone,
        most: phoneMost,
        tellsChange: true,
      }),
    ];
  }
  return [
    party,
    searchField(block("client"), text.client, {
      actionId: clientSearchAction,
      initial: client,
      placeholder: reader.seesClients ? text.clientHint : text.clientHintStaff,
      ...(reader.seesClients && { hint: text.clientHelp }),
      tellsChange: true,
    }),
  ];
}

function kindFields({ state, typed, rules, similar, reader }: FilingFacts): KnownBlock[] {
  const { language } = reader;
  const text = filingText[language];
  const block = (name: string) => blockOf(name, state.turn);
  const categories = inUse(rules.policy.categories);
  const category = categories.find(({ id }) => id === typed.category);
  const sub = `sub:${category?.id ?? ""}`;
  const severity = severities.find((one) => one === typed.severity);
  return [
    selectField(block("category"), text.category, {
      choices: choicesOf(categories, language),
      initial: typed.category,
      tellsChange: true,
    }),
    ...(category && inUse(category.sub).length > 0
      ? [
          selectField(block(sub), text.sub, {
            choices: choicesOf(category.sub, language),
            initial: typed[sub],
            isOptional: true,
            tellsChange: true,
          }),
        ]
      : []),
    ...(similar.length > 0 ? [context(...similar)] : []),
    radioField(block("severity"), text.severity, {
      choices: severityChoices(language),
      initial: typed.severity,
      tellsChange: true,
    }),
    ...(severity ? [context(begun(clockWords(severity, rules, reader)))] : []),
  ];
}

function storyFields({ state, typed, rules, reader: { language } }: FilingFacts): KnownBlock[] {
  const text = filingText[language];
  const block = (name: string) => blockOf(name, state.turn);
  const long = { most: limits.textInput, isLong: true, tellsChange: true };
  return [
    textField(block("what"), text.what, { ...long, initial: typed.what, placeholder: text.whatHint }),
    textField(block("wish"), text.wish, { ...long, initial: typed.wish, isOptional: true }),
    selectField(block("channel"), text.channel, {
      choices: choicesOf(rules.policy.channels, language),
      initial: typed.channel,
      tellsChange: true,
    }),
  ];
}

function restFields({ state, typed, about, along, reader: { language } }: FilingFacts): KnownBlock[] {
  const text = filingText[language];
  const block = (name: string) => blockOf(name, state.turn);
  const optional = { isOptional: true, tellsChange: true };
  const choices = along.map(({ id, name }) => ({ value: id, text: name }));
  return [
    dateField(block("when"), text.when, { ...optional, initial: typed.when }),
    textField(block("where"), text.where, { ...optional, initial: typed.where, most: nameMost }),
    searchField(block("about"), text.about, {
      ...optional,
      actionId: aboutSearchAction,
      initial: about,
      placeholder: text.aboutHint,
      hint: text.aboutHelp,
    }),
    ...(choices.length > 0
      ? [
          checkField(block("along"), text.along, {
            ...optional,
            choices,
            initial: choices.map(({ value }) => value),
          }),
        ]
      : []),
    filesField(block("files"), text.files, { isOptional: true }),
  ];
}
