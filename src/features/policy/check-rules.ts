import type { z } from "zod";
import { inWorkingDays } from "./limit-rules.ts";
import { type Policy, policyShape } from "./rules.ts";

/** Each tier, from the highest on, begins below the one before it, or nobody would reach the one before. */
function checkSteps(tiers: Record<string, { from: number }>, context: z.core.$RefinementCtx): void {
  const steps = Object.entries(tiers);
  for (const [i, [tier, { from }]] of steps.entries()) {
    const above = steps[i - 1]?.[1];
    if (above && from >= above.from)
      context.addIssue({ code: "custom", path: ["tiers", tier, "from"], message: "notBelow" });
  }
}

type PlanTimes = Record<"postAt" | "postUntil" | "eveningAt" | "eveningUntil", string>;
type PlanCaps = Record<"visitsADay" | "callsADay" | "visitsADayMost" | "callsADayMost", number>;
type Heat = { hottestFrom: string; hottestUntil: string };

/** What would be posted from ten to nine would never be posted; own caps begin at everyone's. */
function checkPlan(plan: PlanTimes & PlanCaps & { heat: Heat }, context: z.core.$RefinementCtx): void {
  const fault = (message: string, ...path: string[]) =>
    context.addIssue({ code: "custom", path: ["plan", ...path], message });
  if (plan.postUntil <= plan.postAt) fault("notAfter", "postUntil");
  if (plan.eveningUntil <= plan.eveningAt) fault("notAfter", "eveningUntil");
  if (plan.heat.hottestUntil <= plan.heat.hottestFrom) fault("notAfter", "heat", "hottestUntil");
  if (plan.visitsADayMost < plan.visitsADay) fault("notBelowUsual", "visitsADayMost");
  if (plan.callsADayMost < plan.callsADay) fault("notBelowUsual", "callsADayMost");
}

/** A remedy is proposed after the acknowledgement and carried out after that; of each step the limit is at least the one before. */
function checkComplaints({ complaints }: Policy, context: z.core.$RefinementCtx): void {
  for (const [severity, limits] of Object.entries(complaints.severities)) {
    const steps = (["acknowledge", "propose", "resolve"] as const).flatMap((step) => {
      const limit = limits[step];
      return limit ? [{ step, days: inWorkingDays(limit) }] : [];
    });
    for (const [i, { step, days }] of steps.entries()) {
      const path = ["complaints", "severities", severity, step];
      if (days < (steps[i - 1]?.days ?? 0)) context.addIssue({ code: "custom", path, message: "notShorter" });
    }
  }
  for (const [jurisdiction, days] of Object.entries(complaints.legalDays)) {
    const isRising = days.every((day, i) => day > (days[i - 1] ?? 0));
    const path = ["complaints", "legalDays", jurisdiction];
    if (!isRising) context.addIssue({ code: "custom", path, message: "notRising" });
  }
}

/**
 * The policy as it may be saved: beyond its shape, figures fit each other. What is stored already is read without this, since a
 * check that a later version adds must not stop the house.
 */
export const saveablePolicy = policyShape.superRefine((policy, context) => {
  checkSteps(policy.tiers, context);
  checkPlan(policy.plan, context);
  checkComplaints(policy, context);
});
