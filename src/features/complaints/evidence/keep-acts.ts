import type { Db } from "../../../db/sql.ts";
import { tellLater } from "../../notices/acts.ts";
import type { WaitingFile } from "./file-queries.ts";

const leaseMs = 120_000;

/** Takes a file to fetch, for two minutes of the real clock; false when another process has it. */
export async function claimFile({ prisma }: Db, { id, runAt }: WaitingFile, atMs: number): Promise<boolean> {
  const { count } = await prisma.complaintFile.updateMany({
    where: { id, state: "waiting", runAt },
    data: { runAt: BigInt(atMs + leaseMs), attempts: { increment: 1 } },
  });
  return count > 0;
}

export async function markStored(
  { prisma }: Db,
  id: number,
  stored: { mediaType: string; bytes: number; sha256: string },
): Promise<void> {
  await prisma.complaintFile.updateMany({ where: { id, state: "waiting" }, data: { ...stored, state: "stored" } });
}

/** Refuses a file for good, and leaves word for who added it: both stay or neither. */
export async function markRefused(
  { prisma }: Db,
  { id, addedById }: WaitingFile,
  reason: string,
  line: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.complaintFile.updateMany({
      where: { id, state: "waiting" },
      data: { state: "refused", reason },
    });
    if (count > 0) await tellLater(tx, { key: `complaint-file:${id}:refused`, personId: addedById, line });
  });
}

/** Writes down that somebody opened a piece of evidence; of somebody who is no client the client is 0. */
export async function noteOpened(
  { prisma }: Db,
  { personId, clientId, what, at }: { personId: number; clientId: number | null; what: string; at: Date },
): Promise<void> {
  await prisma.accessLog.create({ data: { personId, clientId: clientId ?? 0, what, at }, select: { id: true } });
}
