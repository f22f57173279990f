import { expect, test } from "vitest";
import type { Acted } from "../../../src/features/complaints/acts.ts";
import { listComplaints } from "../../../src/features/complaints/archive/list-queries.ts";
import { chainFault } from "../../../src/features/complaints/chain/chain-rules.ts";
import { stepFor } from "../../../src/features/complaints/workflow.ts";
import { defaultComplaintPolicy as policy } from "../../../src/features/policy/complaint-rules.ts";
import { seededRandom } from "../../../src/lib/random.ts";
import { complaintDesk, type Desk, filedId, names } from "../../support/complaint-desk.ts";
import { branchOf, type Kept, keep, tiesByHand, type World } from "../../support/complaint-oracle.ts";
import { choose, expected, givenFor, ownerOf, picker } from "../../support/complaint-orders.ts";
import { type SlowClock, slowClock } from "../../support/slow-clock.ts";
import { dueSlowly, keptSlowly } from "../../support/slow-deadline.ts";
import { tempDb } from "../../support/temp.ts";
import { workTimeOf } from "../../support/work-times.ts";

const orders = 10_000;
const complaints = 500;
const minuteMs = 60_000;
const random = seededRandom(20261122);
const pick = picker(random);

/** Spring Festival with its make-up days, and London's change of clocks, lie within. */
const starts = "2026-02-02T00:00Z";
const slow: Record<string, SlowClock> = {
  Pudong: slowClock(workTimeOf("CN"), "2026-02-01T00:00Z", "2026-09-01T00:00Z"),
  London: slowClock(workTimeOf("UK"), "2026-02-01T00:00Z", "2026-09-01T00:00Z"),
};

let desk: Desk;
const kept: Kept[] = [];

async function file(at: Date, { inactive }: World): Promise<void> {
  const reporter = pick(names.filter((name) => !inactive.has(name)));
  const about = random.chance(0.4) ? pick(names) : null;
  const client = random.chance(0.9) ? pick([1, 2, 3, 4, 5, 6]) : null;
  const severity = pick(["S1", "S2", "S3", "S4"]);
  const category = pick(policy.categories).id;
  const filed = await desk.file(reporter, at, {
    ...{ severity, category, aboutId: about === null ? undefined : desk.id(about) },
    ...(client === null
      ? { clientId: undefined, otherName: "Passer-by", otherPhone: "123" }
      : { clientId: desk.id(`K${client}`) }),
  });
  const owner = client === null ? null : ownerOf(client);
  kept.push({
    ...{ id: filedId(filed), branch: branchOf(reporter), owner, about, reporter, severity, category },
    client: client === null ? null : `K${client}`,
    ...{ responsible: null, proposer: null, extensionAsker: null, department: null, legalStep: 0 },
    ...{
      state: "recorded",
      before: "recorded",
      filedAt: at,
      approvedAt: at,
      clockFrom: at,
      resolvedAt: null,
      stands: [],
    },
    ...{ runs: [{ from: at, to: null }], acts: [{ act: "record", by: reporter, from: null, to: "recorded" }] },
  });
}

const counts: Partial<Record<Acted["is"], number>> = {};

/**
 * Several orders at once, at times two of them on one complaint: then one is done and the other stale, or known when it is the
 * same, or both are refused.
 */
async function together(size: number, at: Date, world: World): Promise<void> {
  const orderOn = (one: Kept) => {
    const { act, by } = choose(random, one, world);
    return { one, act, by, given: givenFor(desk, random, act, at) };
  };
  const again = <T>(order: T) => order;
  const another = ({ one }: { one: Kept }) => orderOn(one);
  const chosen = Array.from({ length: size }, () => orderOn(pick(kept)));
  const doubled = random.chance(0.3)
    ? [...chosen, ...chosen.slice(0, 1).map(random.chance(0.5) ? again : another)]
    : chosen;
  const wanted = doubled.map(({ one, act, by, given }) => expected(one, act, by, given, at, world));
  const acted = await Promise.all(
    doubled.map(
      ({ one, act, by, given: { responsible: _, department: __, about: ___, owner: ____, client: _____, ...given } }) =>
        desk.act(one.id, by, act, at, given),
    ),
  );
  for (const [i, { is }] of acted.entries()) {
    const order = doubled[i];
    if (!order) continue;
    const { one, act, by, given } = order;
    counts[is] = (counts[is] ?? 0) + 1;
    const isAlone = doubled.filter((other) => other.one === one).length === 1;
    if (isAlone || (is !== "stale" && is !== "known"))
      expect([one.id, act, by, given, isAlone ? is : wanted[i]]).toEqual([one.id, act, by, given, wanted[i]]);
    const step = stepFor(act, one.state);
    if (is === "done" && step) keep(one, step, { by, at, given });
  }
}

test("10,000 orders by random people over 500 complaints", async () => {
  desk = await complaintDesk((await tempDb()).db, 6);
  const leave = { personId: desk.id("Mei"), coverId: desk.id("Tom"), fromDate: "2026-02-10", toDate: "2026-03-05" };
  await desk.db.prisma.leave.create({ data: { ...leave, setById: desk.id("Lin"), setAt: new Date(starts) } });
  const inactive = new Set<string>();
  let at = new Date(starts);
  for (let done = 0; done < orders; ) {
    at = new Date(Number(at) + random.whole(1, 60) * minuteMs);
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(at);
    const world = { inactive, covers: day >= leave.fromDate && day <= leave.toDate ? { Tom: ["Mei"] } : {} };
    if (kept.length < complaints)
      for (let n = Math.min(random.whole(0, 3), complaints - kept.length); n > 0; n--) await file(at, world);
    if (kept.length === 0) continue;
    if (done > orders / 2 && !inactive.has("Dan")) {
      inactive.add("Dan");
      await desk.db.prisma.person.update({ where: { id: desk.id("Dan") }, data: { active: false } });
      continue;
    }
    const size = random.whole(2, 8);
    await together(size, at, world);
    done += size;
  }
  expect(kept).toHaveLength(complaints);
  // else the walk would prove little
  expect(counts.done).toBeGreaterThan(orders / 4);
  for (const is of ["faults", "unknown", "notNow", "notTheirs", "stale", "known"] as const)
    expect([is, (counts[is] ?? 0) > 50]).toEqual([is, true]);
  expect(new Set(kept.flatMap((one) => one.acts.map(({ to }) => to))).size).toBe(13);
  for (const one of kept) await check(one, at);
  await checkReach(at, { inactive, covers: {} });
}, 240_000);

/** A complaint's record and acts against what the test kept of them. */
async function check(one: Kept, now: Date): Promise<void> {
  const record = await desk.db.prisma.complaint.findUniqueOrThrow({
    where: { id: one.id },
    include: { acts: { orderBy: { seq: "asc" } } },
  });
  const { acts: written } = record;
  expect(written.map(({ act, byId, fromState, toState }) => [act, byId, fromState, toState])).toEqual(
    one.acts.map(({ act, by, from, to }) => [act, desk.id(by), from, to]),
  );
  expect(chainFault(record.number, written, { count: record.version, head: record.headHash })).toBeUndefined();
  expect([record.state, record.severity, record.legalStep]).toEqual([one.state, one.severity, one.legalStep]);
  const clock = slow[one.branch];
  if (!clock) throw new Error(one.branch);
  const usedMs = one.runs.reduce((sum, { from, to }) => sum + clock.between(from, to ?? from), 0);
  expect([one.id, Number(record.clockUsedMs)]).toEqual([one.id, usedMs]);
  expect(record.resolvedAt).toEqual(one.resolvedAt);
  expect([one.id, record.dueAt?.toISOString()]).toEqual([one.id, dueSlowly(one, usedMs, clock, now)?.toISOString()]);
  expect([one.id, record.isHouseKept, record.isLegalKept]).toEqual([one.id, ...keptSlowly(one, usedMs)]);
  const { acknowledgedAt, ackWorkedMs } = record;
  // what is reopened begins its clock anew
  if (one.acts.some(({ act }) => act === "reopen")) return;
  const ackMs = acknowledgedAt && clock.between(one.filedAt, acknowledgedAt);
  expect([one.id, ackWorkedMs === null ? null : Number(ackWorkedMs)]).toEqual([one.id, ackMs]);
}

/** Each person's list holds exactly what they have to do with, and nothing about themselves. */
async function checkReach(now: Date, world: World): Promise<void> {
  for (const name of names.filter((one) => !world.inactive.has(one))) {
    const asker = await desk.asker(name, now);
    const { complaints: found } = await listComplaints(desk.db, asker, {}, { asked: 1, perPage: 1000, now });
    const mine = kept.filter((one) => tiesByHand(one, name, world).size > 0);
    expect([name, found.map(({ id }) => id).sort((a, b) => a - b)]).toEqual([name, mine.map(({ id }) => id)]);
  }
}
