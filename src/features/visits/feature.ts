import { type Bot, onAction, onCommand } from "../../slack/answer.ts";
import { onForm } from "../../slack/forms.ts";
import { onSuggest } from "../../slack/suggest.ts";
import { leads, seesClients } from "../people/queries.ts";
import { openAddForm, submitAddForm, suggestOwn } from "./add-client.ts";
import { addByName, addFromList } from "./add-item.ts";
import {
  addClientSearch,
  addFormAction,
  addFormId,
  addItemAction,
  moveFormId,
  moveItemAction,
  moveRestAction,
  planMapAction,
  planMoreAction,
  planMoreTurnAction,
  planOfAction,
  planPageAction,
  reopenItemAction,
  skipFormId,
  skipItemAction,
  takeOffAction,
  teamPageAction,
} from "./ids.ts";
import { openMoveForm, submitMoveForm } from "./move-item.ts";
import { moveTheRest } from "./move-rest.ts";
import { reopen, takeOff } from "./reopen-item.ts";
import { showDay, showTomorrow } from "./show-day.ts";
import { showWeek } from "./show-week.ts";
import { openSkipForm, submitSkipForm } from "./skip-item.ts";
import { visitsText } from "./text.ts";
import {
  hasPlan as hasOwnPlan,
  openMore,
  openPlan,
  showTeam,
  showToday,
  turnMorePage,
  turnPlanPage,
  turnTeamPage,
} from "./today.ts";

/** The day's plan: whom to see and call, and why. */
export function visits(bot: Bot): void {
  onCommand(bot, "/clients", {
    words: ["", "today", "今日", "今天", "计划"],
    help: { en: visitsText.en.helpToday, zh: visitsText.zh.helpToday },
    helpForLead: { en: visitsText.en.helpTodayOfLead, zh: visitsText.zh.helpTodayOfLead },
    isFor: seesClients,
    run: showToday,
  });
  onCommand(bot, "/clients", {
    words: ["team", "团队"],
    help: { en: visitsText.en.helpTeam, zh: visitsText.zh.helpTeam },
    isFor: leads,
    run: showTeam,
  });
  onAction(bot, planOfAction, openPlan);
  onAction(bot, planPageAction, turnPlanPage);
  onAction(bot, planMoreAction, openMore);
  onAction(bot, planMoreTurnAction, turnMorePage);
  onAction(bot, planMapAction, async () => []);
  onAction(bot, teamPageAction, turnTeamPage);
  plan(bot);
  items(bot);
}

/** `/plan`: the plan of any day, the week, and what is added by hand. */
function plan(bot: Bot): void {
  const { en, zh } = visitsText;
  const isFor = seesClients;
  onCommand(bot, "/plan", {
    words: ["", "today", "今日", "今天"],
    commandNames: ["计划"],
    help: { en: en.helpPlan, zh: zh.helpPlan },
    helpForLead: { en: en.helpPlanOfLead, zh: zh.helpPlanOfLead },
    isFor,
    run: showToday,
  });
  onCommand(bot, "/plan", {
    words: ["tomorrow", "明天"],
    help: { en: en.helpPlanDay, zh: zh.helpPlanDay },
    isFor: hasOwnPlan,
    run: showTomorrow,
  });
  onCommand(bot, "/plan", {
    words: ["week", "本周"],
    help: { en: en.helpWeek, zh: zh.helpWeek },
    isFor: hasOwnPlan,
    run: showWeek,
  });
  onCommand(bot, "/plan", {
    words: ["add", "添加", "加"],
    help: { en: en.helpAdd, zh: zh.helpAdd },
    isFor: hasOwnPlan,
    run: addByName,
  });
  onCommand(bot, "/plan", { words: [], takesAnything: true, isFor: hasOwnPlan, run: showDay });
}

/** What one can do with each item. */
function items(bot: Bot): void {
  onAction(bot, moveItemAction, openMoveForm);
  onForm(bot, moveFormId, submitMoveForm);
  onAction(bot, skipItemAction, openSkipForm);
  onForm(bot, skipFormId, submitSkipForm);
  onAction(bot, reopenItemAction, reopen);
  onAction(bot, takeOffAction, takeOff);
  onAction(bot, addItemAction, addFromList);
  onAction(bot, addFormAction, openAddForm);
  onSuggest(bot, addClientSearch, suggestOwn);
  onForm(bot, addFormId, submitAddForm);
  onAction(bot, moveRestAction, moveTheRest);
}
