import { randomUUID } from "node:crypto";
import { nearMomentWords } from "../../../lib/moments.ts";
import type { ActionAsk } from "../../../slack/answer.ts";
import type { Ask } from "../../../slack/ask.ts";
import type { Modal } from "../../../slack/blocks.ts";
import { type Effects, open, Refusal } from "../../../slack/effects.ts";
import type { Choice } from "../../../slack/fields.ts";
import { fitted, limits } from "../../../slack/limits.ts";
import type { PickedMessage } from "../../../slack/shortcuts.ts";
import { seesClients } from "../../people/queries.ts";
import { anyDraft, draftOfClient, draftOfMessage, type FilingState, readId } from "../ids.ts";
import { type Naming, namingText, type Party, partyOf, readNaming } from "../party-queries.ts";
import { complaintsText } from "../text.ts";
import { type FilingDraft, filingDraft, rulesNow, similarTo } from "./filing-queries.ts";
import { keepFiling } from "./fill-filing.ts";
import { filingForm } from "./form.ts";
import { isTouched } from "./form-rules.ts";
import { filingText } from "./text.ts";

export type ShownFiling = Pick<FilingDraft, "typed" | "along"> & {
  state: FilingState;
  notices?: string[];
  keptFrom?: string | undefined;
};

/** A client as the form's field shows one: who may not see it reads only what they themselves named. */
export function partyChoice(naming: Naming, { name, clientNo }: Party, language: "en" | "zh"): Choice | undefined {
  const value = namingText(naming);
  if (value.length > limits.optionValue) return undefined;
  if (name !== null && clientNo !== null) {
    // the number tells two of one name apart, so it is never cut off
    return { value, text: `${fitted(name, Math.max(limits.optionText - clientNo.length - 3, 10))} · ${clientNo}` };
  }
  const said = "clientNo" in naming ? naming.clientNo : "name" in naming ? naming.name : "";
  const { found, foundNote } = filingText[language];
  return { value, text: said || found, note: foundNote };
}

/** How the form names its client: the one of the card that it was opened from, or the chosen one; nobody when it is no client. */
export function namingIn({ state, typed }: Pick<ShownFiling, "state" | "typed">): Naming | undefined {
  if (state.clientId !== null) return { id: state.clientId };
  return typed.party === "other" ? undefined : readNaming(typed.client ?? "");
}

/** The form as it is to be shown now. */
export async function formOf(ask: Ask, shown: ShownFiling): Promise<Modal> {
  const { deps, asker, now } = ask;
  const { db } = deps;
  const { state, typed, along } = shown;
  const { language } = asker;
  const { states } = complaintsText[language];
  const text = filingText[language];
  const naming = namingIn(shown);
  const party = naming && (await partyOf(db, asker, naming));
  const { rules, filedOn } = await rulesNow(db, asker.personId, party?.id, now);
  const { category = "" } = typed;
  const { repeatDays } = rules.policy;
  const near =
    party && category
      ? await similarTo(db, asker, { clientId: party.id, category, filedOn, repeatDays }, now)
      : undefined;
  return filingForm({
    ...{ state, typed, along, rules },
    client: naming && party && partyChoice(naming, party, language),
    about: await personChoice(ask, typed.about),
    fixedClient: state.clientId === null ? undefined : (party?.name ?? text.found),
    notices: shown.notices ?? [],
    similar: [
      ...(near?.isThere ? [text.similar(repeatDays)] : []),
      ...(near?.seen ? [text.similarSeen(near.seen.number, states[near.seen.state])] : []),
    ],
    keptFrom: shown.keptFrom,
    reader: { language, today: filedOn, seesClients: seesClients(asker) },
  });
}

/** The person whom a field holds by their id, as it shows them. */
export async function personChoice({ deps }: Ask, chosen: string | undefined): Promise<Choice | undefined> {
  const id = readId(chosen ?? "");
  const person =
    id === undefined ? null : await deps.db.prisma.person.findUnique({ where: { id }, select: { name: true } });
  return person && id !== undefined ? { value: String(id), text: person.name } : undefined;
}

export const newState = (draft: string, clientId: number | null, turn = 0): FilingState => ({
  token: randomUUID(),
  draft,
  clientId,
  turn,
});

type Begun = {
  draft: string;
  clientId?: number;
  typed?: Record<string, string>;
  along?: FilingDraft["along"];
  notices?: string[];
};

/** Opens a form, with what was typed into the same one within the last day and not filed. */
async function begin(
  ask: Ask,
  { draft: form, clientId, typed = {}, along = [], notices = [] }: Begun,
): Promise<Effects> {
  const { deps, asker, now } = ask;
  const state = newState(form, clientId ?? null);
  const draft = await filingDraft(deps.db, asker.personId, form, now);
  const kept = draft && isTouched({ ...draft, files: filesOf(draft) }) ? draft : undefined;
  const held = kept ? { typed: kept.typed, files: [], along: filesOf(kept) } : { typed, files: [], along };
  // what came along is kept with us: the form itself carries only claims
  if (held.along.length > 0) await keepFiling(ask, state, held);
  return open(
    await formOf(ask, {
      ...held,
      state,
      notices,
      keptFrom: kept && nearMomentWords(kept.at, { ...asker, today: ask.today }),
    }),
  );
}

export const filesOf = ({ along, files }: FilingDraft) => {
  const all = new Map([...along, ...files].map((file) => [file.id, file]));
  return [...all.values()].slice(0, limits.inputFiles);
};

/** `/complaint`, the shortcut, Home. */
export const openAnyFiling = (ask: Ask): Promise<Effects> => begin(ask, { draft: anyDraft });

/** From a client's card or brief. */
export async function openFilingOfClient(ask: ActionAsk): Promise<Effects> {
  const { deps, asker, value } = ask;
  const clientId = readId(value);
  if (clientId === undefined) return openAnyFiling(ask);
  const party = await partyOf(deps.db, asker, { id: clientId });
  if (!party) throw new Refusal(filingText[asker.language].clientGone);
  return begin(ask, { draft: draftOfClient(clientId), clientId });
}

/** From a message: its words are what happened, and its files come along. */
export async function openFilingOfMessage(ask: Ask & { picked: PickedMessage }): Promise<Effects> {
  const { text, channel, ts, files, filesGone } = ask.picked;
  const what = text.slice(0, limits.textInput).replace(/[\uD800-\uDBFF]$/, "");
  const words = filingText[ask.asker.language];
  const along = files.slice(0, limits.inputFiles);
  const gone = filesGone + files.length - along.length;
  const notices = [
    ...(text.length > limits.textInput ? [words.cutMessage(limits.textInput, text.length)] : []),
    ...(gone > 0 ? [words.filesGone(gone)] : []),
  ];
  return begin(ask, { draft: draftOfMessage(channel, ts), typed: { what }, along, notices });
}
