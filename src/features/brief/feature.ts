import { type Bot, onAction, onCommand } from "../../slack/answer.ts";
import { onForm } from "../../slack/forms.ts";
import { onList } from "../../slack/lists.ts";
import { onSuggest } from "../../slack/suggest.ts";
import { seesClients } from "../people/queries.ts";
import { callOffArranged, openArrangeForm, saveArrangement } from "./arrange.ts";
import { openFactsForm, openFillForm, openTalkForm, saveProfileForm, saveTalkForm } from "./fill.ts";
import {
  arrangeAction,
  arrangeFormId,
  backToBriefAction,
  briefPartAction,
  briefStanding,
  callOffAction,
  changeFactsAction,
  chooseVisitAction,
  fillAction,
  keyPageAction,
  openBriefAction,
  prepareAction,
  profileFormId,
  talkFormId,
  visitClientAction,
  visitFormId,
} from "./ids.ts";
import { backToBrief, briefAnew, openBrief, showPart } from "./open.ts";
import { briefText } from "./text.ts";
import {
  openVisitForm,
  showKeyAccounts,
  submitVisitForm,
  suggestClients,
  turnChoosePage,
  turnKeyPage,
  visitNamed,
} from "./visit.ts";

/** Before a visit: the brief, what is learned of a client, and key accounts. */
export function brief(bot: Bot): void {
  registerCommand(bot);
  onAction(bot, openBriefAction, openBrief);
  onAction(bot, backToBriefAction, backToBrief);
  onList(bot, briefStanding, briefAnew);
  onAction(bot, briefPartAction, showPart);
  onAction(bot, chooseVisitAction, turnChoosePage);
  onAction(bot, fillAction, openFillForm);
  onAction(bot, changeFactsAction, openFactsForm);
  onAction(bot, prepareAction, openTalkForm);
  onAction(bot, arrangeAction, openArrangeForm);
  onAction(bot, callOffAction, callOffArranged);
  onAction(bot, keyPageAction, turnKeyPage);
  onForm(bot, visitFormId, submitVisitForm);
  onForm(bot, profileFormId, saveProfileForm);
  onForm(bot, talkFormId, saveTalkForm);
  onForm(bot, arrangeFormId, saveArrangement);
  onSuggest(bot, visitClientAction, suggestClients);
}

function registerCommand(bot: Bot): void {
  const { en, zh } = briefText;
  const isFor = seesClients;
  onCommand(bot, "/visit", { words: [""], commandNames: ["走访"], isFor, run: openVisitForm });
  onCommand(bot, "/visit", {
    words: ["key", "大客户"],
    help: { en: en.helpKey, zh: zh.helpKey },
    isFor,
    run: showKeyAccounts,
  });
  onCommand(bot, "/visit", {
    words: [],
    takesAnything: true,
    help: { en: en.helpVisit, zh: zh.helpVisit },
    isFor,
    run: visitNamed,
  });
}
