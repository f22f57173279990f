import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { type Effects, Refusal, update } from "../../slack/effects.ts";
import type { Choice } from "../../slack/fields.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { find } from "../clients/queries.ts";
import { seesClients } from "../people/queries.ts";
import type { Tier } from "../policy/rules.ts";
import { tierName } from "../policy/text.ts";
import { contactToCorrect } from "./correct-queries.ts";
import { endDraft, eraseDraft, keepDraft } from "./draft-acts.ts";
import { filledOf, isTouched } from "./filled-rules.ts";
import { type FormState, filledIn, isChosenHere, pairsMost, readFormState, readId } from "./ids.ts";
import { begunAgain, formOf } from "./open.ts";
import { daysInWords } from "./promise-rules.ts";
import { clientToLog, type LoggedClient } from "./queries.ts";
import type { Filled } from "./rules.ts";
import { logText } from "./text.ts";

/** A form as it stands on the person's screen. */
export type Standing = { state: FormState; filled: Filled };

/** Reads a form that somebody pressed something in. */
export function standing(ask: ActionAsk | FormAsk): Standing {
  const state = readFormState(ask.metadata);
  if (!state) throw new Refusal(logText[ask.asker.language].staleForm);
  const filled = filledIn(ask, state.turn);
  // a form that lets one choose holds the choice; the others carry their client
  const clientId = isChosenHere(state) ? (readId(filled.typed.client ?? "") ?? null) : state.clientId;
  return { state: { ...state, clientId }, filled };
}

/** Keeps what stands in the form, to be offered when the same one is opened again within a day; where all is erased, nothing. */
export async function keep(ask: Ask, { state, filled }: Standing): Promise<void> {
  const { deps, asker, now } = ask;
  const { draft: form, token } = state;
  const draftAt = { personId: asker.personId, form, token, at: now };
  if (!(await isTouchedIn(ask, { state, filled }))) return eraseDraft(deps.db.prisma, draftAt);
  const { opened, clientId, isUnfolded, promises, facts } = state;
  const draft = { opened, clientId, isUnfolded, promises, facts, ...filled };
  await keepDraft(deps.db.prisma, { ...draftAt, draft });
}

async function isTouchedIn({ deps, asker }: Ask, { state: { correcting }, filled }: Standing): Promise<boolean> {
  const kept = correcting ? await contactToCorrect(deps.db, asker, correcting.id) : undefined;
  return isTouched(filled, kept && filledOf(kept.contact));
}

/** A field was changed: nothing is shown, what was typed is kept. */
export async function keepTyped(ask: ActionAsk): Promise<Effects> {
  await keep(ask, standing(ask));
  return [];
}

/** The form was closed. Slack may leave out what stood in it: then what its fields told before is what is kept. */
export async function keepClosed(ask: FormAsk): Promise<void> {
  const form = standing(ask);
  if (await isTouchedIn(ask, form)) await keep(ask, form);
}

const clientOf = (
  { deps, asker, today }: Ask,
  { clientId }: FormState,
): Promise<LoggedClient | undefined> | undefined =>
  clientId === null ? undefined : clientToLog(deps.db, asker, clientId, today);

/** Unfolds the rest of the form, or a further promise or fact in it. */
export async function unfold(ask: ActionAsk): Promise<Effects> {
  const { state, filled } = standing(ask);
  const more = (count: number, what: string) => Math.min(pairsMost, ask.value === what ? count + 1 : count);
  const unfolded = {
    ...state,
    isUnfolded: true,
    promises: more(state.promises, "promise"),
    facts: more(state.facts, "fact"),
  };
  return showAgain(ask, { state: unfolded, filled });
}

/** Shows the form anew with what stands in it; days in words are shown as dates. */
export async function showAgain(ask: Ask, form: Standing, notices: string[] = []): Promise<Effects> {
  const days = daysInWords(form.filled, ask.today);
  const shownDays = Object.keys(days).map((name) => (form.filled.typed[name] ?? "").slice(0, 60));
  const state = { ...form.state, shownDays };
  await keep(ask, { state, filled: form.filled });
  const client = await clientOf(ask, state);
  return update(await formOf(ask, { state, filled: form.filled, client, notices, days }));
}

/** A day was typed, or a client chosen: the form shows what that means. */
export const showChange = async (ask: ActionAsk): Promise<Effects> => showAgain(ask, standing(ask));

/** Gives up the draft: the form as if it were opened now. */
export async function dropDraft(ask: ActionAsk): Promise<Effects> {
  const { deps, asker, now } = ask;
  const { state } = standing(ask);
  const { draft: form, token } = state;
  await endDraft(deps.db.prisma, { personId: asker.personId, form, token, at: now });
  const client = await clientOf(ask, state);
  return update(await begunAgain(ask, state, client));
}

const suggestedMost = 20;

/** The clients of the asker's reach that the words find. */
export async function suggestClients({ deps, asker, typed }: Ask & { typed: string }): Promise<Choice[]> {
  if (!seesClients(asker)) return [];
  const { clients } = await find(deps.db, asker, typed, { asked: 1, perPage: suggestedMost });
  return clients.map(({ id, name, clientNo, tier }) => ({
    value: String(id),
    text: name,
    note: `${clientNo} · ${tierName(tier as Tier | null, asker.language)}`,
  }));
}
