import { beforeAll, describe, expect, test } from "vitest";
import { defaultPolicy } from "../../src/features/policy/rules.ts";
import { dayOf, type PlanDay } from "../../src/features/visits/day-rules.ts";
import type { ClientFacts, KeyAccountFacts } from "../../src/features/visits/reason-rules.ts";
import { reasonWords } from "../../src/features/visits/reason-words.ts";
import { planDay, reasonsFor } from "../../src/features/visits/rules.ts";
import { workingCalendar } from "../../src/lib/working-days.ts";
import { idleClient } from "../support/client-facts.ts";

let day: PlanDay;
beforeAll(async () => {
  day = dayOf("2026-11-23", await workingCalendar("CN"), defaultPolicy);
});

const today = "2026-11-23";
const warm = { leadership: today, technical: today, business: today };
/** A key account that is warm at every level but for what is given; no tier, so that it has no other standard. */
const account = (more: Partial<KeyAccountFacts>, facts: Partial<ClientFacts> = {}) =>
  idleClient({
    tier: null,
    keyAccount: { keyAccountOn: "2020-01-01", lastVisits: warm, isArranged: false, ...more },
    ...facts,
  });
const coldOf = (client: ClientFacts) => reasonsFor(client, day).find((reason) => reason.kind === "coldLevel");

describe("a cold level of a key account: 40 × days ÷ cadence, 80 at the most, that of the coldest", () => {
  test.each<[string, Partial<KeyAccountFacts>, number | undefined, string[]]>([
    ["every level warm", {}, undefined, []],
    ["business on the cadence's last day", { lastVisits: { ...warm, business: "2026-10-24" } }, undefined, []],
    ["business a day over", { lastVisits: { ...warm, business: "2026-10-23" } }, 41.33, ["business"]],
    ["technical, 100 days of 91", { lastVisits: { ...warm, technical: "2026-08-15" } }, 43.96, ["technical"]],
    ["for ever: 80", { lastVisits: { ...warm, business: "2020-01-01" } }, 80, ["business"]],
    [
      "two levels: one reason, the coldest first",
      { lastVisits: { ...warm, technical: "2026-08-15", business: "2026-10-09" } },
      60,
      ["business", "technical"],
    ],
    [
      "never visited: from the day of the list",
      { keyAccountOn: "2026-10-14", lastVisits: { leadership: today, technical: today } },
      53.33,
      ["business"],
    ],
    ["leadership, not arranged", { lastVisits: { ...warm, leadership: "2026-05-24" } }, 40.22, ["leadership"]],
    [
      "leadership, arranged: answered for",
      { lastVisits: { ...warm, leadership: "2026-05-24" }, isArranged: true },
      undefined,
      [],
    ],
    [
      "an arranged leadership visit answers for no other level",
      { lastVisits: { technical: today }, isArranged: true },
      80,
      ["business"],
    ],
  ])("%s", (_, more, points, levels) => {
    const cold = coldOf(account(more));
    expect(cold && Math.round(cold.points * 100) / 100).toBe(points);
    expect(cold?.kind === "coldLevel" ? cold.levels.map(({ level }) => level) : []).toEqual(levels);
  });

  test("who is no key account has no levels", () => {
    expect(coldOf(idleClient({ tier: null }))).toBeUndefined();
  });
});

describe("on the day's list", () => {
  const coldBusiness = { lastVisits: { ...warm, business: "2026-10-09" } };
  const coldLeadership = { lastVisits: { ...warm, leadership: "2026-05-24" } };
  const listed = (...clients: ClientFacts[]) => {
    const { visits, calls } = planDay(clients, day);
    return { visits: visits.map(({ client }) => client.id), calls: calls.map(({ client }) => client.id) };
  };

  test("a cold technical or business level is a visit, a cold leadership level alone a call: that visit is the lead's", () => {
    expect(listed(account(coldBusiness, { id: 1 }), account(coldLeadership, { id: 2 }))).toEqual({
      visits: [1],
      calls: [2],
    });
  });

  test("it adds up with other reasons and the tier weighs it, as every reason", () => {
    const [item] = planDay(
      [account(coldBusiness, { tier: "blackGold", lastVisitOn: "2026-10-09", lastReachedOn: today })],
      day,
    ).visits;
    // business 45 days of 30: 60; the visit 45 days of 30: 60, of which half
    expect(item?.points).toBe((60 + 30) * 2);
  });

  test("a hold hides it; the larger share of the cadence ranks first", () => {
    expect(listed(account(coldBusiness, { heldUntil: "2026-11-24" }))).toEqual({ visits: [], calls: [] });
    const longer = { lastVisits: { ...warm, business: "2026-09-30" } };
    const { visits } = planDay([account(coldBusiness, { id: 1 }), account(longer, { id: 2 })], day);
    expect(visits.map(({ client, points }) => [client.id, points])).toEqual(
      [
        [1, 48],
        [2, 57.6],
      ].reverse(),
    );
  });
});

test("its words name the levels, the days and the cadence, in both languages", () => {
  const cold = coldOf(
    account({ keyAccountOn: "2026-05-24", lastVisits: { technical: today, business: "2026-10-09" } }),
  );
  if (!cold) throw new Error("nothing is cold");
  expect(reasonWords(cold, today, "en")).toEqual([
    "Key account gone cold: business, no visit for 45 days (every 30); leadership, never visited in 183 days (every 182). Leadership visits are arranged by your lead",
  ]);
  expect(reasonWords(cold, today, "zh")).toEqual([
    "大客户久未走访：业务层距上次走访45天（每30天）；领导层从未走访，已183天（每182天）（领导层走访由主管安排）",
  ]);
});
