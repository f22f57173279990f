import type { Bot } from "../../slack/answer.ts";
import { onMemberChange } from "../../slack/events.ts";
import { profileOf } from "../../slack/web.ts";
import { rememberMember } from "./acts.ts";
import { isOfHouse } from "./queries.ts";

/** Keeps who is who: rights, language and time zone follow the Slack profile at once. */
export function people(bot: Bot): void {
  const { db, slack } = bot.deps;
  onMemberChange(bot, async (user) => {
    // Slack tells of every member; asking after each would use up the pace of users.info in a large workspace
    if (!user.id || !(await isOfHouse(db, user.id, user.profile?.email))) return;
    // the event's own user object has no locale when the app may not read it; users.info has
    const isGone = user.deleted === true;
    await rememberMember(db, isGone ? profileOf(user, user.team_id ?? "") : await slack.profile(user.id));
  });
}
