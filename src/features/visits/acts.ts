import type { Db } from "../../db/sql.ts";
import type { Language } from "../../lib/language.ts";
import type { Message } from "../../slack/blocks.ts";
import { enqueue } from "../../slack/delivery.ts";
import { tellByPlan } from "../follow-ups/ladder-acts.ts";
import { takeNotices } from "../notices/acts.ts";
import { type DayPlan, type PlannedItem, planKey } from "./rules.ts";

export type PlanToStore = {
  personId: number;
  date: string;
  computedAt: Date;
  plan: DayPlan;
  /** of the message, when it may be shown again as it is */
  language: Language | null;
  /** to whom it is posted, and what it says with the lines that waited for the next plan; undefined: there is nothing to read */
  post: { target: string; hasNotices: boolean; messageWith(notices: string[]): Message | undefined };
};

/**
 * Fixes the plan of a person's day and writes down its message to be posted, both or neither. Gives false when the day has a
 * plan already, which another process or an earlier moment stored: that one stands.
 */
export function storePlan(
  { prisma }: Db,
  { personId, date, computedAt, plan, language, post }: PlanToStore,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const waiting = JSON.stringify(plan.beyond.map(({ client }) => [client.id, client.carriedDays]));
    const [stored] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO "Plan" ("personId", "date", "computedAt", "language", "dueBeyond", "waiting")
      VALUES (${personId}, ${date}, ${computedAt}, ${language}, ${plan.beyond.length}, ${waiting})
      ON CONFLICT ("personId", "date") DO NOTHING RETURNING "id"`;
    if (!stored) return false;
    const items = [...plan.visits, ...plan.calls];
    if (items.length > 0)
      await tx.$executeRaw`
      INSERT INTO "PlanItem" ("planId", "place", "clientId", "kind", "points", "reasons", "carriedDays")
      SELECT ${stored.id}, "value"->>0, "value"->>1, "value"->>2, "value"->>3, "value"->>4, "value"->>5
      FROM json_each(${JSON.stringify(items.map(itemRow))})`;
    // only the newest plan's rest is ever read
    await tx.$executeRaw`
      UPDATE "Plan" SET "waiting" = NULL WHERE "personId" = ${personId} AND "date" < ${date} AND "waiting" IS NOT NULL`;
    const key = planKey(date, personId);
    if (post.hasNotices) await tellByPlan(tx, personId, withFollowUps(items), key);
    const message = post.messageWith(post.hasNotices ? await takeNotices(tx, personId, key) : []);
    if (message) await enqueue(tx, { key, personId, startedOn: date, target: post.target, message });
    return true;
  });
}

const withFollowUps = (items: PlannedItem[]) =>
  items.filter(({ reasons }) => reasons.some(({ kind }) => kind === "followUp")).map(({ client }) => client.id);

const itemRow = ({ client, kind, points, reasons }: PlannedItem, index: number) => [
  index + 1,
  client.id,
  kind,
  points,
  JSON.stringify(reasons),
  client.carriedDays,
];
