import { addDays, instantOf, type PlainDate } from "../../lib/dates.ts";
import { nearMomentWords } from "../../lib/moments.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import { type Ask, readerOf } from "../../slack/ask.ts";
import type { Modal } from "../../slack/blocks.ts";
import { type Effects, open, Refusal } from "../../slack/effects.ts";
import type { PickedMessage } from "../../slack/shortcuts.ts";
import { factKindsOf } from "../brief/fact-rules.ts";
import { refuseOthers } from "../clients/refuse.ts";
import { policyOn } from "../policy/queries.ts";
import { contactToCorrect, type KeptContact } from "./correct-queries.ts";
import { draftOf } from "./draft-queries.ts";
import { longMost } from "./entry-rules.ts";
import { filledOf, isMoreThanFirst } from "./filled-rules.ts";
import { logForm } from "./form.ts";
import type { FormFacts } from "./form-words.ts";
import {
  anyDraft,
  draftOfClient,
  draftOfCorrection,
  draftOfMessage,
  type FormState,
  placeMost,
  readId,
  readLogValue,
} from "./ids.ts";
import { clientToLog, keyPeopleOf, type LoggedClient } from "./queries.ts";
import { type Filled, longestLateDays } from "./rules.ts";
import { logText } from "./text.ts";

type Shown = Pick<FormFacts, "state" | "filled" | "client" | "keptFrom"> &
  Partial<Pick<FormFacts, "notices" | "days">> & { currency?: string | null };

/** The form as it is to be shown now, with what its unfolded part needs of the record. */
export async function formOf(ask: Ask, shown: Shown): Promise<Modal> {
  const { db } = ask.deps;
  const { state, client } = shown;
  const keyPeople = state.isUnfolded && client ? await keyPeopleOf(db, client.id) : [];
  const currency = shown.currency ?? (state.isUnfolded ? (await policyOn(db, ask.today)).currency : "");
  const factKinds = factKindsOf(client?.kind ?? null);
  return logForm({ notices: [], days: {}, ...shown, keyPeople, currency, factKinds, reader: readerOf(ask) });
}

/** A form that nobody has touched. */
const newState = (draft: string, clientId: number | null, now: Date): FormState => ({
  clientId,
  opened: now.getTime(),
  token: now.getTime(),
  draft,
  place: "",
  isUnfolded: false,
  asksWhen: false,
  promises: 1,
  facts: 1,
  turn: 0,
  correcting: null,
  askedTwice: false,
  shownDays: [],
});

/** What an untouched form holds. */
const beginnings = (client: LoggedClient | undefined): Filled => ({
  typed: { kind: client?.plannedKind ?? "call", outcome: "reached" },
  chosen: {},
});

/** The form as if it were opened now: a correction's begins with what stands. */
export async function begunAgain(ask: Ask, before: FormState, client: LoggedClient | undefined): Promise<Modal> {
  const { db } = ask.deps;
  const state = { ...newState(before.draft, before.clientId, ask.now), turn: before.turn + 1, place: before.place };
  const { correcting } = before;
  const kept = correcting ? await contactToCorrect(db, ask.asker, correcting.id) : undefined;
  if (!kept || !correcting) return formOf(ask, { state, filled: beginnings(client), client });
  const again = { ...correctionState(state, correcting.id, kept), turn: state.turn };
  return formOf(ask, { state: again, filled: filledOf(kept.contact), client, currency: kept.contact.saleCurrency });
}

const correctionState = (state: FormState, id: number, { contact, version }: KeptContact): FormState => ({
  ...state,
  opened: contact.at.getTime(),
  asksWhen: true,
  isUnfolded: isMoreThanFirst(contact),
  correcting: { id, version },
});

/** The form filled with a contact that is on record. */
export async function openCorrection(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, now, today } = ask;
  const id = readId(ask.value);
  const kept = id === undefined ? undefined : await contactToCorrect(deps.db, asker, id);
  const client = kept && (await clientToLog(deps.db, asker, kept.clientId, today));
  if (id === undefined || !kept || !client) throw new Refusal(logText[asker.language].contactGone);
  const place = ask.place.length > placeMost ? "" : ask.place;
  const begun = correctionState({ ...newState(draftOfCorrection(id), client.id, now), place }, id, kept);
  const draft = await draftOf(deps.db, asker.personId, begun.draft, now);
  const { saleCurrency: currency } = kept.contact;
  if (!draft) return open(await formOf(ask, { state: begun, filled: filledOf(kept.contact), client, currency }));
  const { isUnfolded, promises, facts } = draft;
  const state = { ...begun, isUnfolded, promises, facts };
  return open(
    await formOf(ask, { state, filled: draft, client, currency, keptFrom: nearMomentWords(draft.at, readerOf(ask)) }),
  );
}

type Begun = {
  draft: string;
  clientId: number | undefined;
  /** the day of the plan that it is opened from */
  on?: PlainDate | undefined;
  place?: string;
  typed?: Record<string, string>;
  notices?: string[];
};

/** Opens a form, with what was typed into the same one within the last day and not sent. */
async function begin(
  ask: Ask,
  { draft: form, clientId, on, place = "", typed, notices = [] }: Begun,
): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, now, today } = ask;
  const kept = await draftOf(deps.db, asker.personId, form, now);
  const id = clientId ?? kept?.clientId ?? undefined;
  const client = id === undefined ? undefined : await clientToLog(deps.db, asker, id, today);
  if (clientId !== undefined && !client) throw new Refusal(logText[asker.language].notYours);
  const state = { ...newState(form, client?.id ?? null, now), place: place.length > placeMost ? "" : place };
  if (kept) {
    const { opened, isUnfolded, promises, facts } = kept;
    // the moment that it was begun counts, and is shown
    const again = { ...state, opened, isUnfolded, promises, facts, asksWhen: true };
    return open(
      await formOf(ask, {
        state: again,
        filled: kept,
        client,
        keptFrom: nearMomentWords(kept.at, readerOf(ask)),
      }),
    );
  }
  const filled = beginnings(client);
  const when = on && isPastDay(on, today) ? { when: instantOf(on, "12:00", asker.timeZone).toISOString() } : {};
  const begun = { typed: { ...filled.typed, ...typed, ...when }, chosen: filled.chosen };
  return open(await formOf(ask, { state: { ...state, asksWhen: "when" in when }, filled: begun, client, notices }));
}

/** A day of an old plan's message that a contact may still be logged for. */
const isPastDay = (day: PlainDate, today: PlainDate) => day < today && day >= addDays(today, -longestLateDays);

/** From a plan, a card or a brief with its client, from Home without. */
export async function openLog(ask: ActionAsk): Promise<Effects> {
  if (ask.value === "") return openAnyLog(ask);
  const { clientId, on } = readLogValue(ask.value);
  if (clientId === undefined) throw new Refusal(logText[ask.asker.language].notYours);
  return begin(ask, { draft: draftOfClient(clientId), clientId, on, place: ask.place });
}

export const openAnyLog = (ask: Ask): Promise<Effects> => begin(ask, { draft: anyDraft, clientId: undefined });

/** From a message: its words become the note. The client is chosen in the form. */
export async function openLogOfMessage(ask: Ask & { picked: PickedMessage }): Promise<Effects> {
  const { text } = ask.picked;
  const note = text.slice(0, longMost).replace(/[\uD800-\uDBFF]$/, "");
  const notices = text.length > longMost ? [logText[ask.asker.language].cutMessage(longMost, text.length)] : [];
  const draft = draftOfMessage(ask.picked.channel, ask.picked.ts);
  return begin(ask, { draft, clientId: undefined, typed: { note, kind: "message" }, notices });
}
