import type { ClientFacts } from "../../src/features/visits/reason-rules.ts";

/** A platinum client of whom nothing is due on Monday, 23 November 2026, but for what is given. */
export const idleClient = (facts: Partial<ClientFacts> = {}): ClientFacts => ({
  id: 1,
  clientNo: "P1",
  coveredFor: null,
  tier: "platinum",
  assetsMinor: "100",
  district: null,
  latitude: null,
  longitude: null,
  openedOn: "2020-01-01",
  givenOn: "2020-01-01",
  firstSeenOn: "2026-01-01",
  lastReachedOn: "2026-11-20",
  lastVisitOn: "2026-11-20",
  visitEveryDays: null,
  callEveryDays: null,
  keyDays: [],
  maturities: [],
  festivals: [],
  followUps: [],
  movements: [],
  appointment: null,
  heldUntil: null,
  carriedDays: 0,
  ...facts,
});
