import type { Tx } from "../../db/sql.ts";
import type { Json } from "../../lib/json.ts";
import { canonicalJson, sealOf } from "./chain/chain-rules.ts";
import type { Act, GivenFile } from "./given-rules.ts";
import type { Audience, State } from "./workflow.ts";

/** What one person is to be told of an act. `as`: what they are to the complaint. */
export type Tiding = { toPersonId: number; as: Audience };

/** An act as it was written down; `tidings` never name who did it nor the person complained about. */
export type Done = {
  complaintId: number;
  number: string;
  act: Act;
  /** from 1, without gaps; the complaint's version is the same */
  seq: number;
  byId: number;
  at: Date;
  /** null: filed */
  fromState: State | null;
  toState: State;
  tidings: Tiding[];
};

/** Writes what is to be told or done besides (deliveries, follow-ups) in the transaction of the act: both stay or neither. */
export type Tell = (tx: Tx, done: Done) => Promise<unknown>;

/** Where an act was done. */
export type Origin = "chat" | "command" | "job";

/** An act, sealed behind the one before. */
export type Sealed = Omit<Done, "tidings" | "complaintId" | "number"> & { given: string; origin: Origin; hash: string };

/** Seals an act behind the one whose hash is given. */
export function seal(
  number: string,
  act: Omit<Sealed, "given" | "hash"> & { given: { [key: string]: Json | undefined } },
  before: string,
): Sealed {
  const written = { ...act, given: canonicalJson(act.given) };
  return { ...written, hash: sealOf(number, written, before) };
}

/** Writes the act and the evidence that came with it; a file that is there already is not taken twice. */
export async function writeAct(tx: Tx, complaintId: number, act: Sealed, files: GivenFile[] = []): Promise<void> {
  await tx.complaintAct.create({ data: { ...act, complaintId }, select: { id: true } });
  for (const { slackFileId, name } of files) {
    await tx.$executeRaw`
      INSERT INTO "ComplaintFile" ("complaintId", "actSeq", "slackFileId", "name", "addedById", "at")
      VALUES (${complaintId}, ${act.seq}, ${slackFileId}, ${name}, ${act.byId}, ${act.at})
      ON CONFLICT ("complaintId", "slackFileId") DO NOTHING`;
  }
}
