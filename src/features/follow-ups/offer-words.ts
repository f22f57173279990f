import type { PlainDate } from "../../lib/dates.ts";
import { type Language, shortDate } from "../../lib/language.ts";
import { actions, button, context, type Message, message, section, titled } from "../../slack/blocks.ts";
import { acceptAction, claimValue, declineAction } from "./ids.ts";
import type { ShownFollowUp } from "./list-queries.ts";
import { followUpsText } from "./text.ts";

/** What somebody would like to hand over, for the one who is asked to take it. */
export function offerMessage(
  offer: Pick<ShownFollowUp, "id" | "version" | "clientName" | "text" | "dueOn" | "isPromised">,
  by: string,
  { language, today }: { language: Language; today: PlainDate },
  notice?: string,
): Message {
  const text = followUpsText[language];
  const title = text.offerTitle(by, offer.clientName);
  const claim = claimValue(offer);
  return message(title, [
    ...(notice ? [section(notice)] : []),
    titled(title, `\n${offer.text}`),
    context(
      [text.due(shortDate(offer.dueOn, today, language)), offer.isPromised ? text.promised : ""]
        .filter(Boolean)
        .join(" · "),
    ),
    actions(
      button(text.accept, `${acceptAction}:${offer.id}`, claim, "primary"),
      button(text.decline, `${declineAction}:${offer.id}`, claim),
    ),
  ]);
}
