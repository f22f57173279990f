import type { KnownBlock } from "@slack/web-api";
import type { Page } from "../../lib/pages.ts";
import { button, context, divider, label, type Modal, modal, section, titled } from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { type ContactReader, changeLines, detailLines, headline } from "./contact-words.ts";
import type { ShownContact } from "./correct-queries.ts";
import { contactsList, contactsPageAction, correctAction, openLogAction } from "./ids.ts";
import { logText } from "./text.ts";

export type ShownContacts = {
  client: { id: number; name: string };
  contacts: readonly ShownContact[];
  page: Page;
  /** whether it lies over another modal, to which one goes back */
  isOver: boolean;
};

/** Each with a few blocks: a page stays far under what a modal may hold. */
export const contactsPerPage = 5;
const changesShown = 5;
/** A contact's details are in several fields of 3,000 signs; a section holds one of them. */
const sectionSigns = 2900;

/** A client's contacts in full, the newest first, each with its corrections and a way to correct it. */
export function contactsModal({ client, contacts, page, isOver }: ShownContacts, reader: ContactReader): Modal {
  const text = logText[reader.language];
  const valueFor = (number: number) => `${client.id}|${number}`;
  const over = isOver ? "|over" : "";
  return modal(
    text.contactsTitle,
    [
      titled(client.name, "", button(text.logIt, openLogAction, String(client.id))),
      ...(contacts.length === 0 ? [section(text.noContacts)] : []),
      ...contacts.flatMap((contact) => contactBlocks(contact, reader)),
      ...pageBlocks(page, contactsPageAction, (number) => `${valueFor(number)}${over}`, reader.language),
    ],
    {
      callback_id: `${contactsList}:${valueFor(page.number)}${over}`,
      close: label(isOver ? text.back : text.close),
    },
  );
}

function contactBlocks(contact: ShownContact, reader: ContactReader): KnownBlock[] {
  const text = logText[reader.language];
  const changes = contact.changes.slice(0, changesShown).flatMap((change) => changeLines(change, reader));
  return [
    divider,
    section(
      `${headline(contact, reader)} · ${contact.personName}`,
      button(text.correct, `${correctAction}:${contact.id}`, String(contact.id)),
    ),
    ...inSections(detailLines(contact, reader)).map((lines) => section(lines)),
    ...(changes.length > 0 ? [context(...changes.map((line) => fitted(line, sectionSigns)))] : []),
  ];
}

/** Lines in as few sections as hold them whole. */
function inSections(lines: readonly string[]): string[] {
  const sections: string[] = [];
  for (const line of lines) {
    const last = sections.at(-1);
    if (last !== undefined && last.length + line.length < sectionSigns)
      sections[sections.length - 1] = `${last}\n${line}`;
    else sections.push(line);
  }
  return sections;
}
