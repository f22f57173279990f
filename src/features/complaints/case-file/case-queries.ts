import type { Db } from "../../../db/sql.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { type PastAct, withNames } from "../archive/history-queries.ts";
import { chainOf } from "../chain/chain-queries.ts";
import { type ChainFault, chainFault } from "../chain/chain-rules.ts";
import { clockRounds, legalStanding, type Round } from "../clocks/replay-rules.ts";
import type { SeenComplaint } from "../queries.ts";
import { clockRulesFor } from "../record-queries.ts";

/** An act as the case file shows it, with its seal. */
export type CaseAct = PastAct & { origin: string; hash: string };

export type CaseEvidence = {
  id: number;
  actSeq: number;
  name: string;
  mediaType: string | null;
  bytes: number | null;
  sha256: string | null;
  state: string;
  reason: string | null;
  addedBy: string | null;
  at: Date;
};

/** All that a case file tells of a complaint. */
export type CaseFile = {
  complaint: SeenComplaint;
  policy: ComplaintPolicy;
  acts: CaseAct[];
  evidence: CaseEvidence[];
  rounds: Round[];
  legal: ReturnType<typeof legalStanding>;
  /** of the acts, as they were checked just now */
  chain: { count: number; head: string; fault: ChainFault | undefined };
};

/** The case file of a complaint that the asker was found to see. Throws when it is gone. */
export async function caseFileOf(db: Db, complaint: SeenComplaint, now: Date): Promise<CaseFile> {
  const [chain, rules] = await Promise.all([
    chainOf(db, complaint.number),
    clockRulesFor(db, complaint.branchId, complaint.filedOn),
  ]);
  if (!chain) throw new Error(`${complaint.number} is gone`);
  const acts = await withNames(db.prisma, chain.acts);
  return {
    complaint,
    policy: rules.policy,
    acts,
    evidence: await evidenceOf(db, complaint.id),
    rounds: clockRounds(acts, rules, now),
    legal: legalStanding(complaint, rules.time, now),
    chain: { ...chain.kept, fault: chainFault(chain.number, chain.acts, chain.kept) },
  };
}

async function evidenceOf({ prisma }: Db, complaintId: number): Promise<CaseEvidence[]> {
  const files = await prisma.complaintFile.findMany({
    where: { complaintId },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, actSeq: true, name: true, mediaType: true, bytes: true, sha256: true, state: true },
      ...{ reason: true, addedById: true, at: true },
    },
  });
  const people = await prisma.person.findMany({
    where: { id: { in: [...new Set(files.map(({ addedById }) => addedById))] } },
    select: { id: true, name: true },
  });
  return files.map(({ addedById, ...file }) => ({
    ...file,
    addedBy: people.find(({ id }) => id === addedById)?.name ?? null,
  }));
}
