import { z } from "zod";
import { complaintPolicyShape, defaultComplaintPolicy } from "./complaint-rules.ts";

/** The tiers in their fixed order, from the highest; a house may set other thresholds and standards. */
export const tierNames = [
  "blackGold",
  "diamond",
  "premierPlatinum",
  "platinum",
  "premierGold",
  "gold",
  "standard",
] as const;
export type Tier = (typeof tierNames)[number];

const everyDays = z.number().int().positive().nullable();

const days = z.number().int().positive();

const tierShape = z.strictObject({
  /** from this much, in whole units of the policy's currency */
  from: z.number().nonnegative(),
  /** null: no standard */
  visitEveryDays: everyDays,
  callEveryDays: everyDays,
  weight: z.number().positive(),
});

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const workingDays = z.number().int().positive().max(20);
const points = z.number().nonnegative();

/** Which clients are of which tier, how often each is due, and what counts how much in the daily plan. */
export const policyShape = z.strictObject({
  currency: z.string().length(3),
  tiers: z.strictObject(
    Object.fromEntries(tierNames.map((tier) => [tier, tierShape])) as Record<Tier, typeof tierShape>,
  ),
  /** a fall of tier counts only when the last rating is this many days old; a rise counts at once */
  reratingDays: z.number().int().positive(),
  /** an imported figure older than this is shown as out of date */
  staleAfterDays: z.number().int().positive(),
  /** how often a key account is visited at each level; written by a later version than the rest, so older rows lack it */
  keyAccount: z
    .strictObject({ leadership: days, technical: days, business: days })
    .default({ leadership: 182, technical: 91, business: 30 }),
  /** when people are at work: what is quiet outside of it, and what is counted in working time */
  workingHours: z
    .strictObject({ from: clockTime, until: clockTime })
    .refine(({ from, until }) => from < until, { path: ["until"], message: "notAfter" })
    .default({ from: "09:00", until: "18:00" }),
  plan: z.strictObject({
    postAt: clockTime,
    /** a plan that was not posted by then is not posted that day */
    postUntil: clockTime,
    /** when it is told what of the day's plan is still open, and until when a restart makes it good */
    eveningAt: clockTime.default("17:30"),
    eveningUntil: clockTime.default("20:00"),
    /** a skipped client is hidden for so many days */
    skipDays: z.number().int().positive().max(60).default(7),
    visitsADay: z.number().int().positive().max(100),
    callsADay: z.number().int().positive().max(100),
    /** what a person may set for themselves at most */
    visitsADayMost: z.number().int().positive().max(100).default(12),
    callsADayMost: z.number().int().positive().max(100).default(40),
    maturityDays: z.number().int().positive(),
    maturityDaysVisitTiers: z.number().int().positive(),
    keyDayDays: z.number().int().nonnegative(),
    newClientDays: z.number().int().positive(),
    newClientContactWorkingDays: z.number().int().positive(),
    /** what follows came later than the first policies: where a stored one lacks it, the default stands */
    movementShare: z.number().positive().max(1).default(0.2),
    /** in whole units of the policy's currency */
    movementFrom: z.number().positive().default(100_000),
    /** a movement older than this is no news */
    movementDays: z.number().int().positive().default(365),
    festivalWorkingDays: workingDays.default(3),
    /** the last working days of a month, a quarter and a year, for clients of this tier and above */
    courtesyWorkingDays: z
      .strictObject({ month: workingDays, quarter: workingDays, year: workingDays })
      .default({ month: 3, quarter: 5, year: 10 }),
    vipFrom: z.enum(tierNames).default("platinum"),
    /** an appointment that was not kept stays on the list for so long */
    appointmentDays: z.number().int().positive().default(14),
    heat: z
      .strictObject({
        months: z.array(z.number().int().min(1).max(12)),
        hottestFrom: clockTime,
        hottestUntil: clockTime,
        /** so many visits fit between setting out and the hottest hours */
        visitsBefore: z.number().int().nonnegative(),
      })
      .default({ months: [6, 7, 8, 9], hottestFrom: "11:00", hottestUntil: "16:00", visitsBefore: 3 }),
    points: z.strictObject({
      complaint: points.default(100),
      followUp: points.default(90),
      followUpLateMax: points.default(30),
      agreed: points.default(90),
      chosen: points.default(40),
      movement: points.default(80),
      festival: points.default(30),
      courtesy: points.default(20),
      coldLevel: points.default(40),
      coldLevelMax: points.default(80),
      maturity: z.number(),
      keyDay: z.number(),
      newClient: z.number(),
      visitOverdue: z.number(),
      visitOverdueMax: z.number(),
      callOverdue: z.number(),
      callOverdueMax: z.number(),
      carriedPerWorkingDay: z.number(),
      carriedMax: z.number(),
    }),
  }),
  complaints: complaintPolicyShape.default(defaultComplaintPolicy),
  /** the lead's digest: when, and until when a restart makes it good */
  digest: z
    .strictObject({ postAt: clockTime, postUntil: clockTime })
    .refine(({ postAt, postUntil }) => postAt < postUntil, { path: ["postUntil"], message: "notAfter" })
    .default({ postAt: "08:30", postUntil: "12:00" }),
});
export type Policy = z.infer<typeof policyShape>;

const tier = (from: number, visitEveryDays: number | null, callEveryDays: number | null, weight: number) => ({
  from,
  visitEveryDays,
  callEveryDays,
  weight,
});

/** The figures of domain.md: "Tiers" and "Daily visit plan". */
export const defaultPolicy: Policy = {
  currency: "CNY",
  tiers: {
    blackGold: tier(10_000_000, 30, 7, 2.0),
    diamond: tier(5_000_000, 30, 14, 1.8),
    premierPlatinum: tier(3_000_000, 60, 14, 1.6),
    platinum: tier(1_000_000, 91, 30, 1.4),
    premierGold: tier(500_000, 182, 30, 1.2),
    gold: tier(200_000, 365, 91, 1.0),
    standard: tier(0, null, null, 0.8),
  },
  reratingDays: 365,
  staleAfterDays: 35,
  workingHours: { from: "09:00", until: "18:00" },
  // twice a year, once a quarter, once a month: the product's own (domain.md names the levels, not their cadence)
  keyAccount: { leadership: 182, technical: 91, business: 30 },
  plan: {
    postAt: "08:00",
    postUntil: "12:00",
    eveningAt: "17:30",
    eveningUntil: "20:00",
    skipDays: 7,
    visitsADay: 6,
    callsADay: 12,
    visitsADayMost: 12,
    callsADayMost: 40,
    maturityDays: 7,
    maturityDaysVisitTiers: 14,
    keyDayDays: 3,
    newClientDays: 30,
    newClientContactWorkingDays: 3,
    movementShare: 0.2,
    movementFrom: 100_000,
    movementDays: 365,
    festivalWorkingDays: 3,
    courtesyWorkingDays: { month: 3, quarter: 5, year: 10 },
    vipFrom: "platinum",
    appointmentDays: 14,
    heat: { months: [6, 7, 8, 9], hottestFrom: "11:00", hottestUntil: "16:00", visitsBefore: 3 },
    points: {
      complaint: 100,
      followUp: 90,
      followUpLateMax: 30,
      agreed: 90,
      chosen: 40,
      movement: 80,
      festival: 30,
      courtesy: 20,
      // as an overdue visit: domain.md has no row of its own for a cold level
      coldLevel: 40,
      coldLevelMax: 80,
      maturity: 70,
      keyDay: 60,
      newClient: 60,
      visitOverdue: 40,
      visitOverdueMax: 80,
      callOverdue: 30,
      callOverdueMax: 60,
      carriedPerWorkingDay: 5,
      carriedMax: 30,
    },
  },
  complaints: defaultComplaintPolicy,
  digest: { postAt: "08:30", postUntil: "12:00" },
};
