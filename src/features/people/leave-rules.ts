import { addDays, localDate, type PlainDate } from "../../lib/dates.ts";

/** The local days that it can be anywhere while it is `utcDay` in UTC: what a leave must touch to be of today somewhere. */
export const leaveSpan = (utcDay: PlainDate): { earliest: PlainDate; latest: PlainDate } => ({
  earliest: addDays(utcDay, -1),
  latest: addDays(utcDay, 1),
});

/**
 * Who of those away is away now, by the local day of each: `leaves` are "person from to zone", parted by commas, as one read
 * gives them.
 */
export function coveredOn(leaves: string, now: Date): number[] {
  const away = leaves.split(",").flatMap((leave) => {
    const [personId = "", from = "", to = "", zone = "UTC"] = leave.split(" ");
    const today = localDate(now, zone);
    return from <= today && today <= to ? [Number(personId)] : [];
  });
  return [...new Set(away)];
}
