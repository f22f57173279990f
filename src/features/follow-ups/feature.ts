import { type Bot, onAction, onCommand } from "../../slack/answer.ts";
import { fieldAction } from "../../slack/fields.ts";
import { onForm } from "../../slack/forms.ts";
import { onList } from "../../slack/lists.ts";
import { onMessageShortcut } from "../../slack/shortcuts.ts";
import { onSuggest } from "../../slack/suggest.ts";
import { leads, seesClients } from "../people/queries.ts";
import { offerClients, openAddForm, openAddFormOnMessage, showUnderstood, submitAdd, typeAdd } from "./add.ts";
import { accept, decline, openHandOverForm, submitHandOver } from "./hand.ts";
import {
  acceptAction,
  actAction,
  addFollowUpAction,
  addFormId,
  cancelFormId,
  dateFormId,
  declineAction,
  editFormId,
  fields,
  followUpsList,
  handOverAction,
  handOverFormId,
  linkAction,
  listAction,
  messageShortcutId,
  openFollowUpAction,
  readList,
  searchAction,
} from "./ids.ts";
import { listMessage, openCard, showList, showOfClient, turnList } from "./open.ts";
import { act, submitCancel, submitDate, submitEdit } from "./settle.ts";
import { followUpsText } from "./text.ts";

/** Follow-ups: what is still to be done for clients, and what was promised to them. */
export function followUps(bot: Bot): void {
  registerCommands(bot);
  onMessageShortcut(bot, messageShortcutId, openAddFormOnMessage);
  onSuggest(bot, searchAction, offerClients);
  onAction(bot, addFollowUpAction, openAddForm);
  onAction(bot, `${fieldAction}:${fields.words}`, showUnderstood);
  onForm(bot, addFormId, submitAdd);
  onAction(bot, listAction, turnList);
  onList(bot, followUpsList, (ask, value) => listMessage(ask, readList(value)));
  onAction(bot, openFollowUpAction, openCard);
  onAction(bot, actAction, act);
  onAction(bot, linkAction, async () => []);
  onForm(bot, dateFormId, submitDate);
  onForm(bot, editFormId, submitEdit);
  onForm(bot, cancelFormId, submitCancel);
  onAction(bot, handOverAction, openHandOverForm);
  onForm(bot, handOverFormId, submitHandOver);
  onAction(bot, acceptAction, accept);
  onAction(bot, declineAction, decline);
}

function registerCommands(bot: Bot): void {
  const { en, zh } = followUpsText;
  const command = "/followups";
  const isFor = seesClients;
  onCommand(bot, command, {
    words: ["", "mine", "我的"],
    commandNames: [zh.commandName, zh.cardTitle, en.commandName],
    help: { en: en.helpMine, zh: zh.helpMine },
    isFor,
    run: showList("mine"),
  });
  onCommand(bot, command, {
    words: ["due", "到期"],
    help: { en: en.helpDue, zh: zh.helpDue },
    isFor,
    run: showList("due"),
  });
  onCommand(bot, command, { words: ["overdue", "超期"], isFor, run: showList("overdue") });
  onCommand(bot, command, {
    words: ["all", "全部"],
    help: { en: en.helpAll, zh: zh.helpAll },
    isFor: leads,
    run: showList("all"),
  });
  onCommand(bot, command, {
    words: ["add", "new", "新建", "添加"],
    help: { en: en.helpAdd, zh: zh.helpAdd },
    isFor,
    run: typeAdd,
  });
  onCommand(bot, command, {
    words: [],
    takesAnything: true,
    help: { en: en.helpClient, zh: zh.helpClient },
    isFor,
    run: showOfClient,
  });
}
