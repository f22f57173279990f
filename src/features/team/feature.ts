import { type Bot, onAction, onCommand } from "../../slack/answer.ts";
import { onForm } from "../../slack/forms.ts";
import { onList } from "../../slack/lists.ts";
import { leads } from "../people/queries.ts";
import { openExtendForm, submitExtend, takeOver } from "./extend.ts";
import {
  channelFormId,
  channelsList,
  channelsPageAction,
  extendAction,
  extendFormId,
  nudgeAction,
  openTeamListAction,
  readListValue,
  setChannelAction,
  takeAction,
  teamList,
  turnTeamListAction,
} from "./ids.ts";
import { nudgeOwner } from "./nudge.ts";
import { listView, openList, showTeamView, turnList } from "./open.ts";
import { channelsAnew, chooseTeam, openChannelForm, submitChannel, turnChannelsPage } from "./set-channel.ts";
import { teamText } from "./text.ts";

/** The lead's view of the team, and the lists behind the digest's figures. */
export function team(bot: Bot): void {
  const { en, zh } = teamText;
  onCommand(bot, "/team", {
    // one view has all of it
    words: ["", "today", "overdue", "coverage", "forgotten", "今日", "今天", "超期", "覆盖率"],
    commandNames: ["团队"],
    help: { en: en.helpTeam, zh: zh.helpTeam },
    isFor: leads,
    run: showTeamView,
  });
  onCommand(bot, "/rounds", {
    words: ["team", "团队"],
    help: { en: en.helpChannel, zh: zh.helpChannel },
    isFor: leads,
    run: chooseTeam,
  });
  onAction(bot, setChannelAction, openChannelForm);
  onAction(bot, channelsPageAction, turnChannelsPage);
  onList(bot, channelsList, channelsAnew);
  onForm(bot, channelFormId, submitChannel);
  onAction(bot, openTeamListAction, openList);
  onAction(bot, turnTeamListAction, turnList);
  onList(bot, teamList, (ask, value) => listView(ask, readListValue(value)));
  onAction(bot, nudgeAction, nudgeOwner);
  onAction(bot, extendAction, openExtendForm);
  onAction(bot, takeAction, takeOver);
  onForm(bot, extendFormId, submitExtend);
}
