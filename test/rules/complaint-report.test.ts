import { describe, expect, test } from "vitest";
import { startedClocks } from "../../src/features/complaints/clocks/clock-rules.ts";
import { keptClocks } from "../../src/features/complaints/clocks/kept-rules.ts";
import {
  addUp,
  ageOf,
  countList,
  type DayGroup,
  spreadOf,
  sumOf,
} from "../../src/features/complaints/report/figures-rules.ts";
import { durationWords, percentOf } from "../../src/features/complaints/report/report-words.ts";
import { defaultComplaintPolicy as policy } from "../../src/features/policy/complaint-rules.ts";
import { daysOf, readPeriod, spanOf } from "../../src/lib/periods.ts";

const today = "2026-11-22";

describe("what is typed names a time", () => {
  test.each([
    ["", "2026-11"],
    ["month", "2026-11"],
    ["This  Month", "2026-11"],
    ["本月", "2026-11"],
    ["last month", "2026-10"],
    ["上个月", "2026-10"],
    ["quarter", "2026-Q4"],
    ["本季度", "2026-Q4"],
    ["季度", "2026-Q4"],
    ["last quarter", "2026-Q3"],
    ["上季度", "2026-Q3"],
    ["year", "2026"],
    ["年", "2026"],
    ["今年", "2026"],
    ["last year", "2025"],
    ["去年", "2025"],
    ["2024", "2024"],
    ["２０２４年", "2024"],
    ["2026-10", "2026-10"],
    ["2026/3", "2026-03"],
    ["202603", "2026-03"],
    ["2026年10月", "2026-10"],
    ["10月", "2026-10"],
    ["十二月", "2025-12"],
    ["October", "2026-10"],
    ["dec", "2025-12"],
    ["Sept 2024", "2024-09"],
    ["Q3", "2026-Q3"],
    ["q1 2025", "2025-Q1"],
    ["2025-Q1", "2025-Q1"],
    ["2025年第二季度", "2025-Q2"],
    ["三季度", "2026-Q3"],
  ])("“%s” is %s", (typed, period) => expect(readPeriod(typed, today)).toEqual({ period }));

  test.each([
    ["someday", "unknown"],
    ["2026-13", "unknown"],
    ["2026-0", "unknown"],
    ["0000", "unknown"],
    ["Q5", "unknown"],
    ["十三月", "unknown"],
    ["2027", "future"],
    ["2026-12", "future"],
  ])("“%s” is %s", (typed, fault) => expect(readPeriod(typed, today)).toEqual({ fault }));

  test("in January the month and the quarter before are of the year before", () => {
    expect(readPeriod("last month", "2026-01-15")).toEqual({ period: "2025-12" });
    expect(readPeriod("last quarter", "2026-01-15")).toEqual({ period: "2025-Q4" });
  });
});

describe("a time is compared with the one before", () => {
  test.each([
    ["2026-11", "2026-11-01", "2026-11-22", true, "2026-10-01", "2026-10-22"],
    ["2026-10", "2026-10-01", "2026-10-31", false, "2026-09-01", "2026-09-30"],
    ["2026", "2026-01-01", "2026-11-22", true, "2025-01-01", "2025-11-22"],
    ["2026-Q4", "2026-10-01", "2026-11-22", true, "2026-07-01", "2026-08-22"],
    ["2026-Q1", "2026-01-01", "2026-03-31", false, "2025-10-01", "2025-12-31"],
  ])("%s", (period, from, to, isPartial, first, last) =>
    expect(spanOf(period, today)).toEqual({ from, to, isPartial, before: { from: first, to: last } }),
  );

  test("never with more than the whole of it, and a last day makes it whole", () => {
    expect(spanOf("2026-03", "2026-03-30").before).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(spanOf("2026-03", "2026-03-31")).toMatchObject({ isPartial: false, to: "2026-03-31" });
    expect(daysOf("2028-02").to).toBe("2028-02-29");
  });
});

const counted = (list: string | null) => {
  const counts = new Map<number, number>();
  countList(list, counts);
  return counts;
};

test.each([
  [null, null],
  ["5", { of: 1, median: 5, ninetieth: 5 }],
  ["3,1,2", { of: 3, median: 2, ninetieth: 3 }],
  ["10,20,30,40", { of: 4, median: 20, ninetieth: 40 }],
  ["1,2,3,4,5,6,7,8,9,10", { of: 10, median: 5, ninetieth: 9 }],
  ["0,0,0,1000", { of: 4, median: 0, ninetieth: 1000 }],
])("median and ninetieth percentile of %s", (list, spread) => expect(spreadOf(counted(list))).toEqual(spread));

test.each([
  [0, 0],
  [3, 0],
  [4, 1],
  [15, 2],
  [16, 3],
  [60, 4],
  [61, 5],
])("an age of %i days is in bucket %i", (days, bucket) => expect(ageOf(days)).toBe(bucket));

const group = (filedOn: string, more: Partial<DayGroup> = {}): DayGroup => ({
  ...{ filedOn, state: "closed", category: "fees", filed: 2, repeats: 1, told: 2, houseKept: 1, legalKept: 2 },
  ...{ rated: 1, stars: 4, departments: "0,7", ackMinutes: "5,6", toldMinutes: "50,60", ...more },
});

test("groups are added up; what is open past a clock counts as missed in the time in which it was filed", () => {
  const span = spanOf("2026-11", today);
  const groups = [group("2026-11-01"), group("2026-11-22", { category: "sale", rated: 0, stars: null })];
  const before = [group("2026-10-22")];
  const open = [
    { filedOn: "2026-11-20", today, open: 3, late: 1, houseMissed: 1, legalMissed: null },
    { filedOn: "2026-10-02", today, open: 0, late: null, houseMissed: 0, legalMissed: 1 },
    { filedOn: "2025-01-01", today, open: 1, late: 1, houseMissed: 1, legalMissed: 1 },
  ];
  const figures = addUp(span, { now: sumOf(groups), before: sumOf(before) }, open);
  expect(figures.now).toEqual({
    ...{ filed: 4, repeats: 2, byState: { closed: 4 }, byCategory: { fees: 2, sale: 2 }, byDepartment: { 0: 2, 7: 2 } },
    ...{ house: { kept: 2, of: 5 }, legal: { kept: 4, of: 4 }, satisfaction: { of: 1, mean: 4 } },
    acknowledge: { of: 4, median: 5, ninetieth: 6 },
    resolve: { of: 4, median: 50, ninetieth: 60 },
  });
  expect(figures.before).toMatchObject({ filed: 2, house: { kept: 1, of: 2 }, legal: { kept: 2, of: 3 } });
  expect(figures.open).toEqual({ total: 4, late: 2, byAge: [3, 0, 0, 0, 0, 1] });
});

test.each([
  [59, "59 min", "59分钟"],
  [60, "1 h", "1小时"],
  [150, "2 h 30 min", "2小时30分钟"],
  [540, "1 working day", "1个工作日"],
  [1300, "2 working days 4 h", "2个工作日4小时"],
])("%i working minutes of days of nine hours", (minutes, en, zh) => {
  expect([durationWords(minutes, 540, "en"), durationWords(minutes, 540, "zh")]).toEqual([en, zh]);
});

test("a share is a hundred per cent only when nothing is missing", () => {
  expect([percentOf(1, 3, "en"), percentOf(9999, 10_000, "zh"), percentOf(2, 2, "en")]).toEqual([
    "33.3%",
    "99.9%",
    "100%",
  ]);
});

const hours = (n: number) => n * 3_600_000;
const time = {
  timeZone: "Asia/Shanghai",
  calendar: { isWorkingDay: () => true } as never,
  hours: { from: "09:00", until: "18:00" },
};

describe("told within both clocks", () => {
  const filed = new Date("2026-11-02T10:00:00+08:00");
  test.each([
    ["S1", 27, 0, "2026-11-04T10:00:00+08:00", true, true],
    ["S1", 27.01, 0, "2026-11-04T10:00:00+08:00", false, true],
    ["S3", 40, 0, "2026-11-18T00:00:00+08:00", true, false],
    ["S4", 999, 0, "2026-11-17T23:59:00+08:00", true, true],
    ["S4", 0, 0, "2026-11-18T00:01:00+08:00", false, false],
    // it waited two days for its client
    ["S4", 0, 48, "2026-11-19T23:00:00+08:00", true, false],
  ] as const)("%s, %d h used, stood %d h, told %s", (severity, used, stood, told, isHouseKept, isLegalKept) => {
    const timed = {
      ...startedClocks(filed),
      ...{ severity, filedOn: "2026-11-02", legalDueOn: "2026-11-17", resolvedAt: new Date(told) },
      ...{ clockUsedMs: hours(used), clockStoodMs: hours(stood) },
    };
    expect(keptClocks(timed, policy, time)).toEqual({ isHouseKept, isLegalKept });
  });
});
