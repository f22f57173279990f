import type { Db } from "../../db/sql.ts";
import { isTimeZone } from "../../lib/dates.ts";
import { languageOf } from "../../lib/language.ts";
import type { Profile } from "../../slack/web.ts";

/**
 * Brings what we know of a person up to their Slack profile. A full member whom nobody was matched with is matched by e-mail,
 * once; who was matched stays so whatever e-mail Slack shows later, until that account is gone: then a new account with the
 * e-mail takes its place. Deactivated members and guests lose every right at once, and have it again when Slack shows them as
 * full members.
 */
export async function rememberMember({ prisma }: Db, profile: Profile): Promise<void> {
  const { slackUserId, email, isFullMember } = profile;
  const facts = {
    active: isFullMember,
    language: languageOf(profile.locale),
    ...(profile.timeZone && isTimeZone(profile.timeZone) && { timeZone: profile.timeZone }),
  };
  const known = await prisma.person.updateMany({ where: { slackUserId }, data: facts });
  if (known.count > 0 || !isFullMember || !email) return;
  await prisma.person.updateMany({
    where: {
      email,
      OR: [
        { slackUserId: null, active: true },
        { slackUserId: { not: null }, active: false },
      ],
    },
    data: { ...facts, slackUserId, dmChannel: null },
  });
}
