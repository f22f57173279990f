import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Message } from "../../slack/blocks.ts";
import { enqueue } from "../../slack/delivery.ts";
import { tellByDigest } from "../follow-ups/ladder-acts.ts";
import { takeNotices } from "../notices/acts.ts";
import type { Line } from "./rules.ts";

export const leadDigestKey = (date: PlainDate, leadId: number): string => `digest:${date}:P${leadId}`;
export const teamDigestKey = (date: PlainDate, teamId: number): string => `digest:${date}:T${teamId}`;

type Held = { date: PlainDate; at: Date; lines: Line[] };
/** `passedUp`: the follow-ups that it names as very late, in the teams of leads below */
type HeldOfLead = Held & { passedUp: number[] };

/**
 * Stores a lead's digest of the day with its message, both or neither: `messageWith` words it with the notices that wait for
 * the lead. Gives false when the day has one already, which another process or an earlier moment stored.
 */
export function storeDigest(
  { prisma }: Db,
  lead: { id: number; slackUserId: string },
  { date, at, lines, passedUp }: HeldOfLead,
  messageWith: (notices: string[]) => Message,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO "Digest" ("leadId", "date", "lines", "at") VALUES (${lead.id}, ${date}, ${JSON.stringify(lines)}, ${at})
      ON CONFLICT ("leadId", "date") DO NOTHING`;
    if (added === 0) return false;
    // only the newest is ever compared with
    await tx.$executeRaw`
      UPDATE "Digest" SET "lines" = NULL WHERE "leadId" = ${lead.id} AND "date" < ${date} AND "lines" IS NOT NULL`;
    const key = leadDigestKey(date, lead.id);
    await tellByDigest(tx, lead.id, passedUp, key);
    const message = messageWith(await takeNotices(tx, lead.id, key));
    await enqueue(tx, { key, personId: lead.id, startedOn: date, target: lead.slackUserId, message });
    return true;
  });
}

/** Stores the digest of a team's channel with its message, both or neither. Gives false when the day has one already. */
export function storeTeamDigest(
  { prisma }: Db,
  team: { id: number; channel: string },
  { date, at, lines }: Held,
  message: Message,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO "TeamDigest" ("teamId", "date", "lines", "at") VALUES (${team.id}, ${date}, ${JSON.stringify(lines)}, ${at})
      ON CONFLICT ("teamId", "date") DO NOTHING`;
    if (added === 0) return false;
    await tx.$executeRaw`
      UPDATE "TeamDigest" SET "lines" = NULL WHERE "teamId" = ${team.id} AND "date" < ${date} AND "lines" IS NOT NULL`;
    await enqueue(tx, { key: teamDigestKey(date, team.id), target: team.channel, message });
    return true;
  });
}
