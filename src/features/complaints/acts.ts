import type { Db } from "../../db/sql.ts";
import type { Json } from "../../lib/json.ts";
import { leaveToDo } from "./aftercare-acts.ts";
import { type Aftercare, aftercareOf } from "./aftercare-queries.ts";
import { changeBy } from "./change-rules.ts";
import { givenFaults } from "./desk/check-queries.ts";
import { peopleToTell } from "./desk/tell-queries.ts";
import { type Act, type Faults, type Given, type GivenFile, readGiven } from "./given-rules.ts";
import { type ComplaintRecord, clockRulesFor, recordById } from "./record-queries.ts";
import { type Barred, barredFrom, isTimeFor } from "./rights-rules.ts";
import { sameAct } from "./same-queries.ts";
import { tiesOf } from "./tie-queries.ts";
import { type State, type Step, stepFor } from "./workflow.ts";
import { type Done, type Origin, type Sealed, seal, type Tell, writeAct } from "./write-acts.ts";

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

/** How it stands now, and by which act of whom. */
export type Standing = { state: State; version: number; lastAct: string; lastById: number | null };

/**
 * What became of an act. `known`: the same form did it before, and nothing was written now. `unknown`: there is no such complaint within their reach. `stale`: somebody acted before, and this is how
 * it stands now. `notNow`: the table has no such act in this state. `notTheirs`: others may, not they; `own`: they proposed it, or
 * asked for it.
 */
export type Acted =
  | { is: "done" | "known"; done: Done }
  | { is: "faults"; faults: Faults }
  | { is: "unknown" }
  | ({ is: "stale" | "notNow" } & Standing)
  | { is: "notTheirs"; why: Barred };

/**
 * Carries out one act of the table, if the person may, as the database has their rights now. Of two who act on the same version
 * one comes first; the other is given the new state. State, act, evidence, clocks, what
 * is left to do for the client, and what `tell` writes stay together or not at all.
 */
export async function actOn(db: Db, order: ActOrder): Promise<Acted> {
  const before = await recordById(db, order.complaintId);
  const ties = before && (await tiesOf(db, before, order.byId, order.at));
  if (!before || !ties || ties.size === 0) return { is: "unknown" };
  if (before.version !== order.version) return overtaken(db, order, before);
  const step = stepFor(order.act, before.state);
  if (!step || !isTimeFor(step, before)) return { is: "notNow", ...(await standing(db, before)) };
  const barred = barredFrom(step, before, ties, order.byId);
  if (barred) return { is: "notTheirs", why: barred };
  return carryOut(db, order, before, step);
}

/** Somebody acted since: was it this very act, sent twice? Else it is told how it stands now. */
async function overtaken(db: Db, order: ActOrder, now: ComplaintRecord): Promise<Acted> {
  const { act, byId } = order;
  const again = await sameAct(db, order);
  if (!again) return { is: "stale", ...(await standing(db, now)) };
  return { is: "known", done: { ...again, act, byId, complaintId: now.id, number: now.number, tidings: [] } };
}

async function standing(db: Db, { id, state, version }: ComplaintRecord): Promise<Standing> {
  const last = await db.prisma.complaintAct.findUnique({
    where: { complaintId_seq: { complaintId: id, seq: version } },
    select: { act: true, byId: true },
  });
  return { state, version, lastAct: last?.act ?? "", lastById: last?.byId ?? null };
}

async function carryOut(db: Db, order: ActOrder, before: ComplaintRecord, step: Step): Promise<Acted> {
  const { act, byId, at, origin } = order;
  const read = readGiven(act, order.given);
  if ("faults" in read) return { is: "faults", faults: read.faults };
  const rules = await clockRulesFor(db, before.branchId, before.filedOn);
  const faults = await givenFaults(act, read.given, { db, before, rules, at });
  if (Object.keys(faults).length > 0) return { is: "faults", faults };
  const { after, noted } = changeBy(before, { step: { ...step, act }, given: read.given }, { byId, at }, rules);
  const told = { ...before, ...after, extensionById: after.extensionById ?? before.extensionById };
  const tidings = await peopleToTell(db, told, step.tells, { byId, at, formerId: before.responsibleId });
  const given = { ...read.given, ...noted } as { [key: string]: Json | undefined };
  const moved = { fromState: before.state, toState: after.state };
  const sealed = seal(
    before.number,
    { act, seq: before.version + 1, byId, at, origin, ...moved, given },
    before.headHash,
  );
  const { given: _, hash: __, origin: ___, ...written } = sealed;
  const done: Done = { ...written, complaintId: before.id, number: before.number, tidings };
  const aftercare = await aftercareOf(db, act, before, { at, rules });
  const files = filesIn(read.given);
  if (await write(db, { before, after, sealed, files, aftercare, done, tell: order.tell })) {
    return { is: "done", done };
  }
  const now = await recordById(db, before.id);
  return now ? overtaken(db, order, now) : { is: "unknown" };
}

const filesIn = (given: Given<Act>) => ("files" in given ? (given.files ?? []) : []);

type Writing = {
  before: ComplaintRecord;
  after: ReturnType<typeof changeBy>["after"];
  sealed: Sealed;
  files: GivenFile[];
  aftercare: Aftercare | undefined;
  done: Done;
  tell: Tell | undefined;
};

/** Gives false when somebody acted since it was read: then nothing is written. */
const write = (db: Db, { before, after, sealed, files, aftercare, done, tell }: Writing): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const { count } = await tx.complaint.updateMany({
      where: { id: before.id, version: before.version },
      data: { ...changesBetween(before, after), version: sealed.seq, headHash: sealed.hash },
    });
    if (count === 0) return false;
    await writeAct(tx, before.id, sealed, files);
    if (aftercare) await leaveToDo(tx, aftercare, done);
    await tell?.(tx, done);
    return true;
  });

/** The columns that an act changed. */
function changesBetween(before: ComplaintRecord, after: Writing["after"]): Partial<Writing["after"]> {
  const old: Record<string, unknown> = before;
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== old[key]));
}
