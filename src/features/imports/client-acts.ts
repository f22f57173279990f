import { appendRows, deleteRows, insertRows, putRows, readRows, updateRows } from "../../db/bulk.ts";
import type { RawTx } from "../../db/bulk-writer.ts";
import { sqlInstant } from "../../db/sql.ts";
import { localDate } from "../../lib/dates.ts";
import { refreshSearchText } from "../clients/search-acts.ts";
import type { Reason } from "./cell-rules.ts";
import { type Balance, type ClientFields, type ClientOutcome, importClient } from "./client-rules.ts";
import type { KnownPerson, Situation } from "./queries.ts";
import type { Decision, Row, Verdict } from "./row-rules.ts";

type Stored = ClientFields & { id: number };
type Change = ClientOutcome & { searchText: string; before: Stored | undefined; today: string; isBalanceNew: boolean };

/** Adds and changes clients with their balances; tier and owner changes are kept with their day and cause. */
export async function decideClients(tx: RawTx, rows: Row<"clients">[], situation: Situation): Promise<Decision> {
  const stored = await readClients(tx, rows);
  const changes: Change[] = [];
  const todays = new Map<string, string>();
  const todayIn = (zone: string) => {
    const today = todays.get(zone) ?? localDate(situation.now, zone);
    todays.set(zone, today);
    return today;
  };
  const outcomes = rows.map((row): Change | Reason => {
    const owner = situation.house.people.get(row.owner_email);
    const fault = ownerFault(owner);
    if (!owner || fault) return { fault: fault ?? "unknownPerson", column: "owner_email", value: row.owner_email };
    const today = todayIn(owner.timeZone);
    if (row.assets_as_of && row.assets_as_of > today) {
      return { fault: "future", column: "assets_as_of", value: row.assets_as_of };
    }
    const before = stored.get(row.client_no);
    const outcome = importClient(row, before, { ownerId: owner.id, today, policy: situation.policy });
    return { ...outcome, searchText: row.search_text, before, today, isBalanceNew: outcome.balance !== undefined };
  });
  const told = outcomes.filter((outcome): outcome is Change => !("fault" in outcome));
  await markKnownBalances(tx, told);
  const verdicts = outcomes.map((outcome): Verdict => {
    if ("fault" in outcome) return outcome;
    if (outcome.before && !outcome.isChanged && !outcome.isBalanceNew) return "unchanged";
    changes.push(outcome);
    return outcome.before ? "changed" : "added";
  });
  return { verdicts, write: () => writeClients(tx, changes, situation) };
}

const ownerFault = (owner: KnownPerson | undefined) => {
  if (!owner) return "unknownPerson" as const;
  return owner.active && owner.roles.includes("manager") ? undefined : ("notManager" as const);
};

async function readClients(tx: RawTx, rows: Row<"clients">[]): Promise<Map<string, Stored>> {
  const found = await readRows<Stored>(
    tx,
    ["clientNo"],
    rows.map((row) => [row.client_no]),
    `SELECT c."id", c."clientNo", c."name", c."kind", c."segment", c."ownerId", c."district", c."address", c."phone",
       c."latitude", c."longitude", c."openedOn", c."riskPreference", c."firstSeenOn", c."givenOn",
       CAST(c."assetsMinor" AS TEXT) AS "assetsMinor", c."assetsCurrency", c."assetsAsOf", c."tier", c."tierRatedOn"
     FROM "given" g JOIN "Client" c ON c."clientNo" = g."clientNo"`,
  );
  return new Map(found.map((client) => [client.clientNo, client]));
}

/** Finds out which balances stand in the database already as the rows tell them. */
async function markKnownBalances(tx: RawTx, changes: Change[]): Promise<void> {
  const asked = changes.flatMap(({ before, balance }) => (before && balance ? [[before.id, balance.asOf]] : []));
  type Read = Balance & { clientId: number };
  const known = await readRows<Read>(
    tx,
    ["clientId", "asOf"],
    asked,
    `SELECT b."clientId", b."asOf", CAST(b."assetsMinor" AS TEXT) AS "assetsMinor", b."currency"
     FROM "given" g JOIN "Balance" b ON b."clientId" = g."clientId" AND b."asOf" = g."asOf"`,
  );
  const word = (id: number, { asOf, assetsMinor, currency }: Balance) => `${id} ${asOf} ${assetsMinor} ${currency}`;
  const words = new Set(known.map((balance) => word(balance.clientId, balance)));
  for (const change of changes) {
    const { before, balance } = change;
    if (before && balance && words.has(word(before.id, balance))) change.isBalanceNew = false;
  }
}

async function writeClients(tx: RawTx, changes: Change[], { now }: Situation): Promise<void> {
  const added = changes.filter(({ before }) => !before);
  const changed = changes.filter(({ before, isChanged }) => before && isChanged);
  const made = await insertRows(
    tx,
    "Client",
    added.map(({ fields, searchText }) => ({ ...fields, searchText })),
    "clientNo",
  );
  const ids = new Map(made.map(({ id, clientNo }) => [String(clientNo), id]));
  const idOf = ({ before, fields }: Change) => before?.id ?? ids.get(fields.clientNo) ?? 0;
  await updateRows(
    tx,
    "Client",
    changed.map((change) => ({ ...change.fields, id: idOf(change) })),
  );
  const balances = changes.flatMap((change) =>
    change.balance && change.isBalanceNew ? [{ clientId: idOf(change), ...change.balance }] : [],
  );
  await putRows(tx, "Balance", ["clientId", "asOf"], balances);
  await keepHistory(tx, changes, idOf, sqlInstant(now));
  const renamed = changed.filter(
    ({ before, fields: { name, phone } }) => before?.name !== name || before.phone !== phone,
  );
  await refreshSearchText(tx, renamed.map(idOf));
}

/** Appends who held the client and of which tier it was, where that changed. */
async function keepHistory(tx: RawTx, changes: Change[], idOf: (change: Change) => number, at: string): Promise<void> {
  const about = (change: Change) => ({ clientId: idOf(change), on: change.today, cause: "import", at });
  const tierChanges = changes.flatMap((change) => {
    const [from, to] = [change.before?.tier ?? null, change.fields.tier];
    return from === to ? [] : [{ ...about(change), from, to }];
  });
  const ownerChanges = changes.flatMap((change) => {
    const [fromId, toId] = [change.before?.ownerId, change.fields.ownerId];
    return fromId === undefined || fromId === toId ? [] : [{ ...about(change), fromId, toId }];
  });
  await appendRows(tx, "TierChange", tierChanges);
  await appendRows(tx, "OwnerChange", ownerChanges);
  // what one manager has put off hides nobody from the next, to whom the client is new
  const given = ownerChanges.map(({ clientId }) => clientId);
  await deleteRows(tx, "Hold", "clientId", given);
}
