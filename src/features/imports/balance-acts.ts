import { appendRows, putRows, readRows, updateRows } from "../../db/bulk.ts";
import type { RawTx } from "../../db/bulk-writer.ts";
import { sqlInstant } from "../../db/sql.ts";
import { parseAmount } from "../../lib/amounts.ts";
import { localDate } from "../../lib/dates.ts";
import type { Reason } from "./cell-rules.ts";
import { type AssetFields, type Balance, rated, withBalance } from "./client-rules.ts";
import type { Situation } from "./queries.ts";
import { unknownClient } from "./record-acts.ts";
import type { Decision, Row, Verdict } from "./row-rules.ts";

type Holder = AssetFields & { id: number; clientNo: string; ownerId: number };
type Told = Balance & { clientId: number };

const shownOfHolder = `c."id", c."clientNo", c."ownerId", CAST(c."assetsMinor" AS TEXT) AS "assetsMinor",
  c."assetsCurrency", c."assetsAsOf", c."tier", c."tierRatedOn"`;

/**
 * Adds and changes what clients had on days; the newest decides about a client's assets. Its tier follows when the whole file is
 * in (`rateClients`), as a file with years of balances, the oldest first, would raise a client to what it had once.
 */
export async function decideBalances(tx: RawTx, rows: Row<"balances">[], situation: Situation): Promise<Decision> {
  const holders = await readHolders(tx, rows);
  const todayOf = dayOfOwners(situation);
  const told = rows.map((row) => readBalance(row, holders.get(row.client_no), todayOf, situation));
  const balances = told.filter((one): one is Told => !("fault" in one));
  const known = await readKnown(tx, balances);
  const changes = changesBy(balances, [...holders.values()]);
  for (const { clientId } of balances) situation.unrated.add(clientId);
  const added: Told[] = [];
  const verdicts = told.map((one): Verdict => {
    if ("fault" in one) return one;
    const before = known.get(keyOf(one));
    const isSame = before?.assetsMinor === one.assetsMinor && before.currency === one.currency;
    if (!isSame) added.push(one);
    const isClientChanged = changes.get(one.clientId)?.assetsAsOf === one.asOf;
    if (!before) return "added";
    return isSame && !isClientChanged ? "unchanged" : "changed";
  });
  return { verdicts, write: () => writeBalances(tx, added, [...changes.values()]) };
}

/** The owner's day at the moment of the import, by the owner's id. */
function dayOfOwners({ house, now }: Situation): (ownerId: number) => string {
  const zones = new Map([...house.people.values()].map(({ id, timeZone }) => [id, timeZone]));
  const days = new Map<number, string>();
  return (ownerId) => {
    const day = days.get(ownerId) ?? localDate(now, zones.get(ownerId) ?? "UTC");
    days.set(ownerId, day);
    return day;
  };
}

function readBalance(
  row: Row<"balances">,
  holder: Holder | undefined,
  todayOf: (ownerId: number) => string,
  { policy }: Situation,
): Told | Reason {
  if (!holder) return unknownClient(row.client_no);
  if (row.as_of > todayOf(holder.ownerId)) return { fault: "future", column: "as_of", value: row.as_of };
  const currency = row.currency ?? (row.currency === undefined ? holder.assetsCurrency : null) ?? policy.currency;
  const assetsMinor = parseAmount(row.assets, currency)?.toString();
  if (assetsMinor === undefined) return { fault: "notAmount", column: "assets", value: row.assets };
  return { clientId: holder.id, asOf: row.as_of, assetsMinor, currency };
}

async function readHolders(tx: RawTx, rows: Row<"balances">[]): Promise<Map<string, Holder>> {
  const found = await readRows<Holder>(
    tx,
    ["clientNo"],
    [...new Set(rows.map((row) => row.client_no))].map((clientNo) => [clientNo]),
    `SELECT ${shownOfHolder} FROM "given" g JOIN "Client" c ON c."clientNo" = g."clientNo"`,
  );
  return new Map(found.map((holder) => [holder.clientNo, holder]));
}

const keyOf = ({ clientId, asOf }: Told) => `${clientId} ${asOf}`;

async function readKnown(tx: RawTx, balances: Told[]): Promise<Map<string, Told>> {
  const known = await readRows<Told>(
    tx,
    ["clientId", "asOf"],
    balances.map(({ clientId, asOf }) => [clientId, asOf]),
    `SELECT b."clientId", b."asOf", CAST(b."assetsMinor" AS TEXT) AS "assetsMinor", b."currency"
     FROM "given" g JOIN "Balance" b ON b."clientId" = g."clientId" AND b."asOf" = g."asOf"`,
  );
  return new Map(known.map((balance) => [keyOf(balance), balance]));
}

/** Each client whose assets its newest balance changes, as it is then. */
function changesBy(balances: Told[], holders: Holder[]): Map<number, Holder> {
  const newest = new Map<number, Told>();
  for (const balance of balances) {
    const other = newest.get(balance.clientId);
    if (!other || balance.asOf > other.asOf) newest.set(balance.clientId, balance);
  }
  const changes = new Map<number, Holder>();
  for (const before of holders) {
    const balance = newest.get(before.id);
    const after = balance && withBalance(before, balance);
    if (after && JSON.stringify(after) !== JSON.stringify(before)) changes.set(before.id, after);
  }
  return changes;
}

async function writeBalances(tx: RawTx, balances: Told[], changes: Holder[]): Promise<void> {
  await putRows(tx, "Balance", ["clientId", "asOf"], balances);
  const columns = changes.map(({ id, assetsMinor, assetsCurrency, assetsAsOf }) => {
    return { id, assetsMinor, assetsCurrency, assetsAsOf };
  });
  await updateRows(tx, "Client", columns);
}

/** Gives these clients the tiers that their assets make by now, and keeps each change. A second time nothing changes. */
export async function rateClients(tx: RawTx, clientIds: number[], situation: Situation): Promise<void> {
  const { policy, now } = situation;
  const todayOf = dayOfOwners(situation);
  const holders = await readRows<Holder>(
    tx,
    ["id"],
    clientIds.map((id) => [id]),
    `SELECT ${shownOfHolder} FROM "given" g JOIN "Client" c ON c."id" = g."id"`,
  );
  const changes = holders.flatMap((before) => {
    const today = todayOf(before.ownerId);
    const { tier, tierRatedOn } = rated(before, { today, policy });
    return tier === before.tier && tierRatedOn === before.tierRatedOn ? [] : [{ before, tier, tierRatedOn, today }];
  });
  await updateRows(
    tx,
    "Client",
    changes.map(({ before: { id }, tier, tierRatedOn }) => ({ id, tier, tierRatedOn })),
  );
  await appendRows(
    tx,
    "TierChange",
    changes
      .filter(({ before, tier }) => before.tier !== tier)
      .map(({ before, tier, today: on }) => {
        return { clientId: before.id, from: before.tier, to: tier, on, cause: "import", at: sqlInstant(now) };
      }),
  );
}
