import { type Db, sqlInstant } from "../../db/sql.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import { type Page, pageOf } from "../../lib/pages.ts";
import { type Policy, type Tier, tierNames } from "../policy/rules.ts";
import { inBuckets, type QuietBucket, quietBuckets, quietSteps } from "./rules.ts";
import { type Clocks, limitOf, type Missed, missedClocks, quietMoments, standardOf } from "./standard-rules.ts";

/** The day as its reader sees it: buckets and standards are reckoned in the reader's own days. */
export type ReaderDay = {
  date: PlainDate;
  timeZone: string;
  policy: Policy;
  /** contacts before these instants are 7, 15, … days or more ago */
  quietBefore: string[];
  /** JSON: the limits of each tier's standards, as rows to join with */
  limits: string;
};

/** Made once for all that read about the same day: its instants are costly to find. */
export function readerDay(date: PlainDate, timeZone: string, policy: Policy): ReaderDay {
  const rows = tierNames.map((tier) => {
    const { visitEveryDays, callEveryDays } = policy.tiers[tier];
    const limits = [limitOf(date, visitEveryDays, timeZone), limitOf(date, callEveryDays, timeZone)];
    return [tier, ...limits.flatMap((limit) => [limit?.day ?? null, limit && sqlInstant(limit.moment)])];
  });
  const quietBefore = quietMoments(date, timeZone).map(sqlInstant);
  return { date, timeZone, policy, quietBefore, limits: JSON.stringify(rows) };
}

type Members = readonly { id: number }[];
const ids = (members: Members) => JSON.stringify(members.map(({ id }) => id));

/**
 * The clients of these owners (the second value) beside the limits of their tiers (the first). By the covering index: an
 * owner's clients lie side by side in it, and no client's own page is read.
 */
const fromBook = `FROM json_each(?) o CROSS JOIN "Client" c INDEXED BY "Client_book_idx" ON c."ownerId" = o."value"
  LEFT JOIN "limits" s ON s."tier" = c."tier"`;
const withLimits = `WITH "limits" AS MATERIALIZED (SELECT "value"->>0 AS "tier", "value"->>1 AS "visitDay",
  "value"->>2 AS "visitAt", "value"->>3 AS "callDay", "value"->>4 AS "callAt" FROM json_each(?))`;
const clockStart = `COALESCE(CASE WHEN c."openedOn" > c."givenOn" THEN c."openedOn"
  ELSE COALESCE(c."givenOn", c."openedOn") END, c."firstSeenOn")`;
const isLate = (last: string, clock: "visit" | "call") =>
  `COALESCE(CASE WHEN ${last} IS NULL THEN ${clockStart} < s."${clock}Day" ELSE ${last} < s."${clock}At" END, 0)`;
const isMissed = `(${isLate('c."lastVisitAt"', "visit")} OR ${isLate('c."lastReachedAt"', "call")})`;
const hasOwnCadence = `(c."visitEveryDays" IS NOT NULL OR c."callEveryDays" IS NOT NULL)`;

export type Standing = {
  /** clients in each of `quietBuckets` */
  quiet: number[];
  standards: { tier: Tier | null; missed: number; all: number }[];
};

type CountRow = Record<"missed" | "all" | "never" | "own" | `q${(typeof quietSteps)[number]}`, number> & {
  tier: Tier | null;
};

/** How the clients of these people stand: who has not been contacted for how long, and whose standards are missed, by tier. */
export async function clientStanding(db: Db, members: Members, day: ReaderDay): Promise<Standing> {
  const rows = await db.rows<CountRow>(
    `${withLimits} SELECT c."tier", ${quietSteps
      .map((days) => `count(*) FILTER (WHERE c."lastReachedAt" < ?) AS "q${days}"`)
      .join(", ")}, count(*) FILTER (WHERE c."lastReachedAt" IS NULL) AS "never",
       count(*) FILTER (WHERE ${hasOwnCadence}) AS "own",
       count(*) FILTER (WHERE NOT ${hasOwnCadence} AND ${isMissed}) AS "missed",
       count(*) FILTER (WHERE NOT ${hasOwnCadence} AND (s."visitDay" IS NOT NULL OR s."callDay" IS NOT NULL)) AS "all"
     ${fromBook} GROUP BY c."tier"`,
    day.limits,
    ...day.quietBefore,
    ids(members),
  );
  const own = rows.some((row) => row.own > 0) ? await ownCadences(db, members, day) : [];
  const sum = (of: (row: CountRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const passed = quietSteps.map((days) => sum((row) => row[`q${days}`]));
  const tiers: (Tier | null)[] = [...tierNames, null];
  return {
    quiet: [...inBuckets(passed), sum(({ never }) => never)],
    standards: tiers.flatMap((tier) => {
      const row = rows.find((one) => one.tier === tier);
      const ofTier = own.filter((client) => client.tier === tier);
      const all = (row?.all ?? 0) + ofTier.length;
      const missed = (row?.missed ?? 0) + ofTier.filter(({ isMissed }) => isMissed).length;
      return all > 0 ? [{ tier, missed, all }] : [];
    }),
  };
}

type ClockRow = Omit<Clocks, "lastVisitOn" | "lastReachedOn"> & {
  id: number;
  lastVisitAt: string | null;
  lastReachedAt: string | null;
};

const clockColumns = `c."id", c."tier", c."openedOn", c."givenOn", c."firstSeenOn", c."lastVisitAt", c."lastReachedAt",
  c."visitEveryDays", c."callEveryDays"`;

function clocksOf({ lastVisitAt, lastReachedAt, ...row }: ClockRow, zone: string): Clocks {
  const dayOf = (at: string | null) => (at === null ? null : localDate(Date.parse(at), zone));
  return { ...row, lastVisitOn: dayOf(lastVisitAt), lastReachedOn: dayOf(lastReachedAt) };
}

/** The few clients with a cadence of their own, which no tier's limit decides. */
async function ownCadences(db: Db, members: Members, { date, timeZone, policy }: ReaderDay) {
  const rows = await db.rows<ClockRow>(
    `SELECT ${clockColumns} FROM json_each(?) o CROSS JOIN "Client" c INDEXED BY "Client_book_idx"
       ON c."ownerId" = o."value" WHERE ${hasOwnCadence}`,
    ids(members),
  );
  return rows
    .map((row) => ({ id: row.id, tier: row.tier, clocks: clocksOf(row, timeZone) }))
    .filter(({ clocks }) => standardOf(clocks, policy))
    .map(({ clocks, ...row }) => ({ ...row, isMissed: missedClocks(clocks, date, policy).length > 0 }));
}

/** A client in a list of those who were left alone. */
export type QuietClient = {
  clientId: number;
  clientName: string;
  tier: Tier | null;
  ownerName: string;
  lastReachedOn: PlainDate | null;
  missed: Missed[];
};
export type QuietPage = { clients: QuietClient[]; total: number; page: Page };
type Asked = { asked: number; perPage: number };

type QuietRow = ClockRow & { clientName: string; ownerName: string };

async function pageWhere(
  db: Db,
  members: Members,
  day: ReaderDay,
  { where, values, order }: { where: string; values: string[]; order: string },
  { asked, perPage }: Asked,
): Promise<QuietPage> {
  const given = [day.limits, ids(members), ...values];
  const [count] = await db.rows<{ n: number }>(
    `${withLimits} SELECT count(*) AS n ${fromBook} WHERE ${where}`,
    ...given,
  );
  const total = count?.n ?? 0;
  const page = pageOf(asked, total, perPage);
  const rows = await db.rows<QuietRow>(
    `${withLimits} SELECT ${clockColumns}, c."name" AS "clientName", p."name" AS "ownerName" ${fromBook}
       JOIN "Person" p ON p."id" = c."ownerId" WHERE ${where} ORDER BY ${order}, c."id" LIMIT ? OFFSET ?`,
    ...given,
    perPage,
    (page.number - 1) * perPage,
  );
  const clients = rows.map((row) => {
    const { id, clientName, ownerName, tier } = row;
    const clocks = clocksOf(row, day.timeZone);
    const missed = missedClocks(clocks, day.date, day.policy);
    return { clientId: id, clientName, tier, ownerName, lastReachedOn: clocks.lastReachedOn, missed };
  });
  return { clients, total, page };
}

/** A page of the clients of a bucket, the longest quiet first. */
export function quietPage(
  db: Db,
  members: Members,
  day: ReaderDay,
  bucket: QuietBucket,
  asked: Asked,
): Promise<QuietPage> {
  if (bucket === "never")
    return pageWhere(db, members, day, { where: `c."lastReachedAt" IS NULL`, values: [], order: clockStart }, asked);
  const step = quietBuckets.indexOf(bucket);
  // the last bucket goes back for ever
  const where = `c."lastReachedAt" < ? AND c."lastReachedAt" >= ?`;
  const values = [day.quietBefore[step] ?? "", day.quietBefore[step + 1] ?? ""];
  return pageWhere(db, members, day, { where, values, order: `c."lastReachedAt"` }, asked);
}

/** A page of the clients of a tier (null: the unrated) whose standards are missed, the longest without a contact first. */
export async function missedPage(
  db: Db,
  members: Members,
  day: ReaderDay,
  tier: Tier | null,
  asked: Asked,
): Promise<QuietPage> {
  const own = (await ownCadences(db, members, day)).filter(({ isMissed }) => isMissed).map(({ id }) => id);
  const where = `c."tier" IS ? AND CASE WHEN ${hasOwnCadence} THEN c."id" IN (SELECT "value" FROM json_each(?)) ELSE ${isMissed} END`;
  const values = [tier, JSON.stringify(own)] as string[];
  return pageWhere(db, members, day, { where, values, order: `COALESCE(c."lastReachedAt", '')` }, asked);
}
