import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import { reachOf } from "../people/queries.ts";
import type { Before } from "./correct-rules.ts";
import type { Contact } from "./entry-rules.ts";

const columns = {
  kind: true,
  direction: true,
  at: true,
  outcome: true,
  notes: true,
  level: true,
  purposes: true,
  arranged: true,
  met: true,
  needs: true,
  documents: true,
  suggestion: true,
  nextOn: true,
  sale: true,
  saleWhat: true,
  saleMinor: true,
  saleCurrency: true,
  helpers: true,
} as const;

export const listIn = <T>(json: string | null): T[] => (json === null ? [] : (JSON.parse(json) as T[]));

export type KeptContact = { contact: Contact; clientId: number; personId: number; version: number };

/**
 * A contact as it stands, for its correction: of a client in the asker's reach, which is its owner, who covers them, or a lead
 * above; who logged it and has lost the client has lost its history too. Undefined when there is none such.
 */
export async function contactToCorrect(db: Db, asker: Asker, id: number): Promise<KeptContact | undefined> {
  const owners = await reachOf(db, asker);
  const found = await db.prisma.contactLog.findFirst({
    where: { id, client: { ownerId: { in: owners } } },
    select: { ...columns, clientId: true, personId: true, version: true },
  });
  if (!found) return undefined;
  const { clientId, personId, version, ...row } = found;
  const helpers = await slackUsersOf(db, listIn<number>(row.helpers));
  const lists = { purposes: listIn<string>(row.purposes), met: listIn<number>(row.met), helpers };
  return { contact: { ...row, ...lists } as Contact, clientId, personId, version };
}

async function slackUsersOf(db: Db, personIds: number[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const found = await db.prisma.person.findMany({
    where: { id: { in: personIds }, active: true, slackUserId: { not: null } },
    select: { slackUserId: true },
  });
  return found.flatMap(({ slackUserId }) => slackUserId ?? []);
}

export type ShownChange = { at: Date; byName: string; before: Before };

/** A contact with all that is kept of it. */
export type ShownContact = Omit<Contact, "helpers" | "met"> & {
  id: number;
  personName: string;
  loggedAt: Date | null;
  metNames: string[];
  helperNames: string[];
  promises: { text: string; dueOn: string }[];
  changes: ShownChange[];
};

/** A client's contacts, the newest first. Whether the asker may see the client is the caller's to check. */
export async function contactsOf(db: Db, clientId: number, skip: number, take: number): Promise<ShownContact[]> {
  const rows = await db.prisma.contactLog.findMany({
    where: { clientId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    skip,
    take,
    select: {
      ...columns,
      id: true,
      loggedAt: true,
      person: { select: { name: true } },
      changes: { orderBy: { id: "desc" }, select: { at: true, byId: true, before: true } },
    },
  });
  const ids = <T>(pick: (row: (typeof rows)[number]) => T[]) => [...new Set(rows.flatMap(pick))];
  const helperIds = ids(({ helpers, changes }) => [...listIn<number>(helpers), ...changes.map(({ byId }) => byId)]);
  const people = await namesIn(db, "person", helperIds);
  const met = await namesIn(
    db,
    "contact",
    ids((row) => listIn<number>(row.met)),
  );
  const promises = await promisesOf(
    db,
    clientId,
    rows.map(({ id }) => id),
  );
  const contacts = rows.map(({ person, changes, helpers, met: metIds, purposes, ...row }) => ({
    ...row,
    purposes: listIn<string>(purposes),
    personName: person.name,
    metNames: listIn<number>(metIds).flatMap((id) => met.get(id) ?? []),
    helperNames: listIn<number>(helpers).flatMap((id) => people.get(id) ?? []),
    promises: promises.filter(({ contactLogId }) => contactLogId === row.id),
    changes: changes.map(({ at, byId, before }) => ({
      at,
      byName: people.get(byId) ?? "",
      before: JSON.parse(before) as Before,
    })),
  }));
  return contacts as ShownContact[];
}

async function namesIn(db: Db, table: "person" | "contact", ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const asked = { where: { id: { in: ids } }, select: { id: true, name: true } };
  const found = table === "person" ? await db.prisma.person.findMany(asked) : await db.prisma.contact.findMany(asked);
  return new Map(found.map(({ id, name }) => [id, name]));
}

async function promisesOf(db: Db, clientId: number, contactIds: number[]) {
  return db.prisma.followUp.findMany({
    where: { clientId, isPromised: true, contactLogId: { in: contactIds } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: { contactLogId: true, text: true, dueOn: true },
  });
}
