import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { type Effects, errors, open, Refusal, redraw, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { policyOn } from "../policy/queries.ts";
import { setCadence } from "./cadence-acts.ts";
import { cadenceForm } from "./cadence-form.ts";
import { type CadenceSubject, cadenceSubject } from "./cadence-queries.ts";
import { readCadence } from "./cadence-rules.ts";
import { cadenceBlocks, readClientId } from "./ids.ts";
import { recordModal } from "./open.ts";
import { refuseOthers } from "./refuse.ts";
import { clientsText } from "./text.ts";

/** The client that is claimed, when the asker is its owner or a lead of theirs; for others in reach a plain no. */
async function claimed(ask: Ask, claim: string): Promise<CadenceSubject> {
  refuseOthers(ask);
  const text = clientsText[ask.asker.language];
  const id = readClientId(claim);
  const client = id === undefined ? null : await cadenceSubject(ask.deps.db, ask.asker, id);
  if (!client) throw new Refusal(text.clientNotFound);
  if (!client.mayChange) throw new Refusal(text.cadenceNotYours);
  return client;
}

export async function openCadenceForm(ask: ActionAsk): Promise<Effects> {
  const client = await claimed(ask, ask.value);
  return open(cadenceForm(client, await policyOn(ask.deps.db, ask.today), ask.asker.language, ask.place));
}

/** Keeps the cadence and shows the record with it. */
export async function submitCadence(ask: FormAsk): Promise<Effects> {
  const { deps, asker, now, typed, metadata } = ask;
  const [id = "", ...place] = metadata.split(" ");
  const client = await claimed(ask, id);
  const { visit, call, reason } = cadenceBlocks;
  const read = readCadence({
    visit: typed[visit] ?? "",
    call: typed[call] ?? "",
    reason: typed[reason] ?? "",
  });
  if ("faults" in read) {
    const text = clientsText[asker.language].cadenceFaults;
    const words = Object.entries(read.faults).map(([field, fault]) => [cadenceBlocks[field as "visit"], text[fault]]);
    return errors(Object.fromEntries(words) as Record<string, string>);
  }
  await setCadence(deps.db, client.id, read.cadence, { reason: read.reason, byId: asker.personId, at: now });
  return [update(await recordModal(ask, client.id)), redraw(place.join(" "))];
}
