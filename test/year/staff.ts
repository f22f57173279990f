import type { House } from "../support/house.ts";
import { managers } from "./branch.ts";

type Leave = { personId: number; coverId: number; fromDate: string; toDate: string };

/** Who is who, and who is away when, read from the tables and reckoned here anew. */
export type Staff = {
  names: Map<number, string>;
  idOf(name: string): number;
  isAway(personId: number, day: string): boolean;
  covers(personId: number, day: string): boolean;
  /** who does a person's work on that day */
  serves(personId: number, day: string): number;
  leadOfLead(personId: number): number | undefined;
};

export async function readStaff({ db }: House): Promise<Staff> {
  const people = await db.rows<{ id: number; name: string }>(`SELECT "id", "name" FROM "Person"`);
  const leaves = await db.rows<Leave>(
    `SELECT "personId", "coverId", "fromDate", "toDate" FROM "Leave" WHERE "cancelledAt" IS NULL`,
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const idOf = (name: string) => people.find((person) => person.name === name)?.id ?? 0;
  const on = (day: string) => leaves.filter(({ fromDate, toDate }) => fromDate <= day && day <= toDate);
  return {
    names,
    idOf,
    isAway: (personId, day) => on(day).some((leave) => leave.personId === personId),
    covers: (personId, day) => on(day).some((leave) => leave.coverId === personId),
    serves: (personId, day) => on(day).find((leave) => leave.personId === personId)?.coverId ?? personId,
    leadOfLead: (personId) => (managers.some((name) => name === names.get(personId)) ? idOf("Boss") : undefined),
  };
}
