import { type Bot, onAction, onCommand } from "../../slack/answer.ts";
import { onForm } from "../../slack/forms.ts";
import { leads, seesClients } from "../people/queries.ts";
import {
  moveFormId,
  moveItemAction,
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
import { reopen, takeOff } from "./reopen-item.ts";
import { openSkipForm, submitSkipForm } from "./skip-item.ts";
import { visitsText } from "./text.ts";
import { openMore, openPlan, showTeam, showToday, turnMorePage, turnPlanPage, turnTeamPage } from "./today.ts";

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
  items(bot);
}

/** What one can do with each item. */
function items(bot: Bot): void {
  onAction(bot, moveItemAction, openMoveForm);
  onForm(bot, moveFormId, submitMoveForm);
  onAction(bot, skipItemAction, openSkipForm);
  onForm(bot, skipFormId, submitSkipForm);
  onAction(bot, reopenItemAction, reopen);
  onAction(bot, takeOffAction, takeOff);
}
