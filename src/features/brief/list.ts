import type { KnownBlock } from "@slack/web-api";
import { type Language, shortDate } from "../../lib/language.ts";
import { pageOf } from "../../lib/pages.ts";
import { button, context, type Message, message, section, titled } from "../../slack/blocks.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { findValue } from "../clients/ids.ts";
import type { ClientPage } from "../clients/queries.ts";
import { tierName } from "../policy/text.ts";
import { chooseVisitAction, keyPageAction, openBriefAction } from "./ids.ts";
import type { KeyAccount } from "./key-queries.ts";
import { coldness, type LevelState, levelStates } from "./key-rules.ts";
import type { BriefReader } from "./part-words.ts";
import { briefText } from "./text.ts";

/** Two blocks each, and the pages' buttons, under a message's 50. */
export const visitsPerPage = 15;

const briefButton = (id: number, language: Language) =>
  button(briefText[language].brief, `${openBriefAction}:${id}`, String(id));

/** The clients that a name fits, to choose one from; a page of them. */
export function chooseMessage({ clients, total, page }: ClientPage, typed: string, language: Language): Message {
  const text = briefText[language];
  if (total === 0) return message(text.notFound(typed), [section(text.notFound(typed)), context(text.notFoundHint)]);
  const title = text.choose(total, typed);
  return message(title, [
    section(title),
    ...clients.flatMap(({ id, name, tier, clientNo, district, ownerName }) => [
      titled(name, ` · ${tierName(tier, language)}`, briefButton(id, language)),
      context([clientNo, district ?? "", ownerName].filter(Boolean).join(" · ")),
    ]),
    ...pageBlocks(page, chooseVisitAction, (number) => findValue(number, typed), language),
  ]);
}

type Standing = KeyAccount & { states: LevelState[] };

/** All key accounts and how each stands at the three levels, the coldest first; a page of them. */
export function keyMessage(
  accounts: readonly KeyAccount[],
  asked: number,
  reader: BriefReader & { isLead: boolean },
): Message {
  const text = briefText[reader.language];
  if (accounts.length === 0) return message(reader.isLead ? text.keyNoneOfLead : text.keyNone, []);
  const standing = accounts
    .map((account) => ({ ...account, states: levelStates(account, reader.policy.keyAccount, reader.today) }))
    .sort((a, b) => coldness(b.states) - coldness(a.states));
  const cold = standing.filter(({ states }) => states.some(({ isCold }) => isCold)).length;
  const page = pageOf(asked, standing.length, visitsPerPage);
  const first = (page.number - 1) * visitsPerPage;
  const title = text.keyTitle(standing.length);
  return message(`${title} ${text.keyCold(cold)}`, [
    titled(title, ""),
    context(text.keyCold(cold)),
    ...standing.slice(first, first + visitsPerPage).flatMap((account) => accountBlocks(account, reader)),
    ...pageBlocks(page, keyPageAction, String, reader.language),
  ]);
}

function accountBlocks(
  account: Standing,
  { language, today, isLead }: BriefReader & { isLead: boolean },
): KnownBlock[] {
  const text = briefText[language];
  const { id, name, tier, ownerName, arrangedOn, states } = account;
  const lines = states.map((state) =>
    text.levelLine(state.level, state.lastOn && shortDate(state.lastOn, today, language), state),
  );
  const arranged = arrangedOn ? [text.arranged(shortDate(arrangedOn, today, language), "")] : [];
  const facts = [tierName(tier, language), isLead ? ownerName : ""].filter(Boolean);
  return [titled(name, ` · ${facts.join(" · ")}`, briefButton(id, language)), context(...lines, ...arranged)];
}
