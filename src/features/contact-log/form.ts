import type { KnownBlock } from "@slack/web-api";
import { daysBetween, localDate } from "../../lib/dates.ts";
import { actions, button, context, label, type Modal, modal, section, titled } from "../../slack/blocks.ts";
import { momentField, radioField, searchField, textField } from "../../slack/fields.ts";
import { clientsText } from "../clients/text.ts";
import type { Tier } from "../policy/rules.ts";
import { tierName } from "../policy/text.ts";
import { longMost } from "./entry-rules.ts";
import { choices, type FormFacts } from "./form-words.ts";
import { blockOf, dropDraftAction, isChosenHere, logClientAction, logFormId, unfoldAction } from "./ids.ts";
import { moreBlocks } from "./more-form.ts";
import { kinds, outcomes } from "./rules.ts";
import { logText } from "./text.ts";

/** The form: what, how it went, a note; the rest unfolds in it. */
export function logForm(facts: FormFacts): Modal {
  const { state, reader } = facts;
  const text = logText[reader.language];
  return modal(
    state.correcting ? text.correctTitle : text.title,
    [
      ...clientBlocks(facts),
      ...noticeBlocks(facts),
      ...firstFields(facts),
      ...(state.isUnfolded ? moreBlocks(facts) : [actions(button(text.more, unfoldAction, "all"))]),
    ],
    {
      callback_id: logFormId,
      private_metadata: JSON.stringify(state),
      notify_on_close: true,
      submit: label(state.askedTwice ? text.saveAsWell : text.save),
      close: label(text.cancel),
    },
  );
}

function clientBlocks({ state, client, reader: { language, today, timeZone } }: FormFacts): KnownBlock[] {
  const text = logText[language];
  const { lastContact, never } = clientsText[language];
  const last = client?.lastReachedAt && localDate(client.lastReachedAt, timeZone);
  const ago = last ? lastContact(Math.max(0, daysBetween(last, today))) : never;
  const tier = client && tierName(client.tier as Tier | null, language);
  if (client && !isChosenHere(state)) return [titled(client.name, ` · ${tier}`), context(ago)];
  const field = searchField(blockOf("client", state.turn), text.client, {
    actionId: logClientAction,
    initial: client && { value: String(client.id), text: client.name },
    placeholder: text.clientHint,
    tellsChange: true,
  });
  return [field, ...(client ? [context(`${tier} · ${ago}`)] : [])];
}

function noticeBlocks({ keptFrom, notices, reader: { language } }: FormFacts): KnownBlock[] {
  const text = logText[language];
  const kept = keptFrom ? [section(text.kept(keptFrom), button(text.drop, dropDraftAction))] : [];
  return [...kept, ...notices.map((notice) => section(notice))];
}

function firstFields({ state, filled: { typed }, reader: { language } }: FormFacts): KnownBlock[] {
  const text = logText[language];
  const block = (name: string) => blockOf(name, state.turn);
  return [
    radioField(block("kind"), text.kind, {
      choices: choices(kinds, text.kinds),
      initial: typed.kind,
      tellsChange: true,
    }),
    radioField(block("outcome"), text.outcome, {
      choices: choices(outcomes, text.outcomes),
      initial: typed.outcome,
      tellsChange: true,
    }),
    textField(block("note"), text.note, {
      initial: typed.note,
      most: longMost,
      isLong: true,
      isOptional: true,
      placeholder: text.noteHint,
      tellsChange: true,
    }),
    ...(state.asksWhen || state.isUnfolded
      ? [
          momentField(block("when"), text.when, {
            initial: momentIn(typed.when) ?? new Date(state.opened),
            hint: text.whenHint,
          }),
        ]
      : []),
  ];
}

const momentIn = (typed: string | undefined): Date | undefined =>
  typed && !Number.isNaN(Date.parse(typed)) ? new Date(typed) : undefined;
