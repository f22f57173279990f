import { type Bot, onAction } from "../../slack/answer.ts";
import { onForm, onFormClosed } from "../../slack/forms.ts";
import { onList } from "../../slack/lists.ts";
import { onMessageShortcut, onShortcut } from "../../slack/shortcuts.ts";
import { onSuggest } from "../../slack/suggest.ts";
import {
  contactsList,
  contactsPageAction,
  correctAction,
  dropDraftAction,
  dueFields,
  keptFields,
  logClientAction,
  logFormId,
  logMessageShortcutId,
  logShortcutId,
  openContactsAction,
  openLogAction,
  settleLateAction,
  unfoldAction,
} from "./ids.ts";
import { submitLog } from "./log.ts";
import { openAnyLog, openCorrection, openLog, openLogOfMessage } from "./open.ts";
import { contactsPage, openContacts, turnContactsPage } from "./open-contacts.ts";
import { settleLate } from "./settle-late.ts";
import { dropDraft, keepClosed, keepTyped, showChange, suggestClients, unfold } from "./unfold.ts";

/** Contacts with clients: logged, corrected, and all that comes of them. */
export function contactLog(bot: Bot): void {
  onAction(bot, openLogAction, openLog);
  onShortcut(bot, logShortcutId, openAnyLog);
  onMessageShortcut(bot, logMessageShortcutId, openLogOfMessage);
  onForm(bot, logFormId, submitLog);
  onFormClosed(bot, logFormId, keepClosed);
  onAction(bot, unfoldAction, unfold);
  onAction(bot, keptFields, keepTyped);
  onAction(bot, dueFields, showChange);
  onAction(bot, logClientAction, showChange);
  onSuggest(bot, logClientAction, suggestClients);
  onAction(bot, dropDraftAction, dropDraft);
  onAction(bot, openContactsAction, openContacts);
  onAction(bot, contactsPageAction, turnContactsPage);
  onList(bot, contactsList, contactsPage);
  onAction(bot, correctAction, openCorrection);
  onAction(bot, settleLateAction, settleLate);
}
