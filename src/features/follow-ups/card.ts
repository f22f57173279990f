import type { KnownBlock } from "@slack/web-api";
import { inARow, shortDate } from "../../lib/language.ts";
import { momentWords } from "../../lib/moments.ts";
import { actions, button, context, divider, label, type Modal, modal, section, titled } from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { type Act, actAction, actValue, linkAction } from "./ids.ts";
import { factsOf, type Reader } from "./list.ts";
import type { ShownChange, ShownFollowUp } from "./list-queries.ts";
import { followUpsText } from "./text.ts";

/** The newest of a long history, with a heading and a line that says so: one context block holds no more. */
export const changesShown = 8;
const beforeShown = 100;

export type CardReader = Reader & { timeZone: string };

/** One follow-up whole: what is to be done, its history, and what can be done with it. `place`: where it was opened. */
export function followUpCard(
  followUp: ShownFollowUp,
  changes: ShownChange[],
  reader: CardReader,
  { notice, place = "" }: { notice?: string | undefined; place?: string | undefined } = {},
): Modal {
  const text = followUpsText[reader.language];
  const { clientName, clientNo, isPromised, state, source, link, mayAct } = followUp;
  const facts = state === "open" ? factsOf(followUp, reader) : (text.state[state] ?? "");
  return modal(
    text.cardTitle,
    [
      ...(notice ? [section(notice), divider] : []),
      titled(clientName, ` · ${clientNo}${isPromised ? ` · ${text.promised}` : ""}`),
      section(followUp.text, link ? linkButton(text.openMessage, link) : undefined),
      context(`${facts} · ${text.sources[source] ?? ""}`),
      ...(state === "open" && mayAct ? actBlocks(followUp, reader) : []),
      divider,
      context(
        text.history,
        ...changes.slice(0, changesShown).map((change) => changeLine(change, reader)),
        changes.length > changesShown ? text.earlier : "",
      ),
    ],
    { close: label(text.close), private_metadata: place },
  );
}

const linkButton = (words: string, url: string) => ({ ...button(words, linkAction), url });

function actBlocks({ id, version, ownerId }: ShownFollowUp, reader: CardReader): KnownBlock[] {
  const { acts } = followUpsText[reader.language];
  const press = (act: Act, words: string, style?: "primary" | "danger") =>
    button(words, `${actAction}:${act}`, actValue(act, { id, version }), style);
  // a lead may have what somebody below them owes; who covers serves as the owner does
  const mayTake = reader.isLead && ownerId !== reader.personId;
  return [
    actions(
      press("done", acts.done, "primary"),
      press("tomorrow", reader.isTomorrowOff ? acts.nextWorkingDay : acts.tomorrow),
      press("threeDays", acts.threeDays),
      press("nextWeek", acts.nextWeek),
      press("date", acts.date),
    ),
    actions(
      press("edit", acts.edit),
      press("handOver", acts.handOver),
      ...(mayTake ? [press("take", acts.take)] : []),
      press("cancel", acts.cancel, "danger"),
    ),
  ];
}

/** "23 Nov 09:12 · put off to 27 Nov by Tom" */
function changeLine(change: ShownChange, reader: CardReader): string {
  return `${momentWords(change.at, reader)} · ${changeWords(change, reader)}`;
}

function changeWords(
  { act, byName, from, to, toName, reason }: ShownChange,
  { language, today }: Pick<CardReader, "language" | "today">,
): string {
  const { changes, reworded } = followUpsText[language];
  const day = to && /^\d{4}-\d\d-\d\d$/.test(to) ? shortDate(to, today, language) : "";
  if (act === "edited") {
    if (day) return changes.broughtForward(byName, day);
    const before = textBefore(from);
    return inARow([changes.edited(byName), ...(before ? [reworded(fitted(before, beforeShown))] : [])], language);
  }
  if (act === "snoozed" || act === "extended") return changes[act](byName, day);
  if (act === "offered") return changes.offered(byName, toName ?? "");
  if (act === "cancelled") return changes.cancelled(byName, reason ?? "");
  const plain = { opened: 1, accepted: 1, declined: 1, taken: 1, done: 1 };
  return act in plain ? changes[act as keyof typeof plain](byName) : `${act} · ${byName}`;
}

function textBefore(from: string | null): string {
  if (!from) return "";
  const { text } = JSON.parse(from) as { text?: string };
  return text ?? "";
}
