import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import { isInCharge, reachOf } from "../people/queries.ts";
import type { Tier } from "../policy/rules.ts";
import type { Cadence } from "./cadence-rules.ts";

/** Why a client has its own cadence, or its tier's again: the last change. */
export type CadenceReason = { reason: string; by: string; at: Date };

export async function cadenceReason({ prisma }: Db, clientId: number): Promise<CadenceReason | null> {
  const change = await prisma.cadenceChange.findFirst({ where: { clientId }, orderBy: { id: "desc" } });
  if (!change) return null;
  const by = await prisma.person.findUnique({ where: { id: change.byId }, select: { name: true } });
  return { reason: change.reason, by: by?.name ?? "", at: change.at };
}

export type CadenceSubject = Cadence & { id: number; name: string; tier: Tier | null; mayChange: boolean };

/** A client in the asker's reach, and whether the asker may set its cadence: its owner and their leads, not who covers. */
export async function cadenceSubject(db: Db, asker: Asker, id: number): Promise<CadenceSubject | null> {
  const owners = await reachOf(db, asker);
  const client = await db.prisma.client.findFirst({
    where: { id, ownerId: { in: owners } },
    select: { id: true, name: true, tier: true, ownerId: true, visitEveryDays: true, callEveryDays: true },
  });
  if (!client) return null;
  const { ownerId, tier, ...rest } = client;
  return { ...rest, tier: tier as Tier | null, mayChange: await isInCharge(db, asker, ownerId) };
}
