import { type MomentReader, momentWords } from "../../../lib/moments.ts";
import {
  actions,
  button,
  context,
  label,
  type Message,
  type Modal,
  message,
  modal,
  section,
  titled,
} from "../../../slack/blocks.ts";
import { openComplaintAction } from "../ids.ts";
import { complaintsText } from "../text.ts";
import type { Receipt } from "./receipt-queries.ts";
import { filingText } from "./text.ts";

/** That it is filed, under which number, and what comes next: for who filed it alone. */
export function receipt(
  { number, severity, dueAt, files, isAboutThem, repeat }: Receipt,
  reader: MomentReader,
): Message {
  const { severities } = complaintsText[reader.language];
  const filing = filingText[reader.language];
  const title = filing.filedTitle(number);
  const name = severities[severity];
  const repeated =
    repeat === null ? "" : repeat.number === null ? filing.filedRepeatUnseen : filing.filedRepeat(repeat.number);
  return message(title, [
    titled(title, ""),
    section(dueAt ? filing.filedBy(name, momentWords(dueAt, reader)) : name),
    context(isAboutThem ? filing.filedAboutYou : filing.filedNext, repeated, files > 0 ? filing.filedFiles(files) : ""),
    ...(isAboutThem ? [] : [actions(button(filing.see, openComplaintAction, number))]),
  ]);
}

/** The same in place of the form. */
export const receiptForm = (shown: Message, { language }: MomentReader): Modal => {
  const filing = filingText[language];
  return modal(filing.title, shown.blocks, { close: label(filing.close) });
};
