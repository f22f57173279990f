import { z } from "zod";
import { isDate } from "../../lib/dates.ts";

export const planPageAction = "plan_page";
export const planMoreAction = "plan_more";
export const planMoreTurnAction = "plan_more_turn";
export const teamPageAction = "team_page";
export const planOfAction = "plan_of";
/** opens the day's round on a map; Slack tells of the press all the same */
export const planMapAction = "plan_map";

const claim = z.tuple([
  z.string().refine(isDate),
  z.coerce.number().int().positive(),
  z.coerce.number().int().positive(),
]);

/** What the plan's buttons carry: a claim to be checked, never a right. */
export type PlanClaim = { date: string; personId: number; page: number };

export const planValue = ({ date, personId, page }: PlanClaim): string => `${date}|${personId}|${page}`;

/** Reads a button's value; undefined when it is not of our making. */
export function readPlanValue(value: string): PlanClaim | undefined {
  const read = claim.safeParse(value.split("|"));
  if (!read.success) return undefined;
  const [date, personId, page] = read.data;
  return { date, personId, page };
}
