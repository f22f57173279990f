import type { ActionAsk } from "../../../slack/answer.ts";
import type { Ask } from "../../../slack/ask.ts";
import { Refusal } from "../../../slack/effects.ts";
import type { FormAsk } from "../../../slack/forms.ts";
import { keepNewest } from "../../contact-log/draft-acts.ts";
import { byName, type FilingState, readFilingState } from "../ids.ts";
import { type FilingDraft, filingDraft } from "./filing-queries.ts";
import { isTouched } from "./form-rules.ts";
import { filingText } from "./text.ts";

/** A form as it stands on the person's screen. */
export type StandingFiling = {
  state: FilingState;
  /** what its fields hold, by their names */
  typed: Record<string, string>;
  /** what was put into it, and what came along and is still ticked */
  files: FilingDraft["files"];
  draft: FilingDraft;
};

/** Reads a form that somebody pressed something in; what came along is taken from what we kept, never from the form. */
export async function standing(ask: ActionAsk | FormAsk): Promise<StandingFiling> {
  const { deps, asker, now } = ask;
  const state = readFilingState(ask.metadata);
  if (!state) throw new Refusal(filingText[asker.language].staleForm);
  const typed = byName(ask.typed, state.turn);
  const { files = [] } = byName(ask.files, state.turn);
  const kept = await filingDraft(deps.db, asker.personId, state.draft, now);
  const along = kept?.along ?? [];
  const ticked = byName(ask.chosen, state.turn).along ?? [];
  return {
    ...{ state, typed },
    files: [...along.filter(({ id }) => ticked.includes(id)), ...files],
    draft: { typed: { ...kept?.typed, ...typed }, files, along },
  };
}

/**
 * Keeps what stands in the form, to be offered when the same one is opened again within a day; false when it was sent or given up.
 */
export async function keepFiling(
  { deps, asker, now, pressedAt }: Ask & { pressedAt?: string },
  state: FilingState,
  draft: FilingDraft,
): Promise<boolean> {
  const draftAt = { personId: asker.personId, form: state.draft, token: state.token, at: now };
  return keepNewest(deps.db, { ...draftAt, draft, order: pressedAt });
}

/** The newest that is known of the form, whichever of several quick choices told it. */
export async function newestFiling({ deps, asker, now }: Ask, { state, draft }: StandingFiling): Promise<FilingDraft> {
  return (await filingDraft(deps.db, asker.personId, state.draft, now)) ?? draft;
}

/** A field was changed: nothing is shown, what was typed is kept. */
export async function keepTyped(ask: ActionAsk): Promise<[]> {
  const { state, draft } = await standing(ask);
  await keepFiling(ask, state, draft);
  return [];
}

/** The form was closed. Slack may leave out what stood in it: then what its fields told before is what is kept. */
export async function keepClosed(ask: FormAsk): Promise<void> {
  const { state, typed, files, draft } = await standing(ask);
  if (isTouched({ typed, files })) await keepFiling(ask, state, draft);
}
