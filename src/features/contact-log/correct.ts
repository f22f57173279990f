import type { Asker } from "../../deps.ts";
import { readerOf } from "../../slack/ask.ts";
import { words } from "../../slack/blocks.ts";
import { type Effects, errors, Refusal, redraw, say } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { keeperOf } from "../follow-ups/rules.ts";
import { receipt } from "./card.ts";
import { correctContact } from "./correct-acts.ts";
import { contactToCorrect, type KeptContact } from "./correct-queries.ts";
import type { Contact } from "./entry-rules.ts";
import { blockOf } from "./ids.ts";
import { clientToLog, type LoggedClient } from "./queries.ts";
import { readSent } from "./read-sent.ts";
import { wonIn } from "./rules.ts";
import { newsOf, plansAnew } from "./tell.ts";
import { logText } from "./text.ts";
import type { Standing } from "./unfold.ts";

/** A contact's form was sent again: what changed is corrected, what it said before is kept. */
export async function submitCorrection(ask: FormAsk, form: Standing): Promise<Effects> {
  const { deps, asker, now, today } = ask;
  const { correcting, draft, token } = form.state;
  const text = logText[asker.language];
  const kept = correcting ? await contactToCorrect(deps.db, asker, correcting.id) : undefined;
  const client = kept && (await clientToLog(deps.db, asker, kept.clientId, today));
  if (!correcting || !kept || !client) throw new Refusal(`${text.contactGone} ${text.typedKept}`);
  if (kept.version !== correcting.version) throw new Refusal(text.correctedMeanwhile);
  const entered = await readSent(ask, form, client, kept.contact);
  if ("effects" in entered) return entered.effects;
  const { entry, helpers } = entered;
  const helperNames = helpers.map(({ name }) => name);
  const { news, lines } = await newsOf(ask, client, { ...whatIsNew(kept.contact, entry.contact), helperNames });
  const contact = { ...entry.contact, helpers: helpers.map(({ id }) => id) };
  const corrected = await correctContact(deps.db, {
    ...correcting,
    ...entry,
    ...whose(kept, client, asker),
    contact,
    byId: asker.personId,
    timeZone: asker.timeZone,
    now,
    news,
    draft: { form: draft, token },
  });
  if (corrected === "stale") throw new Refusal(text.correctedMeanwhile);
  if (corrected === "known") return errors({ [blockOf("when", form.state.turn)]: text.sameMoment });
  if (corrected === "unchanged") return say(words(text.unchanged));
  const { promises, nextKind } = entry;
  const shown = { id: correcting.id, isCorrected: true, client, contact, promises, nextKind, now, lines };
  const anew = await plansAnew(ask, form.state.place, corrected.plans);
  return [say(receipt(shown, readerOf(ask))), redraw(form.state.place), ...anew];
}

/** One's own promise is one's own to keep; a promise that somebody else adds is the client's manager's. */
const whose = ({ personId }: KeptContact, { id: clientId, ownerId }: LoggedClient, asker: Asker) => ({
  clientId,
  personId,
  keeperId: personId === asker.personId ? keeperOf(asker, ownerId) : ownerId,
});

/** What the correction tells for the first time: a suggestion or a win that was not there before. */
const whatIsNew = (before: Contact, after: Contact) => ({
  suggestion: before.suggestion === null ? after.suggestion : null,
  won: before.sale === "won" ? undefined : wonIn(after),
});
