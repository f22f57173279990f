import type { Db } from "../../db/sql.ts";
import type { Deps, People } from "../../deps.ts";
import { languageOf } from "../../lib/language.ts";
import type { Profile } from "../../slack/web.ts";
import { rememberMember } from "./acts.ts";
import { administrators, findAsker } from "./queries.ts";

/** How long a stranger's profile is kept: their taps must not use up the pace of users.info. */
const profileKeptMs = 30_000;
const profilesKept = 1000;

/** Who a Slack user is: from the database at every call; at Slack, by e-mail, when the database does not know them. */
export function peoplePort(db: Db, slack: Pick<Deps["slack"], "profile">, now: Deps["now"]): People {
  const strangers = new Map<string, { profile: Profile; until: number }>();

  const keptOf = (slackUserId: string): Profile | undefined => {
    const kept = strangers.get(slackUserId);
    return kept && kept.until > Date.now() ? kept.profile : undefined;
  };
  function keep(profile: Profile): void {
    if (strangers.size >= profilesKept) strangers.clear();
    strangers.set(profile.slackUserId, { profile, until: Date.now() + profileKeptMs });
  }

  return {
    async who(slackUserId) {
      const asker = await findAsker(db, slackUserId, now());
      if (asker) return asker;
      const kept = keptOf(slackUserId);
      const profile = kept ?? (await slack.profile(slackUserId));
      await rememberMember(db, profile);
      // asked again whatever came of it: the day's reading of profiles may have matched them in between
      const matched = await findAsker(db, slackUserId, now());
      if (matched) {
        // a full member's profile of a moment ago would give back the rights of one who has just lost them
        strangers.delete(slackUserId);
        return matched;
      }
      if (!kept) keep(profile);
      return { kind: "stranger", language: languageOf(profile.locale), ask: await administrators(db) };
    },
  };
}
