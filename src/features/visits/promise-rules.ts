import { workingDaysAfter } from "../../lib/working-days.ts";
import type { PlanDay } from "./day-rules.ts";
import type { ClientFacts, Reason } from "./reason-rules.ts";

/** Open complaints, follow-ups that are due, and what was arranged for the day: they hold until they are closed or kept. */
export const promises = (client: ClientFacts, day: PlanDay): (Reason | undefined)[] => [
  complaint(client, day),
  followUp(client, day),
  appointment(client, day),
];

/**
 * An open complaint puts its client on the plan until they were reached after the day of its filing: a contact of that very day
 * may be the one in which they complained. Afterwards it stands beside what else is due: nobody sells to them meanwhile.
 */
function complaint({ complaints, lastReachedOn }: ClientFacts, { policy }: PlanDay): Reason | undefined {
  if (complaints.length === 0) return undefined;
  const isDue = complaints.some(({ since }) => lastReachedOn === null || lastReachedOn <= since);
  const points = isDue ? policy.plan.points.complaint : 0;
  return { kind: "complaint", points, numbers: complaints.map(({ number }) => number), isDue };
}

/** Whether there is a reason to contact the client: a complaint for which they were contacted is none by itself. */
export const isDue = (reasons: Reason[]): boolean =>
  reasons.some((reason) => reason.kind !== "complaint" || reason.isDue);

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

/** Agreed with the client, arranged with a lead, or owed after a complaint, it weighs as a promise; what the manager chose alone weighs less. */
function appointment(client: ClientFacts, { policy }: PlanDay): Reason | undefined {
  if (!client.appointment) return undefined;
  const { on, cause, fromDate } = client.appointment;
  const { agreed, chosen } = policy.plan.points;
  return {
    kind: "appointment",
    points: cause === "moved" || cause === "added" ? chosen : agreed,
    on,
    cause,
    fromDate,
  };
}

/** The client stands on the day's plan whatever its rank. */
export const isAppointed = ({ appointment: made }: ClientFacts, { date }: PlanDay): boolean => made?.on === date;

/**
 * Moved or skipped, and not back yet. What was promised, an open complaint, and what is arranged for this
 * very day, show it all the same.
 */
export function isHeld(client: ClientFacts, reasons: Reason[], day: PlanDay): boolean {
  if (client.heldUntil === null || client.heldUntil <= day.date || isAppointed(client, day)) return false;
  return !reasons.some(
    (reason) =>
      (reason.kind === "followUp" && reason.due.some(({ isPromised }) => isPromised)) ||
      (reason.kind === "complaint" && reason.isDue),
  );
}
