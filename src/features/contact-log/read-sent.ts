import { type Effects, errors } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { policyOn } from "../policy/queries.ts";
import { type Contact, type Entry, readEntry } from "./entry-rules.ts";
import { blockOf } from "./ids.ts";
import { type Colleague, colleagues, keyPeopleOf, type LoggedClient } from "./queries.ts";
import { logText } from "./text.ts";
import type { Standing } from "./unfold.ts";

type Read = { entry: Entry; helpers: Colleague[] } | { effects: Effects };

/** What the form says, checked against the record; or its faults, at their fields. */
export async function readSent(ask: FormAsk, form: Standing, client: LoggedClient, base: Contact): Promise<Read> {
  const { deps, asker, now, today } = ask;
  const { filled, state } = form;
  const currency = filled.typed.saleAmount ? (await policyOn(deps.db, today)).currency : "CNY";
  const mayStay = state.correcting !== null;
  const entry = readEntry(filled, { base, now, today, timeZone: asker.timeZone, currency, mayStay });
  const { contact } = entry;
  if (contact.met.length > 0) {
    const known = await keyPeopleOf(deps.db, client.id);
    contact.met = contact.met.filter((id) => known.some((person) => person.id === id));
  }
  const text = logText[asker.language];
  const faults: [string, string][] = Object.entries(entry.faults).map(([name, fault]) => [name, text.faults[fault]]);
  const found = contact.helpers.length > 0 ? await colleagues(deps.db, contact.helpers) : [];
  // thanked in the order in which they were chosen
  const helpers = contact.helpers.flatMap((id) => found.find(({ slackUserId }) => slackUserId === id) ?? []);
  if (helpers.length < contact.helpers.length) faults.push(["helpers", text.unknownHelper]);
  if (faults.length === 0) return { entry, helpers };
  // an error can stand only at a field that the form shows
  const shown = (name: string) => (name in filled.typed || name in filled.chosen ? name : "kind");
  const atFields = faults.map(([name, words]) => [blockOf(shown(name), state.turn), words] as const);
  return { effects: errors(Object.fromEntries(atFields)) };
}
