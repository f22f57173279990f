import type { KnownBlock } from "@slack/web-api";
import { localDate } from "../../../lib/dates.ts";
import { shortDate } from "../../../lib/language.ts";
import { showMoney } from "../../../lib/money.ts";
import type { Page } from "../../../lib/pages.ts";
import { context, divider, label, type Modal, modal, section, titled } from "../../../slack/blocks.ts";
import { pageBlocks } from "../../../slack/paging.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import type { ShownAct } from "../archive/act-queries.ts";
import { isToldToReporter } from "../archive/history-rules.ts";
import { doBlocks } from "../archive/record-card.ts";
import { type ClockReader, clockLines, momentWords } from "../clocks/clock-words.ts";
import { isAct } from "../given-rules.ts";
import { deskDetailsAction, openClaimValue } from "../ids.ts";
import type { SeenComplaint } from "../queries.ts";
import { actWords, givenLines, movedLines } from "./act-words.ts";
import { categoryWords, handsWords } from "./desk-card.ts";
import { deskText } from "./text.ts";

export type Shown = {
  complaint: SeenComplaint;
  policy: ComplaintPolicy;
  history: { acts: ShownAct[]; page: Page };
  reader: ClockReader;
  personId: number;
  /** what has just become of it */
  notice?: string | undefined;
  /** what could not be done any more, as it was typed */
  kept?: { name: string; typed: string }[];
};

/** A complaint for one reader: what happened, where it stands, what they may do, and its history page by page. */
export function complaintDetails({ complaint, policy, history, reader, personId, notice, kept = [] }: Shown): Modal {
  const { language } = reader;
  const text = deskText[language];
  const { number, severity, state } = complaint;
  const hands = handsWords(complaint, language);
  const clocks = clockLines(complaint.reading, reader);
  return modal(
    number,
    [
      ...(notice ? [section(notice)] : []),
      ...(kept.length > 0
        ? [section(text.keptTyped), ...kept.map(({ name, typed }) => section(`${name}\n${typed}`))]
        : []),
      ...(notice || kept.length > 0 ? [divider] : []),
      titled(
        text.states[state],
        `\n${text.severities[severity]} · ${categoryWords(complaint, policy, language)}\n${hands}`,
      ),
      ...(clocks.length > 0 ? [context(...clocks)] : []),
      ...factBlocks(complaint, policy, reader),
      ...doBlocks(complaint, reader),
      divider,
      section(text.history),
      ...history.acts.map((act) =>
        section(historyLines(act, policy, { ...reader, mayRead: mayRead(act, complaint, personId) })),
      ),
      ...pageBlocks(history.page, deskDetailsAction, (page) => openClaimValue({ id: complaint.id, page }), language),
    ],
    { close: label(text.close) },
  );
}

function factBlocks(
  complaint: SeenComplaint,
  policy: ComplaintPolicy,
  { language, timeZone, now }: ClockReader,
): KnownBlock[] {
  const text = deskText[language];
  const { client, otherName, otherPhone, what, wish, whereAbout, happenedOn, about, reporter, repeatOf } = complaint;
  const who = client ? `${client.name} · ${client.clientNo}` : [otherName, otherPhone].filter(Boolean).join(" · ");
  const channel = policy.channels.find(({ id }) => id === complaint.channel)?.[language] ?? complaint.channel;
  const day = happenedOn ? shortDate(happenedOn, localDate(now, timeZone), language) : "";
  const fact = (name: string, value: string | undefined | null) => (value ? [text.given(name, value)] : []);
  return [
    section(text.given(client ? text.client : text.notAClient, who)),
    section(what),
    ...(wish ? [section(text.given(text.wish, wish))] : []),
    context(
      ...fact(text.when, day),
      ...fact(text.where, whereAbout),
      ...fact(text.channel, channel),
      ...fact(text.about, about?.name),
      ...fact(text.reporter, reporter && (reporter.active ? reporter.name : text.hasLeft(reporter.name))),
      ...fact(text.repeatOf, repeatOf?.number),
      ...(complaint.files > 0 ? [text.files(complaint.files)] : []),
      ...fact(text.fields.compensation, complaint.compensation && showMoney(complaint.compensation, language)),
    ),
  ];
}

/** Who filed it and is nothing else to it reads what is meant for them, not how the house deliberates. */
const mayRead = ({ act, byId }: ShownAct, { ties }: SeenComplaint, personId: number): boolean =>
  !(ties.size === 1 && ties.has("reporter")) || (isAct(act) && isToldToReporter(act, byId, personId));

const historyLines = (act: ShownAct, policy: ComplaintPolicy, reader: ClockReader & { mayRead: boolean }): string =>
  [
    `${momentWords(act.at, reader)} · ${actWords(act, reader.language)}`,
    ...(reader.mayRead ? givenLines(act, policy, reader.language) : []),
    ...movedLines(act, reader),
  ].join("\n");
