import type { ActionAsk } from "../../slack/answer.ts";
import { type Effects, Refusal, replace, update } from "../../slack/effects.ts";
import { readMarkValue } from "../brief/ids.ts";
import { markKeyAccount } from "../brief/key-acts.ts";
import { ledBy } from "../brief/key-queries.ts";
import { briefText } from "../brief/text.ts";
import { housePerson } from "../people/house-queries.ts";
import { cardMessage, cardModal } from "./card.ts";
import { clientRecord } from "./card-queries.ts";
import { overList } from "./ids.ts";
import { readerOf } from "./open.ts";
import { refuseOthers } from "./refuse.ts";
import { clientsText } from "./text.ts";

/** Puts the client of a card on the list of key accounts or takes it off, and shows the card as it is then. */
export async function markKey(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, today: on, now: at } = ask;
  const text = clientsText[asker.language];
  const claim = readMarkValue(ask.value);
  const record = claim && (await clientRecord(deps.db, asker, claim.clientId));
  if (!claim || !record) throw new Refusal(text.clientNotFound);
  if (!record.isLed) throw new Refusal(briefText[asker.language].notLead);
  const owner = await housePerson(deps.db, record.ownerId);
  const words = briefText[owner?.language ?? "en"];
  const line = (claim.isKey ? words.madeKey : words.unmadeKey)(record.name, asker.name);
  await markKeyAccount(deps.db, {
    ...claim,
    ledOwners: await ledBy(deps.db, asker),
    on,
    at,
    byId: asker.personId,
    told: { personId: record.ownerId, line },
  });
  const marked = await clientRecord(deps.db, asker, claim.clientId);
  if (!marked) throw new Refusal(text.clientNotFound);
  const reader = await readerOf(ask);
  return ask.isInModal
    ? update(cardModal(marked, reader, ask.metadata === overList))
    : replace(cardMessage(marked, reader));
}
