import { expect, test } from "vitest";
import { coveredOn, faultsBeside, faultsOfDays, type Leave, leaveSpan } from "../../src/features/people/leave-rules.ts";
import { addDays, localDate } from "../../src/lib/dates.ts";

const away = (zone: string) => `7 2035-03-05 2035-03-06 ${zone}`;

test.each([
  ["Asia/Shanghai", "2035-03-04T15:59:59Z", false, "a second before midnight there"],
  ["Asia/Shanghai", "2035-03-04T16:00:00Z", true, "midnight there"],
  ["Asia/Shanghai", "2035-03-06T15:59:59Z", true, "the last second"],
  ["Asia/Shanghai", "2035-03-06T16:00:00Z", false, "the day after"],
  ["Pacific/Kiritimati", "2035-03-04T10:00:00Z", true, "fourteen hours ahead"],
  ["Pacific/Pago_Pago", "2035-03-07T10:59:59Z", true, "eleven hours behind"],
  ["Pacific/Pago_Pago", "2035-03-07T11:00:00Z", false, "eleven hours behind, the day after"],
])("in %s it is a day of the leave at %s: %s (%s)", (zone, now, isAway) => {
  expect(coveredOn(away(zone), new Date(now))).toEqual(isAway ? [7] : []);
});

test("clocks that change do not move a leave", () => {
  const leave = "7 2035-03-25 2035-03-25 Europe/London";
  const covered = (now: string) => coveredOn(leave, new Date(now)).length > 0;
  expect(
    ["2035-03-24T23:59:59Z", "2035-03-25T00:00:00Z", "2035-03-25T22:59:59Z", "2035-03-25T23:00:00Z"].map(covered),
  ).toEqual([false, true, true, false]);
});

test("several who are away are covered, each once", () => {
  const leaves = [away("UTC"), "8 2035-03-01 2035-03-04 UTC", "9 2035-03-05 2035-03-05 UTC", away("Asia/Tokyo")].join(
    ",",
  );
  expect(coveredOn(leaves, new Date("2035-03-05T12:00:00Z"))).toEqual([7, 9]);
});

test.each(["Pacific/Kiritimati", "Asia/Shanghai", "UTC", "America/New_York", "Pacific/Pago_Pago"])(
  "whatever time it is, the day in %s is within what is read",
  (zone) => {
    for (let hour = 0; hour < 48; hour++) {
      const now = new Date(Date.parse("2036-02-28T00:30:00Z") + hour * 3_600_000);
      const { earliest, latest } = leaveSpan(localDate(now, "UTC"));
      const day = localDate(now, zone);
      expect([earliest <= day, day <= latest]).toEqual([true, true]);
    }
  },
);

const order = (fromDate: string, toDate: string): Leave => ({ personId: 1, coverId: 2, fromDate, toDate });

test.each([
  ["2036-02-29", "2036-02-29", [], "a leap day"],
  ["2035-02-29", "2035-03-01", ["from notDate"], "no leap day"],
  ["", "", ["from notDate", "to notDate"], "nothing chosen"],
  ["2035-03-05", "2035-03-05", [], "today alone"],
  ["2035-03-04", "2035-03-05", ["from past"], "from yesterday on"],
  ["2035-03-06", "2035-03-05", ["to endBeforeStart"], "the end before the start"],
  ["2035-03-05", "2036-03-04", [], "366 days, one of them a leap day"],
  ["2035-03-05", "2036-03-05", ["to tooLong"], "367 days"],
])("from %s to %s: %o (%s)", (from, to, faults) => {
  expect(faultsOfDays(order(from, to), "2035-03-05").map(({ field, is }) => `${field} ${is}`)).toEqual(faults);
});

const other = (personId: number, coverId: number): Leave => ({
  ...order("2035-03-07", "2035-03-08"),
  personId,
  coverId,
});

test.each([
  [[], [], "nobody else is away"],
  [[other(3, 2)], [], "the cover serves somebody else as well"],
  [[other(1, 3)], ["from overlaps"], "away already"],
  [[other(3, 1)], ["from coversMeanwhile"], "serves somebody who is away"],
  [[other(2, 3)], ["cover coverAway"], "the cover is away"],
  [[other(2, 1)], ["from coversMeanwhile", "cover coverAway"], "each would serve the other"],
])("beside %o: %o (%s)", (others, faults) => {
  expect(faultsBeside(order("2035-03-05", "2035-03-09"), others).map(({ field, is }) => `${field} ${is}`)).toEqual(
    faults,
  );
});

test("nobody covers themselves", () => {
  const own = { ...order("2035-03-05", addDays("2035-03-05", 1)), coverId: 1 };
  expect(faultsBeside(own, [])).toEqual([{ field: "cover", is: "self" }]);
});
