import type { KnownBlock } from "@slack/web-api";
import { longDate } from "../../lib/language.ts";
import { actions, button, context, type Message, message, section, titled } from "../../slack/blocks.ts";
import { openClientAction } from "../clients/ids.ts";
import { type ContactReader, headline } from "./contact-words.ts";
import type { Contact, Entry } from "./entry-rules.ts";
import { correctAction } from "./ids.ts";
import { paysStandard } from "./rules.ts";
import { logText } from "./text.ts";

export type Receipt = {
  id: number;
  isCorrected?: boolean;
  isDoneOnPlan?: boolean;
  client: { id: number; name: string; plannedKind: string | null };
  contact: Omit<Contact, "helpers">;
  promises: Entry["promises"];
  nextKind: Entry["nextKind"];
  now: Date;
  /** what was told to whom */
  lines: readonly string[];
  /** what is late with the client and may be settled right here */
  late?: readonly KnownBlock[];
};

/** What was saved, for the one who saved it: short, with what came of it and a way to correct it. */
export function receipt(saved: Receipt, reader: ContactReader): Message {
  const { id, client, contact, now } = saved;
  const text = logText[reader.language];
  const title = `${saved.isCorrected ? text.corrected : text.logged} · ${client.name}`;
  const line = headline({ ...contact, loggedAt: now }, reader);
  const lines = consequenceLines(saved, reader);
  return message([title, line, ...lines].join("\n"), [
    titled(title, ""),
    section([line, ...(contact.notes ? [contact.notes] : [])].join("\n")),
    ...(lines.length > 0 ? [context(lines.join("\n"))] : []),
    actions(
      button(text.correct, correctAction, String(id)),
      button(text.openClient, openClientAction, String(client.id)),
    ),
    ...(saved.late ?? []),
  ]);
}

function consequenceLines(saved: Receipt, { language }: ContactReader): string[] {
  const text = logText[language];
  const { client, contact, promises, nextKind, isDoneOnPlan, isCorrected, lines } = saved;
  const stays = !(isDoneOnPlan || isCorrected || paysStandard(contact)) && client.plannedKind !== null;
  const { nextOn } = contact;
  return [
    ...(isDoneOnPlan ? [text.planDone] : []),
    ...(stays ? [text.planOpen] : []),
    ...promises.map((promise) => text.promised(promise.text, longDate(promise.dueOn, language))),
    ...(nextOn ? [text.nextOn(text.nextKinds[nextKind], longDate(nextOn, language))] : []),
    ...lines,
  ];
}
