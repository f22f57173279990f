import { appendRows, putRows, readRows, updateRows } from "../../db/bulk.ts";
import type { RawTx } from "../../db/bulk-writer.ts";
import { sqlInstant } from "../../db/sql.ts";
import { parseAmount } from "../../lib/amounts.ts";
import { localDate } from "../../lib/dates.ts";
import type { Reason } from "./cell-rules.ts";
import { type AssetFields, type Balance, withBalance } from "./client-rules.ts";
import type { Situation } from "./queries.ts";
import { unknownClient } from "./record-acts.ts";
import type { Decision, Row, Verdict } from "./row-rules.ts";

type Holder = AssetFields & { id: number; clientNo: string; ownerId: number };
type Told = Balance & { clientId: number };
type Change = { before: Holder; after: Holder; today: string };

/**
 * Adds and changes what clients had on days. Of the rows of one chunk the newest of each client decides about its assets and
 * tier, so that a file with years of balances does not rate a client by each of them.
 */
export async function decideBalances(tx: RawTx, rows: Row<"balances">[], situation: Situation): Promise<Decision> {
  const holders = await readHolders(tx, rows);
  const todayOf = dayOfOwners(situation);
  const told = rows.map((row) => readBalance(row, holders.get(row.client_no), todayOf, situation));
  const balances = told.filter((one): one is Told => !("fault" in one));
  const known = await readKnown(tx, balances);
  const changes = changesBy(balances, [...holders.values()], todayOf, situation);
  const added: Told[] = [];
  const verdicts = told.map((one): Verdict => {
    if ("fault" in one) return one;
    const before = known.get(keyOf(one));
    const isSame = before?.assetsMinor === one.assetsMinor && before.currency === one.currency;
    if (!isSame) added.push(one);
    const isClientChanged = changes.get(one.clientId)?.after.assetsAsOf === one.asOf;
    if (!before) return "added";
    return isSame && !isClientChanged ? "unchanged" : "changed";
  });
  return { verdicts, write: () => writeBalances(tx, added, [...changes.values()], situation) };
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
    `SELECT c."id", c."clientNo", c."ownerId", CAST(c."assetsMinor" AS TEXT) AS "assetsMinor", c."assetsCurrency",
       c."assetsAsOf", c."tier", c."tierRatedOn" FROM "given" g JOIN "Client" c ON c."clientNo" = g."clientNo"`,
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

/** What the newest balance of each client changes of its assets and tier, by client. */
function changesBy(
  balances: Told[],
  holders: Holder[],
  todayOf: (ownerId: number) => string,
  { policy }: Situation,
): Map<number, Change> {
  const newest = new Map<number, Told>();
  for (const balance of balances) {
    const other = newest.get(balance.clientId);
    if (!other || balance.asOf > other.asOf) newest.set(balance.clientId, balance);
  }
  const changes = new Map<number, Change>();
  for (const before of holders) {
    const balance = newest.get(before.id);
    if (!balance) continue;
    const today = todayOf(before.ownerId);
    const after = withBalance(before, balance, { today, policy });
    if (JSON.stringify(after) !== JSON.stringify(before)) changes.set(before.id, { before, after, today });
  }
  return changes;
}

async function writeBalances(tx: RawTx, balances: Told[], changes: Change[], { now }: Situation): Promise<void> {
  await putRows(tx, "Balance", ["clientId", "asOf"], balances);
  await updateRows(
    tx,
    "Client",
    changes.map(({ after: { id, assetsMinor, assetsCurrency, assetsAsOf, tier, tierRatedOn } }) => {
      return { id, assetsMinor, assetsCurrency, assetsAsOf, tier, tierRatedOn };
    }),
  );
  const rated = changes.filter(({ before, after }) => before.tier !== after.tier);
  await appendRows(
    tx,
    "TierChange",
    rated.map(({ before, after, today }) => {
      const clientId = after.id;
      return { clientId, from: before.tier, to: after.tier, on: today, cause: "import", at: sqlInstant(now) };
    }),
  );
}
