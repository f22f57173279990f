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

describe("a client's own cadence", () => {
  const overdue = (facts: Partial<ClientFacts>) =>
    reasonsFor(idleClient({ lastReachedOn: "2026-11-09", lastVisitOn: "2026-11-09", ...facts }), on("2026-11-23"));
  test.each<[string, Partial<ClientFacts>, Reason["kind"][]]>([
    ["its tier's", {}, []],
    ["visited every ten days, called as its tier", { visitEveryDays: 10 }, ["visitOverdue"]],
    ["called every thirteen", { callEveryDays: 13 }, ["callOverdue"]],
    ["called every fourteen: today is the last day", { callEveryDays: 14 }, []],
    ["rarer than its tier", { tier: "blackGold", callEveryDays: 60 }, []],
    ["an unrated client has one, too", { tier: null, visitEveryDays: 10 }, ["visitOverdue"]],
  ])("%s", (_, facts, kinds) => {
    expect(overdue(facts).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("says that it is the client's own, with its figures", () => {
    expect(overdue({ visitEveryDays: 10 })[0]).toMatchObject({ standardDays: 10, days: 14, points: 56, isOwn: true });
  });

  test("who is visited by an own cadence hears of maturities a fortnight ahead", () => {
    const maturities = [{ product: null, on: "2026-12-07" }];
    const facts = { tier: "standard" as const, lastReachedOn: null, maturities };
    expect(overdue(facts)).toEqual([]);
    expect(overdue({ ...facts, visitEveryDays: 3650 }).map(({ kind }) => kind)).toEqual(["maturity"]);
  });
});

describe("what was arranged, and what is hidden", () => {
  const date = "2026-11-23";
  const arranged = (more: Partial<NonNullable<ClientFacts["appointment"]>> = {}) =>
    ({ on: date, kind: "visit", cause: "agreed", fromDate: null, ...more }) as const;
  const promise = { text: "Send the offer", dueOn: date, isPromised: true };
  const listed = (clients: ClientFacts[], terms = {}) => {
    const plan = planDay(clients, on(date), terms);
    return { visits: plan.visits.map(({ client }) => client.id), calls: plan.calls.map(({ client }) => client.id) };
  };
  const client = (id: number, more: Partial<ClientFacts> = {}) =>
    idleClient({ id, clientNo: `P${id}`, lastReachedOn: "2026-10-01", ...more });

  test("an appointment stands on its day's plan as what it was made, and takes a place of the caps", () => {
    const clients = [client(1), client(2), client(3, { appointment: arranged({ kind: "call" }), tier: null })];
    expect(listed(clients, { callsADay: 2 })).toEqual({ visits: [], calls: [3, 1] });
    expect(listed([client(1, { appointment: arranged() })])).toEqual({ visits: [1], calls: [] });
  });

  test("more appointments than the caps allow all stand", () => {
    const clients = [1, 2, 3].map((id) => client(id, { appointment: arranged({ kind: "call" }) }));
    expect(listed([...clients, client(4)], { callsADay: 2 }).calls).toEqual([1, 2, 3]);
  });

  test("one that was not kept is ranked, and says of which day it was", () => {
    const facts = client(1, { tier: null, appointment: arranged({ on: "2026-11-20" }) });
    expect(reasonsFor(facts, on(date))).toMatchObject([{ kind: "appointment", points: 90, on: "2026-11-20" }]);
    const chosen = client(1, { tier: null, appointment: arranged({ cause: "moved" }) });
    expect(reasonsFor(chosen, on(date))).toMatchObject([{ kind: "appointment", points: 40 }]);
  });

  test.each<[string, Partial<ClientFacts>, boolean]>([
    ["a skipped client before its day", { heldUntil: "2026-11-24" }, false],
    ["on its day", { heldUntil: "2026-11-23" }, true],
    ["with a promise that is due", { heldUntil: "2026-11-24", followUps: [promise] }, true],
    [
      "with a promise of tomorrow",
      { heldUntil: "2026-11-24", followUps: [{ ...promise, dueOn: "2026-11-24" }] },
      false,
    ],
    [
      "with a follow-up that was not promised",
      { heldUntil: "2026-11-24", followUps: [{ ...promise, isPromised: false }] },
      false,
    ],
    ["with an appointment of this day", { heldUntil: "2026-11-24", appointment: arranged() }, true],
    ["with one of an earlier day", { heldUntil: "2026-11-24", appointment: arranged({ on: "2026-11-20" }) }, false],
  ])("%s", (_, facts, isListed) => {
    const { visits, calls } = listed([client(1, facts)]);
    expect([...visits, ...calls].length > 0).toBe(isListed);
  });
});

describe("carried over", () => {
  const carried = (date: string, carriedDays: number, calendar = china) => {
    const facts = idleClient({ tier: null, callEveryDays: 1, lastReachedOn: "2026-01-02", carriedDays });
    const [item] = planDay([facts], on(date, calendar)).calls;
    return item?.reasons.find(({ kind }) => kind === "carried");
  };
  test.each([
    ["of Friday, on Monday", "2026-11-23", 1, "2026-11-20", 5],
    ["over the National Day holidays", "2026-10-08", 1, "2026-09-30", 5],
    ["over a make-up Saturday", "2026-10-12", 2, "2026-10-09", 10],
    ["points end at 30", "2026-11-23", 9, "2026-11-10", 30],
  ])("%s", (_, date, days, day, expected) => {
    expect(carried(date, days)).toEqual({ kind: "carried", days, since: day, points: expected });
  });

  test("in England over Easter", () => {
    expect(carried("2027-03-30", 1, england)).toMatchObject({ since: "2027-03-25" });
  });
});
