import { beforeAll, describe, expect, test } from "vitest";
import { defaultPolicy } from "../../src/features/policy/rules.ts";
import { dayOf, type PlanDay } from "../../src/features/visits/day-rules.ts";
import type { ClientFacts } from "../../src/features/visits/reason-rules.ts";
import { planDay, reasonsFor } from "../../src/features/visits/rules.ts";
import { parseYearlyDay } from "../../src/lib/recurring.ts";
import { workingCalendar } from "../../src/lib/working-days.ts";
import { idleClient as client } from "../support/client-facts.ts";

let day: PlanDay;
const on = async (date: string): Promise<PlanDay> => dayOf(date, await workingCalendar("CN"), defaultPolicy);
beforeAll(async () => {
  day = await on("2026-11-23");
});

const born = (written: string, calendar: "solar" | "lunar" = "solar") => {
  const yearly = parseYearlyDay(written, calendar);
  if (!yearly) throw new Error(written);
  return { what: "birthday" as const, name: "Li", day: yearly };
};
const matures = (date: string) => ({ product: "Deposit", on: date });
const points = (facts: Partial<ClientFacts>, of = day) =>
  Object.fromEntries(
    reasonsFor(client(facts), of).map((reason) => [reason.kind, Math.round(reason.points * 100) / 100]),
  );

describe("reasons, for Monday 23 November 2026", () => {
  test.each<[string, Partial<ClientFacts>, Record<string, number>]>([
    ["nothing is due", {}, {}],
    ["a call on the standard's last day is not overdue", { lastReachedOn: "2026-10-24" }, {}],
    ["a call a day over the standard of 30", { lastReachedOn: "2026-10-23" }, { callOverdue: 31 }],
    ["a call's points end at 60", { lastReachedOn: "2026-01-01" }, { callOverdue: 60 }],
    ["a visit over the standard of 91", { lastVisitOn: "2026-08-01" }, { visitOverdue: 50.11 }],
    ["a visit's points end at 80", { lastVisitOn: "2025-01-01" }, { visitOverdue: 80 }],
    ["a visit pays the call as well", { lastVisitOn: "2026-11-20", lastReachedOn: "2026-11-20" }, {}],
    ["the standard tier has no cadence", { tier: "standard", lastReachedOn: null, lastVisitOn: null }, {}],
    ["an unrated client has no cadence", { tier: null, lastReachedOn: null, lastVisitOn: null }, {}],
    [
      "never contacted counts from the opening",
      { tier: "gold", openedOn: "2026-08-01", givenOn: null, lastReachedOn: null, lastVisitOn: null },
      { callOverdue: 37.58 },
    ],
    [
      "never contacted counts from the assignment when that is later",
      { tier: "gold", openedOn: "2020-01-01", givenOn: "2026-08-01", lastReachedOn: null, lastVisitOn: null },
      { callOverdue: 37.58 },
    ],
    [
      "never contacted counts from the day first seen when no more is known",
      {
        tier: "gold",
        openedOn: null,
        givenOn: null,
        firstSeenOn: "2026-08-01",
        lastReachedOn: null,
        lastVisitOn: null,
      },
      { callOverdue: 37.58 },
    ],
    [
      "a maturity in a fortnight, for a tier that is visited",
      { maturities: [matures("2026-12-07")] },
      { maturity: 70 },
    ],
    ["a maturity a day beyond the fortnight", { maturities: [matures("2026-12-08")] }, {}],
    [
      "a maturity in a week, for the standard tier",
      { tier: "standard", maturities: [matures("2026-11-30")], lastReachedOn: null },
      { maturity: 70 },
    ],
    [
      "a maturity in eight days, for the standard tier",
      { tier: "standard", maturities: [matures("2026-12-01")], lastReachedOn: null },
      {},
    ],
    ["a maturity today", { maturities: [matures("2026-11-23")], lastReachedOn: "2026-11-01" }, { maturity: 70 }],
    ["a maturity of yesterday is past", { maturities: [matures("2026-11-22")], lastReachedOn: "2026-11-01" }, {}],
    ["a maturity that was spoken of since it came up", { maturities: [matures("2026-11-28")] }, {}],
    ["a birthday today", { keyDays: [born("1980-11-23")] }, { keyDay: 60 }],
    ["a birthday in three days", { keyDays: [born("--11-26")], lastReachedOn: "2026-11-10" }, { keyDay: 60 }],
    ["a birthday in four days", { keyDays: [born("1980-11-27")] }, {}],
    ["a birthday yesterday", { keyDays: [born("1980-11-22")] }, {}],
    ["a lunar birthday: 15th of the tenth month", { keyDays: [born("1980-10-15", "lunar")] }, { keyDay: 60 }],
    [
      "a client opened this month and not contacted",
      { openedOn: "2026-11-01", givenOn: "2026-11-01", lastReachedOn: null, lastVisitOn: null },
      { newClient: 60 },
    ],
    [
      "a client given 31 days ago is not new",
      { openedOn: "2026-10-23", givenOn: "2026-10-23", lastReachedOn: null, tier: "standard" },
      {},
    ],
    ["a new client who was contacted", { givenOn: "2026-11-18", lastReachedOn: "2026-11-19" }, {}],
    [
      "a client given over who was contacted only before",
      { givenOn: "2026-11-18", lastReachedOn: "2026-11-10" },
      { newClient: 60 },
    ],
  ])("%s", (_, facts, expected) => {
    expect(points(facts)).toEqual(expected);
  });

  test("a birthday in a long holiday is kept on the last working day before it", async () => {
    // no VIP, to whom the end of the quarter is a reason besides
    const keyDays = [born("1980-10-05")];
    const facts = { tier: "premierGold" as const, keyDays, lastReachedOn: "2026-09-01", lastVisitOn: "2026-09-01" };
    expect(points(facts, await on("2026-09-30"))).toEqual({ keyDay: 60 });
    expect(points(facts, await on("2026-09-27"))).toEqual({ keyDay: 60 });
    expect(points(facts, await on("2026-09-25"))).toEqual({});
    expect(points(facts, await on("2026-10-08"))).toEqual({ callOverdue: 37 });
  });
});

describe("the plan", () => {
  const overdue = (id: number, more: Partial<ClientFacts> = {}) =>
    client({ id, clientNo: `P${id}`, lastReachedOn: "2026-01-01", ...more });
  const order = (clients: ClientFacts[]) => {
    const plan = planDay(clients, day);
    return [...plan.visits, ...plan.calls].map(({ client: { id } }) => id);
  };

  test("the largest reason counts whole, the others half, times the tier's weight, and what was carried over", () => {
    const facts = overdue(1, { maturities: [matures("2026-11-30")], keyDays: [born("--11-24")], carriedDays: 2 });
    // (70 + 60/2 + 60/2) × 1.4 + 2 × 5
    expect(planDay([facts], day).calls[0]?.points).toBe(192);
  });

  test("carrying over counts 30 at the most", () => {
    expect(planDay([overdue(1, { carriedDays: 40 })], day).calls[0]?.points).toBe(60 * 1.4 + 30);
  });

  test("who is due for a visit is visited, who is due for a call alone is called", () => {
    const plan = planDay([overdue(1), overdue(2, { lastVisitOn: "2026-01-01" })], day);
    expect(plan.visits.map(({ client: { id } }) => id)).toEqual([2]);
    expect(plan.calls.map(({ client: { id } }) => id)).toEqual([1]);
  });

  test("ties go to larger assets, then to the client number", () => {
    const ids = order([
      overdue(3),
      overdue(2),
      overdue(1, { assetsMinor: "99" }),
      overdue(4, { assetsMinor: "1000000000000000001" }),
      overdue(5, { assetsMinor: "1000000000000000002" }),
    ]);
    expect(ids).toEqual([5, 4, 2, 3, 1]);
  });

  test("six visits and twelve calls at the most; the rest is due beyond, by rank", () => {
    const visits = Array.from({ length: 8 }, (_, i) => overdue(i, { lastVisitOn: "2026-01-01", carriedDays: i % 6 }));
    const calls = Array.from({ length: 15 }, (_, i) => overdue(100 + i));
    const plan = planDay([...visits, ...calls], day);
    expect([plan.visits.length, plan.calls.length, plan.beyond.length]).toEqual([6, 12, 5]);
    const ranks = plan.beyond.map((item) => item.points);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  });

  test("visits are grouped by district, the one of the highest rank first, and by a short tour within", () => {
    const at = (id: number, district: string, longitude: number, carriedDays = 0) =>
      overdue(id, { lastVisitOn: "2026-01-01", district, latitude: 31.2, longitude, carriedDays });
    const clients = [
      at(1, "Xuhui", 121.44),
      at(2, "Pudong", 121.55, 3),
      at(3, "Pudong", 121.51),
      at(4, "Xuhui", 121.42),
      at(5, "Pudong", 121.53),
    ];
    const plan = planDay(clients, day, { start: { latitude: 31.2, longitude: 121.5 } });
    expect(plan.visits.map(({ client: { id } }) => id)).toEqual([3, 5, 2, 1, 4]);
  });
});
