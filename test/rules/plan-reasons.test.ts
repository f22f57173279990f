import { beforeAll, describe, expect, test } from "vitest";
import { defaultPolicy } from "../../src/features/policy/rules.ts";
import { dayOf } from "../../src/features/visits/day-rules.ts";
import type { ClientFacts, Reason } from "../../src/features/visits/reason-rules.ts";
import { planDay, reasonsFor } from "../../src/features/visits/rules.ts";
import { type WorkingCalendar, workingCalendar } from "../../src/lib/working-days.ts";
import { idleClient } from "../support/client-facts.ts";

let china: WorkingCalendar;
let england: WorkingCalendar;
beforeAll(async () => {
  [china, england] = await Promise.all([workingCalendar("CN"), workingCalendar("UK")]);
});
const on = (date: string, calendar = china) => dayOf(date, calendar, defaultPolicy);

/** Reached and visited on the day before, so that nothing else is due. */
const kept = (date: string, facts: Partial<ClientFacts> = {}) =>
  idleClient({
    lastReachedOn: "2020-01-01",
    lastVisitOn: "2020-01-01",
    tier: null,
    ...facts,
    id: Number(date.slice(8)),
  });
const reason = (facts: ClientFacts, date: string, kind: Reason["kind"], calendar = china) =>
  reasonsFor(facts, on(date, calendar)).find((one) => one.kind === kind);
const points = (...given: Parameters<typeof reason>) => reason(...given)?.points;

describe("an open complaint: 100, until the client was reached after the day of its filing", () => {
  const complaints = [{ number: "C-2026-000001", since: "2026-11-20" }];
  test.each<[string, string | null, number]>([
    ["never reached", null, 100],
    ["reached before", "2026-11-19", 100],
    ["reached on that very day, perhaps when they complained", "2026-11-20", 100],
    ["reached after it", "2026-11-21", 0],
  ])("%s", (_, lastReachedOn, expected) => {
    const facts = kept("2026-11-23", { complaints, lastReachedOn });
    expect(points(facts, "2026-11-23", "complaint")).toBe(expected);
    const { visits, calls } = planDay([facts], on("2026-11-23"));
    expect([...visits, ...calls]).toHaveLength(expected > 0 ? 1 : 0);
  });

  test("a hold hides it not; once answered it stands beside what else is due, and weighs nothing", () => {
    const held = { complaints, heldUntil: "2026-12-01" };
    expect(planDay([kept("2026-11-23", held)], on("2026-11-23")).calls).toHaveLength(1);
    const followUps = [{ text: "Call back", dueOn: "2026-11-23", isPromised: false }];
    const [both] = planDay(
      [kept("2026-11-23", { complaints, followUps, lastReachedOn: "2026-11-21" })],
      on("2026-11-23"),
    ).calls;
    expect(both?.reasons.map(({ kind }) => kind)).toEqual(["followUp", "complaint"]);
    expect(both?.points).toBe(90 * defaultPolicy.tiers.standard.weight);
  });
});

describe("follow-ups: 90 and a point for each working day late, 30 at the most", () => {
  test.each([
    ["due tomorrow", "2026-11-24", "2026-11-23", undefined],
    ["due today", "2026-11-23", "2026-11-23", 90],
    ["due on Friday, seen on Monday", "2026-11-20", "2026-11-23", 91],
    ["due on Saturday, seen on Monday", "2026-11-21", "2026-11-23", 91],
    ["a week of holidays counts nothing", "2026-09-30", "2026-10-08", 91],
    ["the make-up Saturday counts", "2026-10-09", "2026-10-12", 92],
    ["over a leap day", "2028-02-28", "2028-03-01", 92],
    ["over a year's end", "2026-12-31", "2027-01-04", 91],
    ["forty working days late", "2026-09-15", "2026-11-23", 120],
  ])("%s", (_, dueOn, date, expected) => {
    const facts = kept(date, { followUps: [{ text: "Send the offer", dueOn, isPromised: false }] });
    expect(points(facts, date, "followUp")).toBe(expected);
  });

  test("several are one reason, with the points of the latest and the oldest first", () => {
    const followUps = ["2026-11-23", "2026-11-18"].map((dueOn) => ({ text: dueOn, dueOn, isPromised: true }));
    const found = reason(kept("2026-11-23", { followUps }), "2026-11-23", "followUp");
    expect(found).toMatchObject({ points: 93, due: [{ text: "2026-11-18", daysLate: 3 }, { daysLate: 0 }] });
  });

  test("a contact does not close them", () => {
    const followUps = [{ text: "Send the offer", dueOn: "2026-11-20", isPromised: false }];
    expect(points(kept("2026-11-23", { followUps, lastReachedOn: "2026-11-22" }), "2026-11-23", "followUp")).toBe(91);
  });
});

describe("movements of funds: 20 % of the earlier balance and 100,000, since the last contact", () => {
  const moved = (fromYuan: number, toYuan: number, day = "2026-11-20", currency = "CNY") => ({
    on: day,
    fromMinor: String(fromYuan * 100),
    toMinor: String(toYuan * 100),
    currency,
  });
  test.each([
    ["up by a fifth and 100,000", [moved(500_000, 600_000)], 80],
    ["down by a fifth and 100,000", [moved(500_000, 400_000)], 80],
    ["by a fifth less a cent", [moved(500_000, 599_999)], undefined],
    ["by less than a fifth", [moved(500_001, 600_000)], undefined],
    ["all that was there, 99,999", [moved(99_999, 0)], undefined],
    ["from nothing", [moved(0, 100_000)], 80],
    ["from debt", [moved(-50_000, 50_000)], 80],
    ["in another currency", [moved(500_000, 900_000, "2026-11-20", "USD")], undefined],
    ["on the day of the last contact", [moved(500_000, 900_000, "2026-11-10")], undefined],
    ["before the last contact", [moved(500_000, 900_000, "2026-11-09")], undefined],
    ["the day after it", [moved(500_000, 900_000, "2026-11-11")], 80],
  ])("%s", (_, movements, expected) => {
    const facts = kept("2026-11-23", { movements, lastReachedOn: "2026-11-10" });
    expect(points(facts, "2026-11-23", "movement")).toBe(expected);
  });

  test("the largest is the one that is named, whether up or down", () => {
    const movements = [moved(1_000_000, 1_300_000, "2026-11-18"), moved(1_300_000, 900_000, "2026-11-19")];
    expect(reason(kept("2026-11-23", { movements }), "2026-11-23", "movement")).toMatchObject({ on: "2026-11-19" });
  });
});

describe("the ends of months, quarters and years, for platinum and above", () => {
  test.each<[string, string, string | undefined]>([
    ["the fourth last working day of a month", "2026-11-25", undefined],
    ["the third last", "2026-11-26", "month"],
    ["the last", "2026-11-30", "month"],
    ["a month that ends on a weekend: its last Friday", "2026-10-30", "month"],
    ["its third last working day", "2026-10-28", "month"],
    ["the fifth last of a quarter", "2026-06-24", "quarter"],
    ["the sixth last of a quarter", "2026-06-23", undefined],
    ["the tenth last of a year", "2026-12-18", "year"],
    ["the eleventh last of a year", "2026-12-17", undefined],
    ["February of a leap year", "2028-02-25", "month"],
    ["a September with holidays in its last week: the fifth last working day", "2026-09-23", "quarter"],
    ["the sixth last", "2026-09-22", undefined],
    ["the day after the holidays of a new year", "2027-01-04", undefined],
  ])("%s", (_, date, period) => {
    const found = reason(kept(date, { tier: "platinum" }), date, "courtesy");
    expect(found && "period" in found ? found.period : undefined).toBe(period);
  });

  test("once for each end; gold and unrated clients are not among them", () => {
    const spoken = (lastReachedOn: string) => kept("2026-11-30", { tier: "platinum", lastReachedOn });
    expect(points(spoken("2026-11-25"), "2026-11-30", "courtesy")).toBe(20);
    expect(points(spoken("2026-11-26"), "2026-11-30", "courtesy")).toBeUndefined();
    expect(points(kept("2026-11-30", { tier: "gold" }), "2026-11-30", "courtesy")).toBeUndefined();
    expect(points(kept("2026-11-30"), "2026-11-30", "courtesy")).toBeUndefined();
  });
});

describe("festivals, within three working days", () => {
  const keeps = (date: string, ...festivals: ClientFacts["festivals"]) => kept(date, { festivals });
  test.each<[string, string, ClientFacts["festivals"][number], number | undefined]>([
    [
      "Spring Festival on 17 February 2026, the week before it off: four working days before",
      "2026-02-10",
      "springFestival",
      undefined,
    ],
    ["three before", "2026-02-11", "springFestival", 30],
    ["the make-up Saturday is the last of them", "2026-02-14", "springFestival", 30],
    ["after it", "2026-02-25", "springFestival", undefined],
    ["Christmas in China is worked: on the day", "2026-12-25", "christmas", 30],
    ["three working days before Christmas", "2026-12-22", "christmas", 30],
    ["four before", "2026-12-21", "christmas", undefined],
    ["Lunar New Year's Eve in a year without a 30th", "2026-02-13", "newYearsEve", 30],
    ["another festival", "2026-12-25", "springFestival", undefined],
  ])("%s", (_, date, festival, expected) => {
    expect(points(keeps(date, festival), date, "festival")).toBe(expected);
  });

  test("in England Christmas is kept on the last working day before it", () => {
    expect(points(keeps("2027-12-24", "christmas"), "2027-12-24", "festival", england)).toBe(30);
    expect(points(keeps("2027-12-21", "christmas"), "2027-12-21", "festival", england)).toBe(30);
    expect(points(keeps("2027-12-20", "christmas"), "2027-12-20", "festival", england)).toBeUndefined();
  });

  test("a word since the first of those days has answered it", () => {
    const spoken = (lastReachedOn: string) => kept("2026-12-25", { festivals: ["christmas"], lastReachedOn });
    expect(points(spoken("2026-12-21"), "2026-12-25", "festival")).toBe(30);
    expect(points(spoken("2026-12-22"), "2026-12-25", "festival")).toBeUndefined();
  });
});
