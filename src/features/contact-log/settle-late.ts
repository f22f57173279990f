import type { ActionAsk } from "../../slack/answer.ts";
import { type Ask, readerOf } from "../../slack/ask.ts";
import { words } from "../../slack/blocks.ts";
import { type Effects, Refusal, replace, say } from "../../slack/effects.ts";
import { fittedLine } from "../../slack/limits.ts";
import { refuseOthers } from "../clients/refuse.ts";
import { completeFollowUp } from "../follow-ups/acts.ts";
import { handOf } from "../follow-ups/hand-acts.ts";
import { type Claim, readClaim } from "../follow-ups/ids.ts";
import { followUpFor, type ShownFollowUp } from "../follow-ups/list-queries.ts";
import { followUpsText } from "../follow-ups/text.ts";
import { lateBlocks, withLate } from "./late-list.ts";
import { lateOfClient } from "./late-queries.ts";

const textTold = 80;

/** "Done" beside what was late with the client of a receipt: the receipt stays, and says what has become of it. */
export async function settleLate(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker } = ask;
  const claim = readClaim(ask.value)?.claim;
  const followUp = await claimed(ask, claim);
  const notice = await settled(ask, followUp, claim ?? followUp);
  if (!ask.shown) return say(words(notice));
  const { clientId, clientNo } = followUp;
  const late = await lateOfClient(deps.db, ask, { id: clientId, clientNo });
  const reader = { ...readerOf(ask), personId: asker.personId };
  return replace(withLate(ask.shown, lateBlocks(late, reader, notice)));
}

async function claimed(ask: Ask, claim: Claim | undefined): Promise<ShownFollowUp> {
  const text = followUpsText[ask.asker.language];
  const followUp = claim && (await followUpFor(ask.deps.db, ask, claim.id));
  if (!followUp) throw new Refusal(text.notFound);
  if (!followUp.mayAct) throw new Refusal(text.notYours);
  return followUp;
}

/** What is to be said: that it is done now, or what somebody quicker has made of it. */
async function settled(ask: Ask, followUp: ShownFollowUp, { version }: Claim): Promise<string> {
  const { deps, asker, now } = ask;
  const { told, quicker } = followUpsText[asker.language];
  const { clientName: client, state } = followUp;
  if (state !== "open" || followUp.version !== version) return quicker[state](client);
  const short = fittedLine(followUp.text, textTold);
  const hand = await handOf(deps.db, { byId: asker.personId, at: now }, followUp, ({ language }) =>
    followUpsText[language].lines.done(asker.name, client, short),
  );
  if (await completeFollowUp(deps.db, hand)) return told.done(client, short);
  return quicker[(await claimed(ask, followUp)).state](client);
}
