import type { KnownBlock } from "@slack/web-api";
import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import type { Language } from "../../lib/language.ts";
import { button, context, type Message, message, section, titled } from "../../slack/blocks.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { tierName } from "../policy/text.ts";
import { bookPageAction, findPageAction, findValue, openClientAction } from "./ids.ts";
import type { ClientPage, ListedClient } from "./queries.ts";
import { clientsText } from "./text.ts";

export const clientsPerPage = 15;

export type ListReader = { language: Language; today: PlainDate; isLead: boolean; showsOwner: boolean };

/** The asker's book, a page of it. */
export function bookMessage({ clients, total, page }: ClientPage, reader: ListReader): Message {
  const text = clientsText[reader.language];
  if (total === 0) return message(text.bookEmpty, []);
  const title = reader.isLead ? text.teamBookTitle(total) : text.bookTitle(total);
  return message(title, [
    titled(title, ""),
    ...clients.flatMap((client) => clientLines(client, reader)),
    ...pageBlocks(page, bookPageAction, String, reader.language),
  ]);
}

/** What a search found, a page of it; the same blocks stand in the search form. */
export function foundMessage({ clients, total, page }: ClientPage, typed: string, reader: ListReader): Message {
  const text = clientsText[reader.language];
  if (total === 0) return message(text.notFound(typed), [section(text.notFound(typed)), context(text.notFoundHint)]);
  const title = text.found(total, typed);
  const value = (number: number) => findValue(number, typed);
  return message(title, [
    titled(title, ""),
    ...clients.flatMap((client) => clientLines(client, reader)),
    ...pageBlocks(page, findPageAction, value, reader.language),
  ]);
}

function clientLines(client: ListedClient, { language, today, showsOwner }: ListReader): KnownBlock[] {
  const text = clientsText[language];
  const last =
    client.lastReachedOn === null
      ? text.never
      : text.lastContact(Math.max(0, daysBetween(client.lastReachedOn, today)));
  const facts = [client.clientNo, client.phone ?? "", client.district ?? "", last, showsOwner ? client.ownerName : ""];
  return [
    titled(
      client.name,
      ` · ${tierName(client.tier, language)}`,
      button(text.open, `${openClientAction}:${client.id}`, String(client.id)),
    ),
    context(facts.filter(Boolean).join(" · ")),
  ];
}
