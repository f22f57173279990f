import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type Brief, briefOf } from "./queries.ts";

/** Opens a client's brief for the asker and writes that down (domain.md: opening a record is itself recorded). */
export async function openedBrief(
  db: Db,
  asker: Asker,
  { clientId, today, now }: { clientId: number; today: PlainDate; now: Date },
): Promise<Brief | null> {
  const brief = await briefOf(db, asker, clientId, today);
  if (!brief) return null;
  await db.prisma.accessLog.create({ data: { personId: asker.personId, clientId, at: now, what: "brief" } });
  return brief;
}
