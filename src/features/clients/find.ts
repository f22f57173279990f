import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { context, label, type Message, type Modal, modal, textInput, words } from "../../slack/blocks.ts";
import type { CommandAsk } from "../../slack/commands.ts";
import { type Effects, errors, open, Refusal, replace, say, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { leads } from "../people/queries.ts";
import { findFormId, findWordsBlock, readFindValue } from "./ids.ts";
import { bookMessage, clientsPerPage, foundMessage, type ListReader } from "./list.ts";
import { book, find } from "./queries.ts";
import { refuseOthers } from "./refuse.ts";
import { findWordsMost } from "./rules.ts";
import { clientsText } from "./text.ts";

const readerOf = ({ asker, today }: Ask): ListReader => ({
  language: asker.language,
  today,
  isLead: leads(asker),
  // who covers sees the clients of several, too
  showsOwner: leads(asker) || asker.covers.length > 0,
});

async function bookPage(ask: Ask, page: number): Promise<Message> {
  refuseOthers(ask);
  return bookMessage(await book(ask.deps.db, ask.asker, { asked: page, perPage: clientsPerPage }), readerOf(ask));
}

export const showBook = async (ask: Ask): Promise<Effects> => say(await bookPage(ask, 1));
export const turnBookPage = async (ask: ActionAsk): Promise<Effects> => replace(await bookPage(ask, Number(ask.value)));

async function foundPage(ask: Ask, typed: string, page: number): Promise<Message> {
  refuseOthers(ask);
  if (typed.length > findWordsMost) throw new Refusal(clientsText[ask.asker.language].tooLong(findWordsMost));
  const found = await find(ask.deps.db, ask.asker, typed, { asked: page, perPage: clientsPerPage });
  return foundMessage(found, typed, readerOf(ask));
}

export async function searchFor(ask: CommandAsk): Promise<Effects> {
  refuseOthers(ask);
  const { rest, asker } = ask;
  return say(rest === "" ? words(clientsText[asker.language].whatToFind) : await foundPage(ask, rest, 1));
}

/** A page of a search: in the list's own place, be that a message or the search form. */
export async function turnFindPage(ask: ActionAsk): Promise<Effects> {
  const { page, typed } = readFindValue(ask.value);
  const shown = await foundPage(ask, typed, page);
  return ask.isInModal ? update(resultForm(ask, shown)) : replace(shown);
}

function findForm({ asker }: Ask): Modal {
  const text = clientsText[asker.language];
  return modal(
    text.findTitle,
    [
      textInput(findWordsBlock, text.findLabel, { hint: text.findHint, most: findWordsMost }),
      context(text.notFoundHint),
    ],
    {
      callback_id: findFormId,
      submit: label(text.findSubmit),
      close: label(text.close),
    },
  );
}

function resultForm(ask: Ask, found: Message): Modal {
  const text = clientsText[ask.asker.language];
  const form = findForm(ask);
  return { ...form, blocks: [...form.blocks.slice(0, 1), ...found.blocks], submit: label(text.findAgain) };
}

export async function openFindForm(ask: Ask): Promise<Effects> {
  refuseOthers(ask);
  return open(findForm(ask));
}

/** The search form answers in itself, so that one can look again. */
export async function submitFindForm(ask: FormAsk): Promise<Effects> {
  refuseOthers(ask);
  const typed = (ask.typed[findWordsBlock] ?? "").trim();
  if (typed === "") return errors({ [findWordsBlock]: clientsText[ask.asker.language].findRequired });
  return update(resultForm(ask, await foundPage(ask, typed, 1)));
}
