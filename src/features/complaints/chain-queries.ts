import type { Db } from "../../db/sql.ts";
import { type ChainFault, chainFault, type SealedAct } from "./chain-rules.ts";

/** A complaint whose acts are not as they were sealed. */
export type BrokenChain = ChainFault & { number: string };

type Row = Omit<SealedAct, "at"> & { at: string };

/** Checks the acts of every complaint against their hashes, count and head: so many complaints, so many acts, and what is wrong. */
export async function checkChains(db: Db): Promise<{ complaints: number; acts: number; broken: BrokenChain[] }> {
  const broken: BrokenChain[] = [];
  let [complaints, acts] = [0, 0];
  for (let lastId = 0; ; ) {
    const page = await db.rows<{ id: number; number: string; version: number; headHash: string }>(
      `SELECT "id", "number", "version", "headHash" FROM "Complaint" WHERE "id" > ? ORDER BY "id" LIMIT 500`,
      lastId,
    );
    if (page.length === 0) return { complaints, acts, broken };
    for (const { id, number, version, headHash } of page) {
      const rows = await db.rows<Row>(
        `SELECT "seq", "act", "byId", "at", "fromState", "toState", "given", "origin", "hash" FROM "ComplaintAct"
         WHERE "complaintId" = ? ORDER BY "seq"`,
        id,
      );
      const sealed = rows.map((row) => ({ ...row, at: new Date(row.at) }));
      const fault = chainFault(number, sealed, { count: version, head: headHash });
      if (fault) broken.push({ ...fault, number });
      complaints++;
      acts += rows.length;
    }
    lastId = page.at(-1)?.id ?? lastId;
  }
}
