import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import type { Prisma } from "../../generated/client/client.ts";
import { factsOf } from "../brief/fact-queries.ts";
import { lastVisitsOf, ledBy } from "../brief/key-queries.ts";
import { reachOf } from "../people/queries.ts";
import { cadenceReason } from "./cadence-queries.ts";

const lastContacts = 5;

const cardFacts = {
  id: true,
  clientNo: true,
  name: true,
  kind: true,
  segment: true,
  district: true,
  address: true,
  phone: true,
  openedOn: true,
  riskPreference: true,
  tier: true,
  tierRatedOn: true,
  assetsMinor: true,
  assetsCurrency: true,
  assetsAsOf: true,
  lastVisitAt: true,
  lastReachedAt: true,
  visitEveryDays: true,
  callEveryDays: true,
  keyAccountOn: true,
  ownerId: true,
  owner: { select: { name: true } },
  contacts: {
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      role: true,
      phone: true,
      birthday: true,
      birthdayCalendar: true,
      anniversary: true,
      note: true,
    },
  },
  holdings: {
    orderBy: [{ maturesOn: { sort: "asc", nulls: "last" } }, { holdingNo: "asc" }],
    select: { holdingNo: true, product: true, amountMinor: true, currency: true, maturesOn: true },
  },
  contactLogs: {
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: lastContacts,
    select: {
      kind: true,
      direction: true,
      at: true,
      outcome: true,
      level: true,
      notes: true,
      loggedAt: true,
      person: { select: { name: true } },
      changes: { orderBy: { id: "desc" }, take: 1, select: { at: true } },
    },
  },
} satisfies Prisma.ClientSelect;

/** All that the card shows of a client in the asker's reach; null when there is none such: also when it is somebody else's. */
export async function clientRecord(db: Db, asker: Asker, id: number) {
  const owners = await reachOf(db, asker);
  const client = await db.prisma.client.findFirst({ where: { id, ownerId: { in: owners } }, select: cardFacts });
  if (!client) return null;
  const [facts, visits, led, cadence] = await Promise.all([
    factsOf(db, id),
    client.keyAccountOn ? lastVisitsOf(db, [id], asker.timeZone) : undefined,
    ledBy(db, asker),
    (client.visitEveryDays ?? client.callEveryDays) ? cadenceReason(db, id) : null,
  ]);
  const isLed = led.includes(client.ownerId);
  const mayChangeCadence = isLed || client.ownerId === asker.personId;
  return { ...client, ...facts, lastVisits: visits?.get(id) ?? {}, isLed, cadence, mayChangeCadence };
}

/** `isLed`: the asker is a lead of the owner. */
export type ClientRecord = NonNullable<Awaited<ReturnType<typeof clientRecord>>>;
