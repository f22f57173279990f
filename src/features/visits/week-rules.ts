import type { DayPlan, PlannedItem } from "./rules.ts";

/** Whom a day to come would hold. */
export type DayToCome = Pick<DayPlan, "visits" | "calls">;

/**
 * The days to come, of plans worked out each for itself, the nearest first: who stands on an earlier day is taken as contacted
 * there (`already`: today), so that who was beyond that day's caps moves up on the next.
 */
export function spreadOver(days: DayPlan[], already: ReadonlySet<number>): DayToCome[] {
  const taken = new Set(already);
  return days.map((day) => {
    const spread = { visits: fill(day, "visits", taken), calls: fill(day, "calls", taken) };
    for (const { client } of [...spread.visits, ...spread.calls]) taken.add(client.id);
    return spread;
  });
}

/** As many as the plan itself had room for: it was full if anybody of that kind was left beyond it. */
function fill(day: DayPlan, which: "visits" | "calls", taken: ReadonlySet<number>): PlannedItem[] {
  const kind = which === "visits" ? "visit" : "call";
  const beyond = day.beyond.filter((item) => item.kind === kind);
  const room = beyond.length > 0 ? day[which].length : Number.POSITIVE_INFINITY;
  return [...day[which], ...beyond].filter(({ client }) => !taken.has(client.id)).slice(0, room);
}
