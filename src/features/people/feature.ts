import { type Bot, onAction, onCommand } from "../../slack/answer.ts";
import { onMemberChange } from "../../slack/events.ts";
import { onForm } from "../../slack/forms.ts";
import { onList } from "../../slack/lists.ts";
import { onSuggest } from "../../slack/suggest.ts";
import { profileOf } from "../../slack/web.ts";
import { rememberMember } from "./acts.ts";
import {
  leaveCoverSearch,
  leaveEndAction,
  leaveFormAction,
  leaveFormId,
  leavePageAction,
  leavesList,
  leaveWhoSearch,
  settingsFormId,
} from "./ids.ts";
import {
  endOneLeave,
  leavesPage,
  openLeaveForm,
  showLeaves,
  submitLeave,
  suggestAway,
  suggestCover,
  turnLeavePage,
} from "./leave.ts";
import { isOfHouse, seesClients } from "./queries.ts";
import { openSettings, submitSettings } from "./settings.ts";
import { peopleText } from "./text.ts";

/** Who is who, and who is away. */
export function people(bot: Bot): void {
  followProfiles(bot);
  leave(bot);
  settings(bot);
}

function settings(bot: Bot): void {
  const { en, zh } = peopleText;
  onCommand(bot, "/rounds", {
    words: ["settings", "设置"],
    help: { en: en.settingsHelp, zh: zh.settingsHelp },
    isFor: (asker) => seesClients(asker) || asker.roles.has("admin"),
    run: openSettings,
  });
  onForm(bot, settingsFormId, submitSettings);
}

function leave(bot: Bot): void {
  const { en, zh } = peopleText;
  onCommand(bot, "/rounds", {
    words: ["leave", "请假", "休假"],
    help: { en: en.leaveHelp, zh: zh.leaveHelp },
    isFor: seesClients,
    run: showLeaves,
  });
  onAction(bot, leavePageAction, turnLeavePage);
  onList(bot, leavesList, (ask) => leavesPage(ask, 1));
  onAction(bot, leaveFormAction, openLeaveForm);
  onAction(bot, leaveEndAction, endOneLeave);
  onSuggest(bot, leaveWhoSearch, suggestAway);
  onSuggest(bot, leaveCoverSearch, suggestCover);
  onForm(bot, leaveFormId, submitLeave);
}

/** Rights, language and time zone follow the Slack profile at once. */
function followProfiles(bot: Bot): void {
  const { db, slack } = bot.deps;
  onMemberChange(bot, async (user) => {
    // Slack tells of every member; asking after each would use up the pace of users.info in a large workspace
    if (!user.id || !(await isOfHouse(db, user.id, user.profile?.email))) return;
    // the event's own user object has no locale when the app may not read it; users.info has. Who loses the rights does so
    // whether or not that can be asked
    const told = profileOf(user, user.team_id ?? "");
    await rememberMember(db, told.isFullMember ? await slack.profile(user.id) : told);
  });
}
