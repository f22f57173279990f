import { type Bot, onAction, onCommand } from "../../slack/answer.ts";
import { onForm } from "../../slack/forms.ts";
import { onList } from "../../slack/lists.ts";
import { onShortcut } from "../../slack/shortcuts.ts";
import { markKeyAction } from "../brief/ids.ts";
import { seesClients } from "../people/queries.ts";
import { openFindForm, searchFor, showBook, submitFindForm, turnBookPage, turnFindPage } from "./find.ts";
import {
  bookPageAction,
  cadenceFormAction,
  cadenceFormId,
  clientCard,
  findFormAction,
  findFormId,
  findPageAction,
  findShortcutId,
  openClientAction,
} from "./ids.ts";
import { markKey } from "./mark.ts";
import { cardAnew, looksLikeNumber, openClient, showClientByNumber } from "./open.ts";
import { openCadenceForm, submitCadence } from "./set-cadence.ts";
import { clientsText } from "./text.ts";

/** The book: the list, the search, the record. */
export function clients(bot: Bot): void {
  const { en, zh } = clientsText;
  const isFor = seesClients;
  onCommand(bot, "/clients", {
    words: ["all", "全部"],
    help: { en: en.helpAll, zh: zh.helpAll },
    helpForLead: { en: en.helpTeam, zh: zh.helpTeam },
    isFor,
    run: showBook,
  });
  onCommand(bot, "/clients", {
    words: ["find", "查", "查找", "搜索"],
    help: { en: en.helpFind, zh: zh.helpFind },
    isFor,
    run: searchFor,
  });
  onCommand(bot, "/clients", {
    words: [],
    takes: looksLikeNumber,
    help: { en: en.helpCard, zh: zh.helpCard },
    isFor,
    run: showClientByNumber,
  });
  onAction(bot, openClientAction, openClient);
  onList(bot, clientCard, cardAnew);
  onAction(bot, markKeyAction, markKey);
  onAction(bot, bookPageAction, turnBookPage);
  onAction(bot, findPageAction, turnFindPage);
  onAction(bot, findFormAction, openFindForm);
  onShortcut(bot, findShortcutId, openFindForm);
  onForm(bot, findFormId, submitFindForm);
  onAction(bot, cadenceFormAction, openCadenceForm);
  onForm(bot, cadenceFormId, submitCadence);
}
