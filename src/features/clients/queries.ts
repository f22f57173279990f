import type { Db } from "../../db/sql.ts";
import type { SqlValue } from "../../db/sql-value.ts";
import type { Asker } from "../../deps.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import { halfWidth } from "../../lib/full-width.ts";
import { type Page, pageOf } from "../../lib/pages.ts";
import { searchWords } from "../../lib/search-text.ts";
import { ownersInReach } from "../people/queries.ts";
import { type Tier, tierNames } from "../policy/rules.ts";
import { findWordsMost } from "./rules.ts";

/** A client as a list shows it. */
export type ListedClient = {
  id: number;
  clientNo: string;
  name: string;
  tier: Tier | null;
  district: string | null;
  phone: string | null;
  ownerName: string;
  lastReachedOn: PlainDate | null;
};

export type ClientPage = { clients: ListedClient[]; total: number; page: Page };

/** A page as somebody asks for it: a number that may be none any more. */
export type AskedPage = { asked: number; perPage: number };

type Row = Omit<ListedClient, "lastReachedOn"> & { lastReachedAt: string | null };

const tierRank = `CASE c."tier" ${tierNames.map((tier, rank) => `WHEN '${tier}' THEN ${rank}`).join(" ")} ELSE 9 END`;
const byImportance = `${tierRank}, c."assetsMinor" DESC, c."clientNo"`;

/** The asked page of the clients in the asker's reach that meet `where`, or the nearest there is. Every list of clients goes through here. */
async function pageInReach(
  db: Db,
  asker: Asker,
  { where, values, order }: { where: string; values: SqlValue[]; order: { sql: string; values: SqlValue[] } },
  { asked, perPage }: AskedPage,
): Promise<ClientPage> {
  const reach = ownersInReach(asker);
  const condition = `c."ownerId" IN (${reach.sql}) AND ${where}`;
  const given = [...reach.values, ...values];
  const [count] = await db.rows<{ n: number }>(`SELECT count(*) AS n FROM "Client" c WHERE ${condition}`, ...given);
  const total = count?.n ?? 0;
  const page = pageOf(asked, total, perPage);
  const rows = await db.rows<Row>(
    `SELECT c."id", c."clientNo", c."name", c."tier", c."district", c."lastReachedAt", p."name" AS "ownerName",
       COALESCE(c."phone", (SELECT k."phone" FROM "Contact" k WHERE k."clientId" = c."id" AND k."phone" IS NOT NULL
         ORDER BY k."id" LIMIT 1)) AS "phone"
     FROM "Client" c JOIN "Person" p ON p."id" = c."ownerId" WHERE ${condition}
     ORDER BY ${order.sql} LIMIT ? OFFSET ?`,
    ...given,
    ...order.values,
    perPage,
    (page.number - 1) * perPage,
  );
  const clients = rows.map(({ lastReachedAt, ...row }) => ({
    ...row,
    lastReachedOn: lastReachedAt === null ? null : localDate(Date.parse(lastReachedAt), asker.timeZone),
  }));
  return { clients, total, page };
}

/** The asker's book, the most important first. */
export const book = (db: Db, asker: Asker, page: AskedPage): Promise<ClientPage> =>
  pageInReach(db, asker, { where: "1", values: [], order: { sql: byImportance, values: [] } }, page);

/** `%`, `_` and the sign that escapes them, made plain for LIKE. */
const likeSafe = (word: string) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`);

type Search = { where: string; order: string; values: { where: SqlValue[]; order: SqlValue[] } };

/**
 * The clients `c` in whose search text every word is found: name, pinyin or its initials, client number, a contact's name, digits
 * of a phone. The exact number comes first, then names that begin with the first word. What is longer than `findWordsMost` finds
 * nobody.
 */
export function searchFor(typed: string): Search {
  // SQLite takes a thousand conditions at most, and no name has so many words
  const searched = typed.length > findWordsMost ? [] : searchWords(typed);
  const [first = ""] = searched;
  // a number such as 62-0001 reads like a phone, of which the digits alone are looked for
  const asNumber = halfWidth(typed).toLowerCase();
  const words = searched.map(() => `c."searchText" LIKE ? ESCAPE '\\'`).join(" AND ") || "0";
  return {
    where: `(lower(c."clientNo") = ? OR ${words})`,
    order: `lower(c."clientNo") = ? DESC, lower(c."name") LIKE ? ESCAPE '\\' DESC, ${byImportance}`,
    values: {
      where: [asNumber, ...searched.map((word) => `%${likeSafe(word)}%`)],
      order: [asNumber, `${likeSafe(first)}%`],
    },
  };
}

/** A page of the clients of the asker's reach that the words find: `searchFor`. */
export function find(db: Db, asker: Asker, typed: string, page: AskedPage): Promise<ClientPage> {
  const { where, order, values } = searchFor(typed);
  return pageInReach(db, asker, { where, values: values.where, order: { sql: order, values: values.order } }, page);
}

/** What tells a client apart. */
export type ClientInReach = { id: number; name: string; clientNo: string };

/** A client whom the asker may see; undefined for any other. */
export async function clientInReach(db: Db, asker: Asker, id: number): Promise<ClientInReach | undefined> {
  const reach = ownersInReach(asker);
  const [found] = await db.rows<ClientInReach>(
    `SELECT c."id", c."name", c."clientNo" FROM "Client" c WHERE c."id" = ? AND c."ownerId" IN (${reach.sql})`,
    id,
    ...reach.values,
  );
  return found;
}

/** Whose client it is; undefined when there is none of that id. */
export async function ownerOfClient(db: Db, clientId: number): Promise<number | undefined> {
  const [found] = await db.rows<{ ownerId: number }>(`SELECT "ownerId" FROM "Client" WHERE "id" = ?`, clientId);
  return found?.ownerId;
}

/** The id of the client of that number, if the asker may see it. */
export async function clientIdByNo(db: Db, asker: Asker, clientNo: string): Promise<number | undefined> {
  const reach = ownersInReach(asker);
  const [found] = await db.rows<{ id: number }>(
    `SELECT c."id" FROM "Client" c WHERE c."clientNo" IN (?, ?) AND c."ownerId" IN (${reach.sql})`,
    clientNo,
    clientNo.toUpperCase(),
    ...reach.values,
  );
  return found?.id;
}
