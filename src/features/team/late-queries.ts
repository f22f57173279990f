import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type Page, pageOf } from "../../lib/pages.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";
import { notOfOwnComplaint, readBy } from "../follow-ups/recusal-queries.ts";
import { ladder, workingDaysLate } from "../follow-ups/rules.ts";
import { calendarOf } from "../policy/queries.ts";
import type { Member } from "./people-queries.ts";
import type { LateItem } from "./rules.ts";

/** The working days of each jurisdiction, with what has been counted by them. */
export type Calendars = Map<string, { calendar: WorkingCalendar; counted: Map<string, number> }>;

/** The working days where these people work. `known`: those that were read for others before; the new ones are added to it. */
export async function calendarsOf(
  db: Db,
  members: readonly Member[],
  known: Calendars = new Map(),
): Promise<Calendars> {
  for (const { jurisdiction } of members)
    if (!known.has(jurisdiction))
      known.set(jurisdiction, { calendar: await calendarOf(db, jurisdiction), counted: new Map() });
  return known;
}

function daysLate(dueOn: PlainDate, { jurisdiction, today }: Member, calendars: Calendars): number {
  const of = calendars.get(jurisdiction);
  const key = `${dueOn} ${today}`;
  const known = of?.counted.get(key);
  if (!of || known !== undefined) return known ?? 0;
  const days = workingDaysLate(dueOn, today, of.calendar);
  of.counted.set(key, days);
  return days;
}

type Dated = { id: number; ownerId: number; dueOn: PlainDate };

/** Of whom, and who is to read it: all that may, where several do. */
export type Told = { members: readonly Member[]; readers: readonly number[] };

/** What is late, by the owner's own day; one read that the index alone answers, however many are open. */
const lateOf = (db: Db, { members, readers }: Told): Promise<Dated[]> =>
  db.rows<Dated>(
    `SELECT f."id", f."ownerId", f."dueOn" FROM json_each(?) o CROSS JOIN "FollowUp" f
       ON f."ownerId" = o."value"->>0 AND f."state" = 'open' AND f."dueOn" < o."value"->>1 AND ${notOfOwnComplaint}`,
    JSON.stringify(members.map(({ id, today }) => [id, today])),
    readBy(...readers),
  );

/**
 * The overdue follow-ups that concern a lead, the longest late first: all of those whom nobody nearer leads, and of the others
 * what is so late that it has come up (domain.md, "Follow-ups": seven working days). What was promised in a complaint about a
 * reader is in neither.
 */
export async function lateItems(
  db: Db,
  told: Told,
  calendars: Calendars,
): Promise<{ late: LateItem[]; passedUp: LateItem[] }> {
  const byId = new Map(told.members.map((member) => [member.id, member]));
  const items = (await lateOf(db, told)).flatMap((row) => {
    const owner = byId.get(row.ownerId);
    return owner ? [{ ...row, owner, daysLate: daysLate(row.dueOn, owner, calendars) }] : [];
  });
  items.sort((a, b) => (a.dueOn === b.dueOn ? a.id - b.id : a.dueOn < b.dueOn ? -1 : 1));
  const late: LateItem[] = [];
  const passedUp: LateItem[] = [];
  for (const { id, ownerId, owner, daysLate: days } of items) {
    const item = { id, ownerId, daysLate: days };
    if (!owner.isLedBelow) late.push(item);
    else if (days >= ladder.escalateAt) passedUp.push(item);
  }
  return { late, passedUp };
}

/** A late follow-up as a list shows it. */
export type ShownLate = LateItem & {
  version: number;
  text: string;
  isPromised: boolean;
  snoozes: number;
  clientId: number;
  clientName: string;
  ownerName: string;
  dueOn: PlainDate;
  /** to whom it is offered */
  offeredTo: string | null;
};

type ShownRow = Omit<ShownLate, "isPromised" | "daysLate"> & { isPromised: number };

/** These items with their words, in the same order; those that have been closed meanwhile are left out. */
export async function shownLate(db: Db, items: readonly LateItem[]): Promise<ShownLate[]> {
  const rows = await db.rows<ShownRow>(
    `SELECT f."id", f."ownerId", f."version", f."text", f."isPromised", f."snoozes", f."dueOn", f."clientId",
       c."name" AS "clientName", p."name" AS "ownerName", q."name" AS "offeredTo"
     FROM json_each(?) g JOIN "FollowUp" f ON f."id" = g."value" JOIN "Client" c ON c."id" = f."clientId"
       JOIN "Person" p ON p."id" = f."ownerId" LEFT JOIN "Person" q ON q."id" = f."offeredToId"
     WHERE f."state" = 'open'`,
    JSON.stringify(items.map(({ id }) => id)),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return items.flatMap(({ id, daysLate }) => {
    const row = byId.get(id);
    return row ? [{ ...row, isPromised: row.isPromised === 1, daysLate }] : [];
  });
}

/** Which late items a list holds: all that are the lead's own to look after, one person's, or what has come up. */
export type LateScope = { kind: "all" } | { kind: "of"; ownerId: number } | { kind: "up" };

/** A page of the late items, the longest late first. */
export async function latePage(
  db: Db,
  told: Told,
  scope: LateScope,
  { asked, perPage }: { asked: number; perPage: number },
): Promise<{ items: ShownLate[]; total: number; page: Page }> {
  const { late, passedUp } = await lateItems(db, told, await calendarsOf(db, told.members));
  const held =
    scope.kind === "up"
      ? passedUp
      : scope.kind === "of"
        ? [...late, ...passedUp].filter(({ ownerId }) => ownerId === scope.ownerId)
        : late;
  const page = pageOf(asked, held.length, perPage);
  const from = (page.number - 1) * perPage;
  return { items: await shownLate(db, held.slice(from, from + perPage)), total: held.length, page };
}
