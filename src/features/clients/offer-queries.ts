import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import { reachOf } from "../people/queries.ts";
import { type ClientInReach, searchFor } from "./queries.ts";

/** The clients of so many people are searched at a time: some 30,000, which takes a few hundredths of a second. */
const ownersAtOnce = 100;

/**
 * Clients of the asker's reach for a field in which somebody types, `most` at most: the best that the words find (`searchFor`),
 * looked for among the people of the reach in turn until there are enough. So among a hundred people's clients they are the best
 * of all; who sees more types on, until what is meant is among them.
 */
export async function offeredClients(db: Db, asker: Asker, typed: string, most: number): Promise<ClientInReach[]> {
  const { where, order, values } = searchFor(typed);
  const owners = await reachOf(db, asker);
  const found: ClientInReach[] = [];
  for (let from = 0; from < owners.length && found.length < most; from += ownersAtOnce) {
    const some = JSON.stringify(owners.slice(from, from + ownersAtOnce));
    found.push(
      ...(await db.rows<ClientInReach>(
        `SELECT c."id", c."name", c."clientNo" FROM "Client" c
         WHERE c."ownerId" IN (SELECT "value" FROM json_each(?)) AND ${where} ORDER BY ${order} LIMIT ?`,
        ...[some, ...values.where, ...values.order, most - found.length],
      )),
    );
  }
  return found;
}
