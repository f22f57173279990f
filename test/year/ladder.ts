import type { House } from "../support/house.ts";
import { momentOf, workedAfter } from "./calendar.ts";
import type { Staff } from "./staff.ts";

/** A follow-up for as long as its date and its owner stood unchanged and it was open. */
export type Stretch = { id: number; dueOn: string; ownerId: number; from: Date; until: Date };

type Change = { id: number; at: string; act: string; from: string | null; to: string | null };
const isDay = (text: string | null): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "");

/** Every follow-up's life, told by its history alone. */
export async function stretches({ db }: House): Promise<Stretch[]> {
  const rows = await db.rows<Change>(
    `SELECT "followUpId" AS "id", "at", "act", "from", "to" FROM "FollowUpChange" ORDER BY "followUpId", "id"`,
  );
  const owners = await db.rows<{ id: number; createdById: number }>(`SELECT "id", "createdById" FROM "FollowUp"`);
  const firstOwner = new Map(owners.map(({ id, createdById }) => [id, createdById]));
  const all: Stretch[] = [];
  const open = new Map<number, Stretch>();
  for (const { id, at, act, from, to } of rows) {
    const before = open.get(id);
    const moment = new Date(at);
    const change: Partial<Stretch> = {
      ...(isDay(to) && { dueOn: to }),
      ...((act === "accepted" || act === "taken") && { ownerId: Number(to) }),
    };
    const ends = act === "done" || act === "cancelled";
    if (before && !ends && Object.keys(change).length === 0) continue;
    if (before) all.push({ ...before, until: moment });
    open.delete(id);
    const begun = before ?? { id, dueOn: from ?? "", ownerId: firstOwner.get(id) ?? 0, until: new Date(8.64e15) };
    if (!ends) open.set(id, { ...begun, ...change, from: moment });
  }
  return [...all, ...open.values()];
}

const holds = ({ from, until }: Stretch, moment: Date) => from <= moment && moment < until;

/** The steps that lateness demands, each with who is to be told: `ladder:3:F7:2035-03-05` → a person's id. */
export function demandedSteps(lives: Stretch[], staff: Staff, until: Date): Map<string, number> {
  const steps = new Map<string, number>();
  for (const life of lives) {
    const third = workedAfter(life.dueOn, 3);
    const atSeven = momentOf(third, "07:00");
    if (atSeven < until && holds(life, atSeven))
      steps.set(`ladder:3:F${life.id}:${life.dueOn}`, staff.serves(life.ownerId, third));
    const seventh = workedAfter(life.dueOn, 7);
    const atNine = momentOf(seventh, "09:00");
    const above = staff.leadOfLead(life.ownerId);
    if (above !== undefined && atNine < until && holds(life, atNine))
      steps.set(`ladder:7:F${life.id}:${life.dueOn}`, staff.serves(above, seventh));
  }
  return steps;
}

/** How many of these people's follow-ups are so many working days late at that hour. */
export const countLate = (lives: Stretch[], owners: number[], day: string, least: number): number =>
  lives.filter(
    (life) =>
      owners.includes(life.ownerId) && holds(life, momentOf(day, "08:30")) && workedAfter(life.dueOn, least) <= day,
  ).length;
