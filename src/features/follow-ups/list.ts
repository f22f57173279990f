import type { KnownBlock } from "@slack/web-api";
import type { PlainDate } from "../../lib/dates.ts";
import { type Language, shortDate } from "../../lib/language.ts";
import {
  actions,
  button,
  context,
  divider,
  type Message,
  message,
  overflow,
  section,
  titled,
} from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { pageBlocks } from "../../slack/paging.ts";
import {
  acceptAction,
  actAction,
  actValue,
  addFollowUpAction,
  claimValue,
  declineAction,
  listAction,
  listValue,
  openFollowUpAction,
  type ShownList,
} from "./ids.ts";
import type { FollowUpPage, ShownFollowUp } from "./list-queries.ts";
import { type Age, ages, headingOf } from "./rules.ts";
import { followUpsText } from "./text.ts";

/** With headings, offers and buttons a page stays under Slack's 50 blocks. */
export const followUpsPerPage = 12;
export const offersShown = 5;
/** The rest of a long text stands on the card. */
const textShown = 300;

export type Reader = {
  language: Language;
  today: PlainDate;
  personId: number;
  isLead: boolean;
  /** whether tomorrow is a day off, so that one puts off to the next working day */
  isTomorrowOff: boolean;
};

export type ListToShow = FollowUpPage & {
  list: ShownList["list"];
  /** the client, when the list is of one */
  clientName?: string | undefined;
  /** one more than are shown, if there are so many */
  offers: ShownFollowUp[];
  /** said above the list, such as what was just done */
  notice?: string | undefined;
};

/** When it is due, how late it is, and whose it is: one line. */
export function factsOf(followUp: ShownFollowUp, { language, today, personId }: Reader): string {
  const text = followUpsText[language];
  const { daysLate, snoozes, offeredToName, ownerId, ownerName } = followUp;
  return [
    text.due(shortDate(followUp.dueOn, today, language)),
    daysLate > 0 ? text.late(daysLate) : "",
    snoozes > 0 ? text.snoozed(snoozes) : "",
    ownerId === personId ? "" : text.owner(ownerName),
    offeredToName ? text.offeredTo(offeredToName) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

const marked = ({ isPromised }: ShownFollowUp, language: Language) =>
  isPromised ? ` · ${followUpsText[language].promised}` : "";

function line(followUp: ShownFollowUp, shown: ShownList, reader: Reader): KnownBlock {
  const { acts, open } = followUpsText[reader.language];
  const { id, version, mayAct } = followUp;
  const choice = (act: "done" | "tomorrow" | "threeDays" | "nextWeek" | "more", words: string = acts[act]) => ({
    text: words,
    value: actValue(act, { id, version }, shown),
  });
  const tomorrow = reader.isTomorrowOff ? acts.nextWorkingDay : acts.tomorrow;
  const menu = [choice("done"), choice("tomorrow", tomorrow), choice("threeDays"), choice("nextWeek"), choice("more")];
  const rest = `${marked(followUp, reader.language)}\n${fitted(followUp.text, textShown)}\n${factsOf(followUp, reader)}`;
  const accessory = mayAct
    ? overflow(`${actAction}:${id}`, menu)
    : button(open, `${openFollowUpAction}:${id}`, String(id));
  return titled(followUp.clientName, rest, accessory);
}

function offerBlocks(offer: ShownFollowUp, shown: ShownList, reader: Reader): KnownBlock[] {
  const text = followUpsText[reader.language];
  const claim = claimValue(offer, shown);
  return [
    titled(offer.clientName, `${marked(offer, reader.language)}\n${fitted(offer.text, textShown)}`),
    context(`${text.offerFrom(offer.ownerName)} · ${text.due(shortDate(offer.dueOn, reader.today, reader.language))}`),
    actions(
      button(text.accept, `${acceptAction}:${offer.id}`, claim, "primary"),
      button(text.decline, `${declineAction}:${offer.id}`, claim),
      button(text.open, `${openFollowUpAction}:${offer.id}`, String(offer.id)),
    ),
  ];
}

function buttons({ list, page }: ShownList, { language, isLead }: Reader): KnownBlock {
  const text = followUpsText[language];
  const others = (["mine", "due", "overdue", "all"] as const).filter(
    (name) => name !== list && (name !== "all" || isLead),
  );
  const client = list.startsWith("client:") ? list.slice("client:".length) : "";
  return actions(
    ...others.map((name) => button(text.lists[name], `${listAction}:${name}`, listValue({ list: name, page: 1 }))),
    button(text.add, addFollowUpAction, `${client}|${listValue({ list, page })}`),
  );
}

function titleOf({ list, clientName = "" }: ListToShow, language: Language): { title: string; none: string } {
  const text = followUpsText[language];
  if (list === "mine" || list === "due" || list === "overdue" || list === "all")
    return { title: text.titles[list], none: text.none[list] };
  return { title: text.titleOf(clientName), none: text.noneOf(clientName) };
}

/** How many of each age there are, over all pages. */
function countsLine(perAge: Map<Age, number>, language: Language): string {
  const text = followUpsText[language];
  const counted = ages.filter((age) => perAge.has(age)).map((age) => text.ageCount(age, perAge.get(age) ?? 0));
  return counted.join(" · ");
}

/** A page of follow-ups under headings; first what others would hand over to the reader. */
export function followUpList(given: ListToShow, reader: Reader): Message {
  const { language } = reader;
  const text = followUpsText[language];
  const { title, none } = titleOf(given, language);
  const counted = text.counted(title, given.total);
  const shown = { list: given.list, page: given.page.number };
  const groups = Map.groupBy(given.shown, ({ age }) => headingOf(age));
  return message(given.notice ?? (given.total === 0 ? none : counted), [
    ...(given.notice ? [section(given.notice), divider] : []),
    ...(given.offers.length > 0 ? [titled(text.offers, "")] : []),
    ...given.offers.slice(0, offersShown).flatMap((offer) => offerBlocks(offer, shown, reader)),
    ...(given.offers.length > offersShown ? [context(text.offersMore)] : []),
    ...(given.total === 0 ? [section(none)] : [titled(counted, ""), context(countsLine(given.perAge, language))]),
    ...[...groups].flatMap(([heading, followUps]) => [
      context(text.headings[heading]),
      ...followUps.map((one) => line(one, shown, reader)),
    ]),
    ...pageBlocks(given.page, listAction, (page) => listValue({ list: given.list, page }), language),
    buttons(shown, reader),
  ]);
}

/** Several clients answer to the words: whose follow-ups are meant? */
export function clientChoice(
  typed: string,
  { clients, total }: { clients: { id: number; name: string; clientNo: string }[]; total: number },
  language: Language,
): Message {
  const text = followUpsText[language];
  const title = text.whichClient(typed);
  return message(title, [
    section(title),
    ...clients.map(({ id, name, clientNo }) =>
      titled(
        name,
        ` · ${clientNo}`,
        button(text.open, `${listAction}:client:${id}`, listValue({ list: `client:${id}`, page: 1 })),
      ),
    ),
    ...(total > clients.length ? [context(text.moreClients(total - clients.length))] : []),
  ]);
}
