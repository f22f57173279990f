import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { tellLater } from "../notices/acts.ts";
import { deafChannels } from "./channel-queries.ts";

/** Leaves the lead a line about channels that cannot be posted to, once for each, to be told with the next digest. */
export async function noteDeafChannels(
  db: Db,
  leadId: number,
  date: PlainDate,
  lineOf: (team: string) => string,
): Promise<void> {
  for (const { teamId, name, channel } of await deafChannels(db, leadId, date))
    await tellLater(db.prisma, { key: `deaf:${channel}:T${teamId}:P${leadId}`, personId: leadId, line: lineOf(name) });
}

/** Sets where a team's digest goes and what is told there, and until when its days are hot. */
export async function setChannel(
  { prisma }: Db,
  teamId: number,
  data: {
    channel: string | null;
    isNamed: boolean;
    tellsWins: boolean;
    tellsAmounts: boolean;
    heatUntil: PlainDate | null;
  },
): Promise<void> {
  await prisma.team.update({ where: { id: teamId }, data });
}
