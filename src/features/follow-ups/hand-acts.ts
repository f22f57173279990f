import type { Db, Tx } from "../../db/sql.ts";
import { tellLater } from "../notices/acts.ts";
import { type HousePerson, housePerson } from "../people/house-queries.ts";
import type { Hand } from "./acts.ts";

/**
 * The hand of a person on a follow-up as they saw it. When it is somebody else's, its owner reads a line of it with their next
 * plan.
 */
export async function handOf(
  db: Db,
  { byId, at }: Pick<Hand, "byId" | "at">,
  { id, version, ownerId }: Pick<Hand, "id" | "version"> & { ownerId: number },
  line: (owner: HousePerson) => string,
): Promise<Hand> {
  const hand = { id, version, byId, at };
  const owner = ownerId === byId ? undefined : await housePerson(db, ownerId);
  if (!owner) return hand;
  const told = { key: `follow-up:F${id}.${version}:P${owner.id}`, personId: owner.id, line: line(owner) };
  return { ...hand, tell: (tx: Tx) => tellLater(tx, told) };
}
