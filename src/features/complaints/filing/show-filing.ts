import type { ActionAsk } from "../../../slack/answer.ts";
import type { Ask } from "../../../slack/ask.ts";
import { type Effects, update, updateFields } from "../../../slack/effects.ts";
import type { Choice } from "../../../slack/fields.ts";
import type { FormAsk } from "../../../slack/forms.ts";
import { endDraft } from "../../contact-log/draft-acts.ts";
import { anyDraft } from "../ids.ts";
import { offeredParties, offeredPeople } from "../party-queries.ts";
import { complaintsText } from "../text.ts";
import { filingDraft } from "./filing-queries.ts";
import { keepFiling, newestFiling, type StandingFiling, standing } from "./fill-filing.ts";
import { filesOf, formOf, newState, partyChoice } from "./open-filing.ts";
import { filingText } from "./text.ts";

/** A choice on which other fields depend: the form shows them, with what stands in it. */
export async function showChange(ask: ActionAsk): Promise<Effects> {
  const form = await standing(ask);
  const { state } = form;
  if (!(await keepFiling(ask, state, form.draft))) return [];
  return updateFields(async () => formOf(ask, { ...(await newestFiling(ask, form)), state }));
}

/** Gives up the draft: the form as if it were opened now. */
export async function dropDraft(ask: ActionAsk): Promise<Effects> {
  const { deps, asker, now } = ask;
  const { state } = await standing(ask);
  await endDraft(deps.db.prisma, { personId: asker.personId, form: state.draft, token: state.token, at: now });
  const again = newState(state.draft, state.clientId, state.turn + 1);
  return update(await formOf(ask, { state: again, typed: {}, along: [] }));
}

/**
 * The client of the card that the form was opened from was handed over meanwhile: the form with all that stands in it, and a field
 * to name the client. It is kept where `/complaint` finds it, unless another draft is there.
 */
export async function askForClient(ask: FormAsk, { state, draft }: StandingFiling): Promise<Effects> {
  const { deps, asker, now } = ask;
  const isFree = (await filingDraft(deps.db, asker.personId, anyDraft, now)) === undefined;
  const again = newState(isFree ? anyDraft : state.draft, null, state.turn + 1);
  const held = { typed: draft.typed, files: [], along: filesOf(draft) };
  await keepFiling(ask, again, held);
  return update(await formOf(ask, { ...held, state: again, notices: [filingText[asker.language].clientGone] }));
}

const offeredMost = 20;

type Suggesting = Ask & { typed: string };

export async function suggestParties({ deps, asker, typed }: Suggesting): Promise<Choice[]> {
  const offers = await offeredParties(deps.db, asker, typed, offeredMost);
  return offers.flatMap(({ naming, party }) => partyChoice(naming, party, asker.language) ?? []);
}

/** People by name, and nobody by that word: Slack has no way to empty such a field again. */
export async function suggestPeople({ deps, asker, typed }: Suggesting): Promise<Choice[]> {
  const { nobody } = complaintsText[asker.language];
  const found = await offeredPeople(deps.db, typed, offeredMost);
  return [
    ...(nobody.startsWith(typed.trim().toLowerCase()) ? [{ value: "0", text: nobody }] : []),
    ...found.map(({ id, name }) => ({ value: String(id), text: name })),
  ];
}
