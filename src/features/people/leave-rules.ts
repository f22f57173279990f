import { addDays, daysBetween, isDate, localDate, type PlainDate } from "../../lib/dates.ts";

/** Who is away, and who serves their clients meanwhile; both days with. */
export type Leave = { personId: number; coverId: number; fromDate: PlainDate; toDate: PlainDate };

/** The local days that it can be anywhere while it is `utcDay` in UTC: what a leave must touch to be of today somewhere. */
export const leaveSpan = (utcDay: PlainDate): { earliest: PlainDate; latest: PlainDate } => ({
  earliest: addDays(utcDay, -1),
  latest: addDays(utcDay, 1),
});

/**
 * Who of those away is away now, by the local day of each: `leaves` are "person from to zone", and "lead" of one who leads, parted
 * by commas, as one read gives them. `role`: the leads among them alone.
 */
export function coveredOn(leaves: string, now: Date, role?: "lead"): number[] {
  const away = leaves.split(",").flatMap((leave) => {
    const [personId = "", from = "", to = "", zone = "UTC", leading] = leave.split(" ");
    const today = localDate(now, zone);
    return from <= today && today <= to && (!role || leading === role) ? [Number(personId)] : [];
  });
  return [...new Set(away)];
}

const longestDays = 366;

/** Why a leave cannot be taken so; `field` is where the person has to look. */
export type LeaveFault<L extends Leave = Leave> =
  | { field: "from"; is: "notDate" | "past" }
  | { field: "to"; is: "notDate" | "endBeforeStart" | "tooLong" }
  | { field: "cover"; is: "self" }
  /** they are away then already, or serve somebody who is */
  | { field: "from"; is: "overlaps" | "coversMeanwhile"; leave: L }
  /** a cover who is away serves nobody, and a cover's cover would serve clients of whom nobody told them */
  | { field: "cover"; is: "coverAway"; leave: L };

/** What is wrong with the days themselves; `today` is that of who goes away. */
export function faultsOfDays({ fromDate, toDate }: Leave, today: PlainDate): LeaveFault<never>[] {
  const faults: LeaveFault<never>[] = [];
  if (!isDate(fromDate)) faults.push({ field: "from", is: "notDate" });
  else if (fromDate < today) faults.push({ field: "from", is: "past" });
  if (!isDate(toDate)) faults.push({ field: "to", is: "notDate" });
  else if (toDate < fromDate) faults.push({ field: "to", is: "endBeforeStart" });
  else if (isDate(fromDate) && daysBetween(fromDate, toDate) >= longestDays)
    faults.push({ field: "to", is: "tooLong" });
  return faults;
}

/** What is wrong beside other leaves: `others` are all that touch its days and the two people. */
export function faultsBeside<L extends Leave>(order: Leave, others: L[]): LeaveFault<L>[] {
  const { personId, coverId } = order;
  if (personId === coverId) return [{ field: "cover", is: "self" }];
  const own = others.find((leave) => leave.personId === personId);
  const served = others.find((leave) => leave.coverId === personId);
  const coverAway = others.find((leave) => leave.personId === coverId);
  return [
    ...(own ? [{ field: "from", is: "overlaps", leave: own } as const] : []),
    ...(!own && served ? [{ field: "from", is: "coversMeanwhile", leave: served } as const] : []),
    ...(coverAway ? [{ field: "cover", is: "coverAway", leave: coverAway } as const] : []),
  ];
}
