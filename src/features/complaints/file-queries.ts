import type { Db } from "../../db/sql.ts";

export type WaitingFile = {
  id: number;
  complaintId: number;
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
      ...{ id: true, complaintId: true, name: true, slackFileId: true, addedById: true, attempts: true, runAt: true },
      complaint: { select: { number: true, filedOn: true, branchId: true } },
    },
  });
  return rows.map(({ complaint, ...row }) => ({ ...row, ...complaint }));
}
