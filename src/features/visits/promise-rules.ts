import { workingDaysAfter } from "../../lib/working-days.ts";
import type { PlanDay } from "./day-rules.ts";
import type { ClientFacts, Reason } from "./reason-rules.ts";

/** Follow-ups that are due, and what was arranged for the day: they hold until they are closed or kept. */
export const promises = (client: ClientFacts, day: PlanDay): (Reason | undefined)[] => [
  followUp(client, day),
  appointment(client, day),
];

/** All that are due are one reason, with the points of the latest; the oldest first. */
function followUp(client: ClientFacts, { date, calendar, policy }: PlanDay): Reason | undefined {
  const due = client.followUps
    .filter(({ dueOn }) => dueOn <= date)
    .map((one) => ({ ...one, daysLate: workingDaysAfter(one.dueOn, date, calendar) }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (due.length === 0) return undefined;
  const { followUp: points, followUpLateMax } = policy.plan.points;
  const late = Math.max(...due.map(({ daysLate }) => daysLate));
  return { kind: "followUp", points: points + Math.min(late, followUpLateMax), due };
}

/** Agreed with the client, or arranged with a lead, it weighs as a promise; what the manager chose alone weighs less. */
function appointment(client: ClientFacts, { policy }: PlanDay): Reason | undefined {
  if (!client.appointment) return undefined;
  const { on, cause, fromDate } = client.appointment;
  const { agreed, chosen } = policy.plan.points;
  return {
    kind: "appointment",
    points: cause === "agreed" || cause === "arranged" ? agreed : chosen,
    on,
    cause,
    fromDate,
  };
}

/** The client stands on the day's plan whatever its rank. */
export const isAppointed = ({ appointment: made }: ClientFacts, { date }: PlanDay): boolean => made?.on === date;

/** Moved or skipped, and not back yet. What was promised, and what is arranged for this very day, shows it all the same. */
export function isHeld(client: ClientFacts, reasons: Reason[], day: PlanDay): boolean {
  if (client.heldUntil === null || client.heldUntil <= day.date || isAppointed(client, day)) return false;
  return !reasons.some((reason) => reason.kind === "followUp" && reason.due.some(({ isPromised }) => isPromised));
}
