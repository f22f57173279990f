import path from "node:path";
import type { Db } from "../../../db/sql.ts";

/** Where evidence is kept, by the hash of its content. */
export const evidenceFile = (dataDir: string, sha256: string): string =>
  path.join(dataDir, "complaint-files", sha256.slice(0, 2), sha256);

export type WaitingFile = {
  id: number;
  number: string;
  name: string;
  slackFileId: string;
  addedById: number;
  attempts: number;
  runAt: bigint;
  filedOn: string;
  branchId: number;
};

/** Evidence that is still to be fetched from Slack, the longest due first. */
export async function waitingFiles({ prisma }: Db, atMs: number, most: number): Promise<WaitingFile[]> {
  const rows = await prisma.complaintFile.findMany({
    where: { state: "waiting", runAt: { lte: BigInt(atMs) } },
    orderBy: [{ runAt: "asc" }, { id: "asc" }],
    take: most,
    select: {
      ...{ id: true, name: true, slackFileId: true, addedById: true, attempts: true, runAt: true },
      complaint: { select: { number: true, filedOn: true, branchId: true } },
    },
  });
  return rows.map(({ complaint, ...row }) => ({ ...row, ...complaint }));
}

export type KeptFile = { id: number; name: string; state: string; sha256: string | null };

/** The evidence of a complaint in the order in which it came; rights are the caller's to check. */
export const filesOf = ({ prisma }: Db, complaintId: number): Promise<KeptFile[]> =>
  prisma.complaintFile.findMany({
    where: { complaintId },
    orderBy: { id: "asc" },
    select: { id: true, name: true, state: true, sha256: true },
  });
