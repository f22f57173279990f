import type { Db } from "../../db/sql.ts";
import { type OwnSettings, ownSettings } from "./setting-rules.ts";

/** What the person has set for themselves; null: as the policy says. */
export async function settingsOf(db: Db, personId: number): Promise<OwnSettings> {
  return (await settingsOfMany(db, [personId])).get(personId) ?? ownSettings([]);
}

/** The same for many people at once; every one of them is in the map. */
export async function settingsOfMany(db: Db, personIds: number[]): Promise<Map<number, OwnSettings>> {
  const rows = await db.rows<{ personId: number; name: string; value: string }>(
    `SELECT "personId", "name", "value" FROM "PersonSetting" WHERE "personId" IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(personIds),
  );
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  return new Map(personIds.map((id) => [id, ownSettings(byPerson.get(id) ?? [])]));
}
