import { appendRows, readRows, updateRows } from "../../db/bulk.ts";
import type { RawTx } from "../../db/bulk-writer.ts";
import type { SqlValue } from "../../db/sql-value.ts";
import { parseAmount } from "../../lib/amounts.ts";
import { changesIn, type Said } from "../../lib/changes.ts";
import { refreshSearchText } from "../clients/search-acts.ts";
import type { Reason } from "./cell-rules.ts";
import type { Situation } from "./queries.ts";
import type { Decision, Row, Verdict } from "./row-rules.ts";

type Fields = Record<string, SqlValue>;
type Stored<T> = T & { id: number; clientId: number };

type Contact = {
  name: string;
  role: string | null;
  phone: string | null;
  birthday: string | null;
  birthdayCalendar: string;
  anniversary: string | null;
  note: string | null;
};

/** Adds and changes the key people of clients. */
export async function decideContacts(tx: RawTx, rows: Row<"contacts">[]): Promise<Decision> {
  const keys = rows.map((row): Key => [row.client_no, row.name]);
  const { clients, stored } = await readRecords<Contact>(
    tx,
    keys,
    `SELECT c."id", c."clientId", c."name", c."role", c."phone", c."birthday", c."birthdayCalendar", c."anniversary", c."note"
     FROM "given" g JOIN "Contact" c ON c."clientId" = g."clientId" AND c."name" = g."key"`,
    ({ name }) => name,
  );
  const work = decideRecords(rows, keys, clients, stored, (row, before) => {
    const calendar = row.birthday_calendar === null ? "solar" : row.birthday_calendar;
    const stands = before ?? { ...emptyContact, name: row.name };
    const { role, phone, birthday, anniversary, note } = row;
    return [stands, { role, phone, birthday, birthdayCalendar: calendar, anniversary, note }];
  });
  async function write() {
    await appendRows(tx, "Contact", work.added);
    await updateRows(tx, "Contact", work.changed);
    const found = (contact: Contact | undefined) => contact?.phone ?? null;
    const isFoundAnew = work.changed.filter((contact) => contact.phone !== found(work.before.get(contact.id)));
    await refreshSearchText(
      tx,
      [...work.added, ...isFoundAnew].map(({ clientId }) => clientId),
    );
  }
  return { verdicts: work.verdicts, write };
}

const emptyContact = {
  role: null,
  phone: null,
  birthday: null,
  birthdayCalendar: "solar",
  anniversary: null,
  note: null,
};

type Holding = {
  holdingNo: string;
  product: string | null;
  amountMinor: string | null;
  currency: string | null;
  openedOn: string | null;
  maturesOn: string | null;
};

/** Adds and changes what clients hold; an amount without a currency is in the policy's. */
export async function decideHoldings(tx: RawTx, rows: Row<"holdings">[], situation: Situation): Promise<Decision> {
  const keys = rows.map((row): Key => [row.client_no, row.holding_no]);
  const { clients, stored } = await readRecords<Holding>(
    tx,
    keys,
    `SELECT h."id", h."clientId", h."holdingNo", h."product", CAST(h."amountMinor" AS TEXT) AS "amountMinor",
       h."currency", h."openedOn", h."maturesOn"
     FROM "given" g JOIN "Holding" h ON h."clientId" = g."clientId" AND h."holdingNo" = g."key"`,
    ({ holdingNo }) => holdingNo,
  );
  const work = decideRecords(rows, keys, clients, stored, (row, before) => {
    const stands = before ?? { ...emptyHolding, holdingNo: row.holding_no };
    const currency = row.currency ?? (row.currency === undefined ? stands.currency : null) ?? situation.policy.currency;
    const amountMinor = row.amount ? parseAmount(row.amount, currency)?.toString() : row.amount;
    const said = { product: row.product, openedOn: row.opened_on, maturesOn: row.matures_on, amountMinor };
    // a currency says something only beside an amount
    return [stands, { ...said, currency: amountMinor ? currency : amountMinor }];
  });
  async function write() {
    await appendRows(tx, "Holding", work.added);
    await updateRows(tx, "Holding", work.changed);
  }
  return { verdicts: work.verdicts, write };
}

const emptyHolding = { product: null, amountMinor: null, currency: null, openedOn: null, maturesOn: null };

/** A client's number, and what tells its records of one kind apart. */
type Key = [clientNo: string, key: string];

async function readRecords<T>(tx: RawTx, keys: Key[], select: string, keyOf: (record: T) => string) {
  const clients = await readClientIds(
    tx,
    keys.map(([clientNo]) => clientNo),
  );
  const known = keys.flatMap(([clientNo, key]) => {
    const id = clients.get(clientNo);
    return id === undefined ? [] : [[id, key]];
  });
  const found = await readRows<Stored<T>>(tx, ["clientId", "key"], known, select);
  const stored = new Map(found.map((record) => [JSON.stringify([record.clientId, keyOf(record)]), record]));
  return { clients, stored };
}

/** The ids of clients by their numbers. */
export async function readClientIds(tx: RawTx, clientNos: string[]): Promise<Map<string, number>> {
  const found = await readRows<{ id: number; clientNo: string }>(
    tx,
    ["clientNo"],
    [...new Set(clientNos)].map((clientNo) => [clientNo]),
    `SELECT c."id", c."clientNo" FROM "given" g JOIN "Client" c ON c."clientNo" = g."clientNo"`,
  );
  return new Map(found.map(({ id, clientNo }) => [clientNo, id]));
}

function decideRecords<R, T extends Fields>(
  rows: R[],
  keys: Key[],
  clients: Map<string, number>,
  stored: Map<string, Stored<T>>,
  read: (row: R, before: T | undefined) => [T, Said<T>],
) {
  const added: (T & { clientId: number })[] = [];
  const changed: Stored<T>[] = [];
  const before = new Map<number, T>();
  const verdicts = rows.map((row, i): Verdict => {
    const [clientNo, key] = keys[i] ?? ["", ""];
    const clientId = clients.get(clientNo);
    if (clientId === undefined) return unknownClient(clientNo);
    const stands = stored.get(JSON.stringify([clientId, key]));
    const [from, said] = read(row, stands);
    const changes = changesIn(from, said);
    if (!stands) added.push({ ...from, ...changes, clientId });
    else if (changes) {
      changed.push({ ...stands, ...changes });
      before.set(stands.id, stands);
    }
    return stands ? (changes ? "changed" : "unchanged") : "added";
  });
  return { verdicts, added, changed, before };
}

export const unknownClient = (clientNo: string): Reason => ({
  fault: "unknownClient",
  column: "client_no",
  value: clientNo,
});
