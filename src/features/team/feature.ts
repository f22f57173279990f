import { type Bot, onAction, onCommand } from "../../slack/answer.ts";
import { leads } from "../people/queries.ts";
import { openTeamListAction, turnTeamListAction } from "./ids.ts";
import { openList, showTeamView, turnList } from "./open.ts";
import { teamText } from "./text.ts";

/** The lead's view of the team, and the lists behind the digest's figures. */
export function team(bot: Bot): void {
  const { en, zh } = teamText;
  onCommand(bot, "/team", {
    words: [""],
    commandNames: ["团队"],
    help: { en: en.helpTeam, zh: zh.helpTeam },
    isFor: leads,
    run: showTeamView,
  });
  onAction(bot, openTeamListAction, openList);
  onAction(bot, turnTeamListAction, turnList);
}
