import type { KnownBlock } from "@slack/web-api";
import type { PlainDate } from "../../lib/dates.ts";
import { type Language, named, shortDate } from "../../lib/language.ts";
import type { Page } from "../../lib/pages.ts";
import { actions, button, context, label, type Modal, menu, modal, section, titled } from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { handOverAction, openFollowUpAction } from "../follow-ups/ids.ts";
import { ladder } from "../follow-ups/rules.ts";
import {
  extendAction,
  itemValue,
  type ListClaim,
  listName,
  listValue,
  nudgeAction,
  takeAction,
  turnTeamListAction,
} from "./ids.ts";
import type { ShownLate } from "./late-queries.ts";
import { teamText } from "./text.ts";

export type LateList = {
  claim: ListClaim;
  items: ShownLate[];
  total: number;
  page: Page;
  /** of the one person whose list it is */
  ownerName?: string;
  today: PlainDate;
  /** what has just been done */
  note?: string;
};

const signsOfName = 80;
const signsOfText = 300;

/** A page of late follow-ups, each with what a lead may do about it. */
export function lateModal(list: LateList, language: Language): Modal {
  const text = teamText[language];
  const { claim, items, total, page, note } = list;
  return modal(
    text.listTitles.late,
    [
      ...(note ? [context(note)] : []),
      titled(total === 0 ? text.nothingLeft : titleOf(list, language), ""),
      ...items.flatMap((item) => lateBlocks(item, list.today, language)),
      ...pageBlocks(page, turnTeamListAction, (number) => listValue({ ...claim, page: number }), language),
    ],
    {
      callback_id: listName({ ...claim, page: page.number }),
      private_metadata: listValue({ ...claim, page: page.number }),
      close: label(text.close),
    },
  );
}

function titleOf({ claim, total, ownerName }: LateList, language: Language): string {
  const { lists } = teamText[language];
  if (ownerName) return lists.lateOf(ownerName, total);
  return claim.what === "up" ? lists.up(total, ladder.escalateAt) : lists.late(total);
}

function lateBlocks(item: ShownLate, today: PlainDate, language: Language): KnownBlock[] {
  const text = teamText[language];
  const { id } = item;
  const value = itemValue(item);
  const facts = [
    item.ownerName,
    text.due(shortDate(item.dueOn, today, language)),
    text.daysLate(item.daysLate),
    item.isPromised ? text.promised : "",
    item.snoozes > 0 ? text.snoozed(item.snoozes) : "",
    item.offeredTo ? text.offeredTo(item.offeredTo) : "",
  ];
  return [
    section(named(fitted(item.clientName, signsOfName), fitted(item.text, signsOfText), language)),
    context(facts.filter(Boolean).join(" · ")),
    // a row each on a phone: the first act to tap, the others behind "⋯"
    actions(
      button(text.acts.nudge, `${nudgeAction}:${id}`, value),
      menu("", id, [
        { text: text.acts.extend, actionId: extendAction, value },
        { text: text.acts.hand, actionId: handOverAction, value: String(id) },
        { text: text.acts.take, actionId: takeAction, value },
        { text: text.open, actionId: openFollowUpAction, value: String(id) },
      ]),
    ),
  ];
}
