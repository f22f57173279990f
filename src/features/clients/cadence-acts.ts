import type { Db } from "../../db/sql.ts";
import type { Cadence } from "./cadence-rules.ts";

/** Sets a client's own cadence and keeps why and by whom; every setting is kept, also of what stood already. */
export async function setCadence(
  { prisma }: Db,
  clientId: number,
  cadence: Cadence,
  why: { reason: string; byId: number; at: Date },
): Promise<void> {
  await prisma.$transaction([
    prisma.client.update({ where: { id: clientId }, data: cadence, select: { id: true } }),
    prisma.cadenceChange.create({ data: { clientId, ...cadence, ...why }, select: { id: true } }),
  ]);
}
