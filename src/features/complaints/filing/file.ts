import type { Tx } from "../../../db/sql.ts";
import type { MomentReader } from "../../../lib/moments.ts";
import { type Bot, onAction, onCommand } from "../../../slack/answer.ts";
import { readerOf } from "../../../slack/ask.ts";
import { enqueue } from "../../../slack/delivery.ts";
import { type Effects, errors, update } from "../../../slack/effects.ts";
import { fieldAction } from "../../../slack/fields.ts";
import { type FormAsk, onForm, onFormClosed } from "../../../slack/forms.ts";
import { onMessageShortcut, onShortcut } from "../../../slack/shortcuts.ts";
import { onSuggest } from "../../../slack/suggest.ts";
import { endDraft } from "../../contact-log/draft-acts.ts";
import { openOne, showMine, showOne, turnHistory, turnMine } from "../archive/show.ts";
import { tellOfFiling } from "../desk/tell.ts";
import type { Faults } from "../given-rules.ts";
import {
  aboutSearchAction,
  blockOf,
  changingStart,
  clientSearchAction,
  dropFilingAction,
  fieldsStart,
  fileComplaintAction,
  fileFormId,
  fileMessageShortcutId,
  fileShortcutId,
  isWholeNumber,
  openComplaintAction,
  readId,
  readNumber,
  turnHistoryAction,
  turnMineAction,
} from "../ids.ts";
import { partyOf } from "../party-queries.ts";
import { complaintsText } from "../text.ts";
import type { Done } from "../write-acts.ts";
import { fileComplaint } from "./file-acts.ts";
import { rulesNow, similarTo } from "./filing-queries.ts";
import { keepClosed, keepFiling, keepTyped, type StandingFiling, standing } from "./fill-filing.ts";
import { atShownFields, givenOf } from "./form-rules.ts";
import { namingIn, openAnyFiling, openFilingOfClient, openFilingOfMessage } from "./open-filing.ts";
import { receipt, receiptForm } from "./receipt-card.ts";
import { receiptOf } from "./receipt-queries.ts";
import { askForClient, dropDraft, showChange, suggestParties, suggestPeople } from "./show-filing.ts";
import { filingText } from "./text.ts";

/** Filing a complaint, and what its reporter sees of it. */
export function registerFiling(bot: Bot): void {
  registerCommands(bot);
  onShortcut(bot, fileShortcutId, openAnyFiling);
  onMessageShortcut(bot, fileMessageShortcutId, openFilingOfMessage);
  onAction(bot, fileComplaintAction, openFilingOfClient);
  onForm(bot, fileFormId, submitFiling);
  onFormClosed(bot, fileFormId, keepClosed);
  onAction(bot, `${fieldAction}:${fieldsStart}`, keepTyped);
  onAction(bot, `${fieldAction}:${changingStart}`, showChange);
  onAction(bot, clientSearchAction, showChange);
  onSuggest(bot, clientSearchAction, suggestParties);
  onAction(bot, aboutSearchAction, keepTyped);
  onSuggest(bot, aboutSearchAction, suggestPeople);
  onAction(bot, dropFilingAction, dropDraft);
  onAction(bot, openComplaintAction, openOne);
  onAction(bot, turnHistoryAction, turnHistory);
  onAction(bot, turnMineAction, turnMine);
}

function registerCommands(bot: Bot): void {
  const { en, zh } = filingText;
  const command = "/complaint";
  onCommand(bot, command, {
    words: [""],
    commandNames: [zh.commandName, zh.button, en.commandName],
    help: { en: en.helpFile, zh: zh.helpFile },
    run: openAnyFiling,
  });
  onCommand(bot, command, { words: ["mine", "我的"], help: { en: en.helpMine, zh: zh.helpMine }, run: showMine });
  onCommand(bot, command, {
    words: [],
    takes: (typed) => readNumber(typed, "2000") !== undefined,
    owns: isWholeNumber,
    help: { en: en.helpOne, zh: zh.helpOne },
    run: showOne,
  });
}

/** The form was sent: the number at once, in its place, and a receipt that stays. Whatever keeps it from being filed, what was typed is kept. */
export async function submitFiling(ask: FormAsk): Promise<Effects> {
  const form = await standing(ask);
  try {
    const effects = await fileIt(ask, form);
    if ([effects].flat().some(({ kind }) => kind === "errors")) await keepFiling(ask, form.state, form.draft);
    return effects;
  } catch (error) {
    await keepFiling(ask, form.state, form.draft);
    throw error;
  }
}

async function fileIt(ask: FormAsk, form: StandingFiling): Promise<Effects> {
  const { deps, asker, now } = ask;
  const { state, typed, files } = form;
  const text = filingText[asker.language];
  const naming = namingIn(form);
  const party = naming && (await partyOf(deps.db, asker, naming));
  if (!party && state.clientId !== null) return askForClient(ask, form);
  const clientBlock = blockOf("client", state.turn);
  if (naming && !party) return errors({ [clientBlock]: text.clientGone });
  if (!party && typed.party !== "other")
    return errors({ [clientBlock]: complaintsText[asker.language].faults.missing });
  const named = { clientId: party?.id, aboutId: readId(typed.about ?? "") };
  const given = givenOf({ typed, files }, named);
  const reader = readerOf(ask);
  const seen = await seenBefore(ask, party?.id, typed.category ?? "");
  const tellDesk = await tellOfFiling(deps, { byId: asker.personId, ...named });
  const filed = await fileComplaint(deps.db, {
    ...{ token: state.token, given, byId: asker.personId, at: now, origin: "chat" },
    tell: async (tx, done) => {
      await tellReporter(tx, done, { ask, form, reader, seen });
      await tellDesk(tx, done);
    },
  });
  if (filed.is === "faults") return faultErrors(ask, form, filed.faults);
  const shown = receipt(await receiptOf(deps.db.prisma, filed.id, asker.personId, seen), reader);
  return update(receiptForm(shown, reader));
}

/** The number of the earlier complaint that the asker may see, for the receipt of a repeat. */
async function seenBefore(
  { deps, asker, now }: FormAsk,
  clientId: number | undefined,
  category: string,
): Promise<string | undefined> {
  if (clientId === undefined) return undefined;
  const { rules, filedOn } = await rulesNow(deps.db, asker.personId, clientId, now);
  const { repeatDays } = rules.policy;
  return (await similarTo(deps.db, asker, { clientId, category, filedOn, repeatDays }, now)).seen?.number;
}

type Telling = { ask: FormAsk; form: StandingFiling; reader: MomentReader; seen: string | undefined };

/** The receipt, and the end of the draft, in the transaction that files: there is none without the other. */
async function tellReporter(tx: Tx, done: Done, { ask, form, reader, seen }: Telling): Promise<void> {
  const { asker, now } = ask;
  const { draft, token } = form.state;
  await endDraft(tx, { personId: asker.personId, form: draft, token, at: now });
  await enqueue(tx, {
    key: `complaint:${done.number}:filed:P${asker.personId}`,
    personId: asker.personId,
    target: asker.slackUserId,
    message: receipt(await receiptOf(tx, done.complaintId, asker.personId, seen), reader),
  });
}

function faultErrors({ asker }: FormAsk, { state, typed }: StandingFiling, faults: Faults): Effects {
  const said = complaintsText[asker.language].faults;
  const shown = Object.entries(atShownFields(faults, typed));
  return errors(Object.fromEntries(shown.map(([name, fault]) => [blockOf(name, state.turn), said[fault]])));
}
