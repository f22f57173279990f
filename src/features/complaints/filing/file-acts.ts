import type { Db, Tx } from "../../../db/sql.ts";
import { addDays, localDate, type PlainDate } from "../../../lib/dates.ts";
import type { Json } from "../../../lib/json.ts";
import { chainStart } from "../chain/chain-rules.ts";
import type { ClockRules } from "../change-rules.ts";
import { dueAt, legalDueOn, nextWarningAt, startedClocks } from "../clocks/clock-rules.ts";
import { houseDueAt } from "../clocks/kept-rules.ts";
import { filingFaults } from "../desk/check-queries.ts";
import { peopleToTell } from "../desk/tell-queries.ts";
import { type Faults, type Given, readGiven } from "../given-rules.ts";
import { branchFor, clockRulesFor } from "../record-queries.ts";
import { filing } from "../workflow.ts";
import { type Done, type Origin, seal, type Tell, type Tiding, writeAct } from "../write-acts.ts";

export type Filing = {
  /** made when the form was opened: the same one of the same person files once */
  token: string;
  given: unknown;
  byId: number;
  at: Date;
  origin: Origin;
  tell?: Tell | undefined;
};

/**
 * `known`: the same token filed it before, and nothing was written now. `isRepeat` never tells of an earlier complaint about who
 * files.
 */
export type Filed =
  | { is: "filed" | "known"; id: number; number: string; isRepeat: boolean }
  | { is: "faults"; faults: Faults };

/**
 * Files a complaint under the next number of its year, links it to an earlier one of the same client and category, and tells of it,
 * in one transaction. That the person is active is the caller's to check.
 */
export async function fileComplaint(db: Db, order: Filing): Promise<Filed> {
  const read = readGiven("record", order.given);
  if ("faults" in read) return { is: "faults", faults: read.faults };
  const given = withOneParty(read.given);
  const branch = await branchFor(db, order.byId, given.clientId);
  const filedOn = localDate(order.at, branch.timeZone);
  const rules = await clockRulesFor(db, branch.id, filedOn);
  const known = await alreadyFiled(db.prisma, order);
  if (known) return known;
  const faults = await filingFaults(db, given, { policy: rules.policy, today: filedOn });
  if (Object.keys(faults).length > 0) return { is: "faults", faults };
  const tied = {
    ...{ branchId: branch.id, clientId: given.clientId ?? null, aboutId: given.aboutId ?? null },
    ...{ reporterId: order.byId, responsibleId: null, extensionById: null },
  };
  const tidings = await peopleToTell(db, tied, filing.tells, { byId: order.byId, at: order.at, formerId: null });
  try {
    return await db.prisma.$transaction((tx) => write(tx, order, { given, tied, filedOn, rules, tidings }));
  } catch (error) {
    // two of the same token at once: the later one breaks on the first's row
    const first = await alreadyFiled(db.prisma, order);
    if (first) return first;
    throw error;
  }
}

/** Either a client or somebody who is none: what was typed before one was chosen does not count. */
function withOneParty(given: Given<"record">): Given<"record"> {
  if (given.clientId === undefined) return given;
  const { otherName: _, otherPhone: __, ...rest } = given;
  return rest;
}

async function alreadyFiled(tx: Tx, { byId, token }: Filing): Promise<Filed | undefined> {
  const found = await tx.complaint.findUnique({
    where: { reporterId_token: { reporterId: byId, token } },
    select: { id: true, number: true, repeatOfId: true },
  });
  if (!found) return undefined;
  const { repeatOfId, ...complaint } = found;
  const earlier = await tx.complaint.findUnique({ where: { id: repeatOfId ?? 0 }, select: { aboutId: true } });
  return { is: "known", ...complaint, isRepeat: earlier !== null && earlier.aboutId !== byId };
}

type Paper = {
  given: Given<"record">;
  tied: { branchId: number; clientId: number | null; aboutId: number | null; reporterId: number };
  filedOn: PlainDate;
  rules: ClockRules;
  tidings: Tiding[];
};

async function write(tx: Tx, order: Filing, paper: Paper): Promise<Filed> {
  const known = await alreadyFiled(tx, order);
  if (known) return known;
  const { given, tied, filedOn, tidings } = paper;
  // from here on whoever files in the same year waits, so that a repeat of this one finds it
  const number = await nextNumber(tx, filedOn.slice(0, 4));
  const earlier = await earlierOf(tx, paper);
  const repeatOfId = earlier?.id ?? null;
  const { byId, at, origin, token } = order;
  const act = { act: "record", seq: 1, byId, at, origin, fromState: null, toState: filing.to } as const;
  const noted = { number, filedOn, ...(repeatOfId !== null && { repeatOfId }) };
  const sealed = seal(
    number,
    { ...act, given: { ...(given as { [key: string]: Json | undefined }), ...noted } },
    chainStart,
  );
  const { id } = await tx.complaint.create({
    data: {
      ...{ ...columnsOf(given), ...tied, ...clocksOf(order, paper) },
      ...{ number, token, filedOn, repeatOfId, filedAt: at },
      ...{ state: filing.to, stateBefore: filing.to, version: 1, headHash: sealed.hash },
    },
    select: { id: true },
  });
  await writeAct(tx, id, sealed, given.files);
  const done: Done = { ...act, complaintId: id, number, tidings };
  await order.tell?.(tx, done);
  return { is: "filed", id, number, isRepeat: earlier !== null && earlier.aboutId !== byId };
}

const columnsOf = ({ what, category, severity, channel, ...rest }: Given<"record">) => ({
  ...{ what, category, severity, channel },
  subCategory: rest.subCategory ?? null,
  wish: rest.wish ?? null,
  whereAbout: rest.whereAbout ?? null,
  happenedOn: rest.happenedOn ?? null,
  otherName: rest.otherName ?? null,
  otherPhone: rest.otherPhone ?? null,
});

/** The next number of a year: taken and raised in one statement, given back when the transaction comes to nothing. */
async function nextNumber(tx: Tx, year: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ last: number | bigint }[]>`
    INSERT INTO "ComplaintNumber" ("year", "last") VALUES (${Number(year)}, 1)
    ON CONFLICT ("year") DO UPDATE SET "last" = "ComplaintNumber"."last" + 1 RETURNING "last"`;
  return `C-${year}-${String(row?.last ?? 0).padStart(6, "0")}`;
}

/** The newest complaint of the same client and category within the days in which another is a repeat (domain.md: 180). */
async function earlierOf(tx: Tx, { tied, given, filedOn, rules }: Paper) {
  if (tied.clientId === null) return null;
  return tx.complaint.findFirst({
    where: {
      clientId: tied.clientId,
      category: given.category,
      filedOn: { gte: addDays(filedOn, -rules.policy.repeatDays) },
    },
    orderBy: { filedAt: "desc" },
    select: { id: true, aboutId: true },
  });
}

function clocksOf({ at }: Filing, { given, filedOn, rules }: Paper) {
  const { policy, time, jurisdiction } = rules;
  const until = legalDueOn(filedOn, 0, jurisdiction, policy);
  if (until === undefined) throw new Error("the policy has no legal days");
  const timed = { ...startedClocks(at), severity: given.severity, filedOn, legalDueOn: until };
  return {
    ...timed,
    dueAt: dueAt(timed, policy, time),
    houseDueAt: houseDueAt(timed, policy, time),
    warnAt: nextWarningAt(timed, policy, time, at),
  };
}
