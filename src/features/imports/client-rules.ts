import { parseAmount } from "../../lib/amounts.ts";
import { changesIn } from "../../lib/changes.ts";
import { rerate } from "../clients/rules.ts";
import type { Policy, Tier } from "../policy/rules.ts";
import type { Row } from "./row-rules.ts";

/** A client's columns that an import may write; `assetsMinor` is the bigint's text. */
export type ClientFields = {
  clientNo: string;
  name: string;
  kind: string | null;
  segment: string | null;
  ownerId: number;
  district: string | null;
  address: string | null;
  phone: string | null;
  latitude: number | null;
  longitude: number | null;
  openedOn: string | null;
  riskPreference: string | null;
  firstSeenOn: string;
  givenOn: string | null;
  assetsMinor: string | null;
  assetsCurrency: string | null;
  assetsAsOf: string | null;
  tier: string | null;
  tierRatedOn: string | null;
};
export type Balance = { asOf: string; assetsMinor: string; currency: string };

/** What a row makes of a client: its fields, whether they differ from what stood, and the balance the row tells of. */
export type ClientOutcome = { fields: ClientFields; isChanged: boolean; balance: Balance | undefined };
export type Fixed = { ownerId: number; today: string; policy: Policy };

/** Pure: the client as the row leaves it. A row can only be refused before, on what `readRow` and the house say. */
export function importClient(row: Row<"clients">, before: ClientFields | undefined, fixed: Fixed): ClientOutcome {
  const stands = before ?? newClient(row, fixed);
  const balance = balanceOf(row, stands, fixed);
  const assets = assetsAfter(row, stands, balance);
  const openedOn = row.opened_on === undefined ? stands.openedOn : row.opened_on;
  const isGiven = stands.ownerId !== fixed.ownerId;
  const changes = changesIn(stands, {
    name: row.name,
    kind: row.kind,
    segment: row.segment,
    ownerId: fixed.ownerId,
    district: row.district,
    address: row.address,
    phone: row.phone,
    latitude: row.latitude,
    longitude: row.longitude,
    openedOn,
    riskPreference: row.risk_preference,
    // who was first seen in an import counts as given on the opening date, also when that is told or mended later
    givenOn: isGiven ? fixed.today : stands.givenOn === stands.openedOn ? openedOn : undefined,
    ...assets,
    ...ratingAfter({ ...stands, ...assets }, stands, fixed),
  });
  return { fields: { ...stands, ...changes }, isChanged: changes !== undefined, balance };
}

function newClient(row: Row<"clients">, { ownerId, today }: Fixed): ClientFields {
  return {
    clientNo: row.client_no,
    name: row.name,
    kind: null,
    segment: null,
    ownerId,
    district: null,
    address: null,
    phone: null,
    latitude: null,
    longitude: null,
    openedOn: null,
    riskPreference: null,
    firstSeenOn: today,
    givenOn: null,
    assetsMinor: null,
    assetsCurrency: null,
    assetsAsOf: null,
    tier: null,
    tierRatedOn: null,
  };
}

/** The assets that are kept with a client, and what they make of it. */
export type AssetFields = Pick<ClientFields, "assetsMinor" | "assetsCurrency" | "assetsAsOf" | "tier" | "tierRatedOn">;
type Rated = Pick<ClientFields, "tier" | "tierRatedOn">;

/** Pure: the client's assets after a balance of it; an older one never replaces a newer. */
export function withBalance<T extends AssetFields>(stands: T, balance: Balance): T {
  if (stands.assetsAsOf !== null && balance.asOf < stands.assetsAsOf) return stands;
  const { assetsMinor, currency: assetsCurrency, asOf: assetsAsOf } = balance;
  return { ...stands, assetsMinor, assetsCurrency, assetsAsOf };
}

/** Pure: the client with the tier that its assets make. */
export const rated = <T extends AssetFields>(stands: T, fixed: Omit<Fixed, "ownerId">): T => ({
  ...stands,
  ...ratingAfter(stands, stands, fixed),
});

/** The balance a row tells of; without a date it is today's, unless it says only what is known already. */
function balanceOf(row: Row<"clients">, stands: ClientFields, { today, policy }: Fixed): Balance | undefined {
  if (!row.assets) return undefined;
  const currency = row.currency ?? (row.currency === undefined ? stands.assetsCurrency : null) ?? policy.currency;
  const assetsMinor = parseAmount(row.assets, currency)?.toString();
  if (assetsMinor === undefined) return undefined;
  const isKnown = assetsMinor === stands.assetsMinor && currency === stands.assetsCurrency;
  const asOf = row.assets_as_of ?? (isKnown ? stands.assetsAsOf : null) ?? today;
  return { asOf, assetsMinor, currency };
}

/** An older balance never replaces a newer one; an empty cell clears what is kept with the client, not the balances. */
function assetsAfter(row: Row<"clients">, stands: ClientFields, balance: Balance | undefined) {
  if (row.assets === null) return { assetsMinor: null, assetsCurrency: null, assetsAsOf: null };
  if (!balance || (stands.assetsAsOf !== null && balance.asOf < stands.assetsAsOf)) return {};
  return { assetsMinor: balance.assetsMinor, assetsCurrency: balance.currency, assetsAsOf: balance.asOf };
}

/** The tier that the assets make; whose assets were cleared is rated no more. */
function ratingAfter(client: AssetFields, before: AssetFields, { today, policy }: Omit<Fixed, "ownerId">): Rated {
  const { assetsMinor, assetsCurrency: currency } = client;
  if (assetsMinor === null && before.assetsMinor !== null) return { tier: null, tierRatedOn: null };
  const assets = assetsMinor === null || currency === null ? null : { minor: BigInt(assetsMinor), currency };
  const current = { tier: client.tier as Tier | null, ratedOn: client.tierRatedOn };
  const { tier, ratedOn } = rerate(current, assets, today, policy);
  return { tier, tierRatedOn: ratedOn };
}
