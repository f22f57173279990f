import type { ActionAsk } from "../../slack/answer.ts";
import type { Modal } from "../../slack/blocks.ts";
import { type Effects, errors, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { fitted, limits } from "../../slack/limits.ts";
import { readClientId } from "../clients/ids.ts";
import { refuseOthers } from "../clients/refuse.ts";
import { reachOf } from "../people/queries.ts";
import { factKinds, type KeptKind, type LearnedFact, talkingPoints } from "./fact-rules.ts";
import { factsForm, fillForm, talkForm } from "./form.ts";
import { factBlock, personBlock, readBriefPlace, recordBlock, talkBlock } from "./ids.ts";
import { briefInReach, notFound, shownAgain } from "./open.ts";
import { type Conflict, saveProfile } from "./profile-acts.ts";
import {
  type Faulty,
  type PersonValues,
  personFieldNames,
  type RecordField,
  readFacts,
  readPerson,
  readRecord,
  recordFieldNames,
} from "./profile-rules.ts";
import type { Brief } from "./queries.ts";
import { briefText } from "./text.ts";

type FormOf = (brief: Brief, language: FormAsk["asker"]["language"], isOver: boolean) => Modal;

/** Opens a form in the brief's own place, so that saving shows the brief as it is then. */
const inPlace =
  (form: FormOf) =>
  async (ask: ActionAsk): Promise<Effects> => {
    const brief = await briefInReach(ask, readClientId(ask.value));
    const isOver = readBriefPlace(ask.metadata)?.isOver ?? false;
    return update(form(brief, ask.asker.language, isOver));
  };

export const openFillForm = inPlace(fillForm);
export const openFactsForm = inPlace(factsForm);
export const openTalkForm = inPlace(talkForm);

/** The typed values of the fields that a form had, by their names. */
function typedIn<Name extends string>(
  { typed }: FormAsk,
  names: readonly Name[],
  blockOf: (name: string) => string,
): Partial<Record<Name, string>> {
  const held = names.flatMap((name) => {
    const value = typed[blockOf(name)];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(held) as Partial<Record<Name, string>>;
}

/** Saves what was filled in or changed, and shows the brief again. */
export async function saveProfileForm(ask: FormAsk): Promise<Effects> {
  const contactId = readBriefPlace(ask.metadata)?.contactId;
  const record = readRecord(typedIn(ask, recordFieldNames, recordBlock), ask.today);
  const person = readPerson(typedIn(ask, personFieldNames, personBlock), Boolean(contactId));
  const facts = readFacts(typedIn(ask, factKinds, factBlock));
  const faults = {
    ...faultsAt(ask, record.faults, recordBlock),
    ...faultsAt(ask, person.faults, personBlock),
    ...faultsAt(ask, facts.faults, factBlock),
  };
  if (Object.keys(faults).length > 0) return errors(faults);
  return save(ask, { record: record.values, person: person.values, facts: facts.facts });
}

export async function saveTalkForm(ask: FormAsk): Promise<Effects> {
  const value = ask.typed[talkBlock] ?? "";
  const text = briefText[ask.asker.language];
  if (value.length > limits.textInput) return errors({ [talkBlock]: text.tooLong(limits.textInput) });
  return save(ask, { record: {}, person: {}, facts: [{ kind: talkingPoints, value }] });
}

type Said = {
  record: Partial<Record<RecordField, string>>;
  person: PersonValues;
  facts: LearnedFact<KeptKind>[];
};

async function save(ask: FormAsk, said: Said): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, today, now } = ask;
  const place = readBriefPlace(ask.metadata);
  if (!place) throw notFound(ask);
  const { clientId, seenUpTo, contactId } = place;
  const conflicts = await saveProfile(deps.db, {
    ...said,
    clientId,
    seenUpTo,
    contactId: contactId || undefined,
    owners: await reachOf(deps.db, asker),
    on: today,
    byId: asker.personId,
    at: now,
  });
  if (!conflicts) throw notFound(ask);
  if (conflicts.length > 0) return errors(Object.fromEntries(conflicts.map((one) => conflictAt(ask, one))));
  return shownAgain(ask, clientId, place.isOver);
}

function faultsAt<Field extends string>(
  { asker }: FormAsk,
  faults: Faulty<Field>[],
  blockOf: (name: string) => string,
): Record<string, string> {
  const text = briefText[asker.language];
  const said = { tooLong: text.tooLong, notBirthday: () => text.notBirthday, notAhead: () => text.notAhead };
  const words = { ...said, nameNeeded: () => text.nameNeeded, notOffered: () => text.notOffered };
  return Object.fromEntries(faults.map(({ field, fault, most }) => [blockOf(field), words[fault](most)]));
}

/** Values are quoted so far in an error, which stands under its field. */
const quotedMost = 200;

function conflictAt({ asker }: FormAsk, { of, field, value }: Conflict): [block: string, words: string] {
  const text = briefText[asker.language];
  const quoted = fitted(value, quotedMost);
  if (of === "record") return [recordBlock(field), text.filledMeanwhile(quoted)];
  if (of === "person") return [personBlock(field), field === "name" ? text.personKnown : text.filledMeanwhile(quoted)];
  return [field === talkingPoints ? talkBlock : factBlock(field), text.changedMeanwhile(quoted)];
}
