import { beforeAll, describe, expect, test } from "vitest";
import { defaultPolicy } from "../../src/features/policy/rules.ts";
import { dayOf } from "../../src/features/visits/day-rules.ts";
import { planDay } from "../../src/features/visits/rules.ts";
import { heatOn, mapUrl } from "../../src/features/visits/tour-rules.ts";
import { festivalsIn, nextFestivals } from "../../src/lib/festivals.ts";
import {
  type WorkingCalendar,
  workingCalendar,
  workingDaysAfter,
  workingDaysBefore,
} from "../../src/lib/working-days.ts";
import { idleClient } from "../support/client-facts.ts";

let china: WorkingCalendar;
beforeAll(async () => {
  china = await workingCalendar("CN");
});

test.each([
  ["2026-05-29", null, false],
  ["2026-06-01", null, true],
  ["2026-09-30", null, true],
  ["2026-10-08", null, false],
  ["2026-10-08", "2026-10-08", true],
  ["2026-10-09", "2026-10-08", false],
])("heat on %s, with the lead's switch up to %s: %s", (date, heatUntil, isHot) => {
  expect(heatOn(dayOf(date, china, defaultPolicy), heatUntil) !== undefined).toBe(isHot);
});

test("in heat what ranks highest is visited before the hottest hours, each part in a tour of its own from the branch", () => {
  const start = { latitude: 31.2, longitude: 121.5 };
  const at = (id: number, longitude: number, carriedDays: number) =>
    idleClient({ id, clientNo: `P${id}`, lastVisitOn: "2026-01-01", latitude: 31.2, longitude, carriedDays });
  const clients = [at(1, 121.59, 5), at(2, 121.51, 0), at(3, 121.55, 4), at(4, 121.6, 1), at(5, 121.57, 3)];
  const day = dayOf("2026-07-15", china, defaultPolicy);
  const ids = (isHot: boolean) => planDay(clients, day, { start, isHot }).visits.map(({ client }) => client.id);
  expect(ids(true)).toEqual([3, 5, 1, 2, 4]);
  expect(ids(false)).toEqual([2, 3, 5, 1, 4]);
});

describe("the address of the map", () => {
  const places = [
    { latitude: 31.2376, longitude: 121.5016 },
    { latitude: -33.8, longitude: 151.2 },
  ];
  const query = (url: string | undefined) => new URL(url ?? "").searchParams;

  test("in mainland China Amap's, longitude first, numbered, in the coordinates of GPS", () => {
    const url = mapUrl(places, undefined, "CN");
    expect(url).toMatch(/^https:\/\/uri\.amap\.com\/marker\?/);
    expect(query(url).get("markers")).toBe("121.501600,31.237600,1|151.200000,-33.800000,2");
    expect(query(url).get("coordinate")).toBe("wgs84");
  });

  test("elsewhere Google's directions, from the branch through all to the last", () => {
    const url = mapUrl(places, { latitude: 1, longitude: 2 }, "UK");
    expect(url).toMatch(/^https:\/\/www\.google\.com\/maps\/dir\/\?api=1&/);
    const names = ["origin", "waypoints", "destination"];
    expect(names.map((name) => query(url).get(name))).toEqual([
      "1.000000,2.000000",
      "31.237600,121.501600",
      "-33.800000,151.200000",
    ]);
  });

  test("a single place has no way points, none has no address, and of many the first ten are shown", () => {
    expect(query(mapUrl(places.slice(0, 1), undefined, "UK")).has("waypoints")).toBe(false);
    expect(mapUrl([], places[0], "UK")).toBeUndefined();
    const many = Array.from({ length: 100 }, (_, i) => ({ latitude: i / 10, longitude: 1 }));
    expect(
      query(mapUrl(many, undefined, "CN"))
        .get("markers")
        ?.split("|"),
    ).toHaveLength(10);
    expect(
      query(mapUrl(many, undefined, "UK"))
        .get("waypoints")
        ?.split("|"),
    ).toHaveLength(9);
    expect((mapUrl(many, places[0], "UK") ?? "").length).toBeLessThan(2048);
  });
});

test.each([
  ["春节、中秋", ["springFestival", "midAutumn"]],
  ["Christmas; Mid-Autumn festival", ["midAutumn", "christmas"]],
  ["TEACHERS’ DAY", ["teachersDay"]],
  ["keeps none", []],
  ["", []],
])("festivals in %j", (text, names) => expect(festivalsIn(text)).toEqual(names));

test.each([
  ["2026-04-05", "easter", "2026-04-05"],
  ["2026-04-06", "easter", "2027-03-28"],
  ["2038-01-01", "easter", "2038-04-25"],
  ["2026-04-06", "qingming", "2027-04-05"],
  ["2026-12-23", "winterSolstice", "2027-12-22"],
  ["2026-02-18", "springFestival", "2027-02-06"],
  ["2025-01-01", "newYearsEve", "2025-01-28"],
])("from %s on the next %s is on %s", (from, name, day) => {
  expect(nextFestivals(from).find((one) => one.name === name)?.on).toBe(day);
});

test.each([
  ["the same day", "2026-11-23", "2026-11-23", 0],
  ["an earlier day", "2026-11-23", "2026-11-20", 0],
  ["over a weekend", "2026-11-20", "2026-11-23", 1],
  ["over National Day, with the make-up Saturday", "2026-09-30", "2026-10-10", 3],
  ["over a leap day", "2028-02-28", "2028-03-01", 2],
  ["ten years back counts as a little more than one", "2016-01-01", "2026-01-01", 250],
])("working days after: %s", (_, from, to, days) => expect(workingDaysAfter(from, to, china)).toBe(days));

test.each([
  [0, "2026-10-08"],
  [1, "2026-09-30"],
  [4, "2026-09-24"],
])("%i working days before 8 October 2026", (days, day) =>
  expect(workingDaysBefore("2026-10-08", days, china)).toBe(day),
);
