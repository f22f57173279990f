import { expect, test } from "vitest";
import { defaultPolicy, policyShape } from "../../src/features/policy/rules.ts";

test("a policy that was stored before some figures existed is read with their defaults", () => {
  const { plan, ...rest } = defaultPolicy;
  const { postAt, postUntil, visitsADay, callsADay, maturityDays, maturityDaysVisitTiers } = plan;
  const { keyDayDays, newClientDays, newClientContactWorkingDays, points } = plan;
  const { maturity, keyDay, newClient, visitOverdue, visitOverdueMax } = points;
  const { callOverdue, callOverdueMax, carriedPerWorkingDay, carriedMax } = points;
  const early = {
    ...rest,
    plan: {
      ...{ postAt, postUntil, visitsADay: 8, callsADay, maturityDays, maturityDaysVisitTiers },
      ...{ keyDayDays, newClientDays, newClientContactWorkingDays },
      points: {
        ...{ maturity, keyDay, newClient, visitOverdue, visitOverdueMax },
        ...{ callOverdue, callOverdueMax, carriedPerWorkingDay, carriedMax },
      },
    },
  };
  expect(visitsADay).toBe(6);
  expect(policyShape.parse(early)).toEqual({ ...defaultPolicy, plan: { ...plan, visitsADay: 8 } });
});
