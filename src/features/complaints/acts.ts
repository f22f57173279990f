import type { Db, Tx } from "../../db/sql.ts";
import type { Act, Faults } from "./given-rules.ts";
import type { Audience, State } from "./workflow.ts";

/** What one person is to be told of an act. `as`: what they are to the complaint. */
export type Tiding = { toPersonId: number; as: Audience; act: Act };

/** An act as it was written down; `tidings` never name who did it nor the person complained about. */
export type Done = {
  complaintId: number;
  number: string;
  act: Act;
  /** from 1, without gaps; the complaint's version is the same */
  seq: number;
  fromState: State | null;
  toState: State;
  tidings: Tiding[];
};

/** Writes what is to be told or done besides (deliveries, follow-ups) in the transaction of the act: both stay or neither. */
export type Tell = (tx: Tx, done: Done) => Promise<unknown>;

/** Where an act was done. */
export type Origin = "chat" | "command" | "job";

export type Filing = {
  /** made when the form was opened: the same one files once */
  token: string;
  given: unknown;
  byId: number;
  at: Date;
  origin: Origin;
  tell?: Tell | undefined;
};

/** `known`: the same token filed it before. */
export type Filed =
  | { is: "filed" | "known"; id: number; number: string; isRepeat: boolean }
  | { is: "faults"; faults: Faults };

export type ActOrder = {
  complaintId: number;
  /** as they last saw it */
  version: number;
  act: Act;
  given: unknown;
  byId: number;
  at: Date;
  origin: Origin;
  tell?: Tell | undefined;
};

/**
 * What became of an act. `unknown`: there is none within their reach. `stale`: somebody acted before, and that is how it stands
 * now. `notNow`: the table has no such act in this state. `notTheirs`: others may, not they; `own`: they proposed it, or asked.
 */
export type Acted =
  | { is: "done"; done: Done }
  | { is: "faults"; faults: Faults }
  | { is: "unknown" }
  | { is: "stale" | "notNow"; state: State; version: number; lastAct: Act; lastById: number | null }
  | { is: "notTheirs"; why: "relation" | "own" };

/** Files a complaint under the next number of its year. */
export async function fileComplaint(_db: Db, _filing: Filing): Promise<Filed> {
  throw new Error("not yet");
}

/** Carries out one act of the table. */
export async function actOn(_db: Db, _order: ActOrder): Promise<Acted> {
  throw new Error("not yet");
}
