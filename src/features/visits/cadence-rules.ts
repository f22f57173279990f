import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { type LevelState, levelStates } from "../brief/key-rules.ts";
import type { PlanDay } from "./day-rules.ts";
import type { ClientFacts, Reason } from "./reason-rules.ts";

/** Visit and call, each when more days have passed than the client's own cadence or else its tier's allows. */
export function overdue(client: ClientFacts, { date, policy }: PlanDay): (Reason | undefined)[] {
  const tier = client.tier && policy.tiers[client.tier];
  const { visitOverdue, visitOverdueMax, callOverdue, callOverdueMax } = policy.plan.points;
  const visit = { own: client.visitEveryDays, tiers: tier?.visitEveryDays ?? null };
  const call = { own: client.callEveryDays, tiers: tier?.callEveryDays ?? null };
  return [
    late("visitOverdue", client, client.lastVisitOn, visit, date, { each: visitOverdue, most: visitOverdueMax }),
    late("callOverdue", client, client.lastReachedOn, call, date, { each: callOverdue, most: callOverdueMax }),
  ];
}

/** How many times its cadence a level's days are. */
const timesOver = ({ days, everyDays }: Pick<LevelState, "days" | "everyDays">): number => days / everyDays;

/**
 * A key account at the levels at which it is cold: one reason, with the points of the coldest. A leadership visit that is
 * arranged answers for its level until its day.
 */
export function coldLevels({ keyAccount }: ClientFacts, { date, policy }: PlanDay): Reason | undefined {
  if (!keyAccount) return undefined;
  const levels = levelStates(keyAccount, policy.keyAccount, date)
    .filter(({ isCold, level }) => isCold && !(level === "leadership" && keyAccount.isArranged))
    .map(({ isCold: _, ...state }) => state)
    .sort((a, b) => timesOver(b) - timesOver(a));
  const [coldest] = levels;
  if (!coldest) return undefined;
  const { coldLevel, coldLevelMax } = policy.plan.points;
  return { kind: "coldLevel", points: Math.min(coldLevelMax, coldLevel * timesOver(coldest)), levels };
}

/** Whether the reason asks the manager for a visit: leadership visits are the lead's to arrange. */
export const isVisitDue = (reason: Reason): boolean =>
  reason.kind === "visitOverdue" ||
  (reason.kind === "coldLevel" && reason.levels.some(({ level }) => level !== "leadership"));

/** Never contacted counts from opening or assignment, the later of the two, else from the day first seen. */
const clockStart = (client: ClientFacts): PlainDate =>
  [client.openedOn, client.givenOn].reduce((a, b) => (b !== null && (a === null || b > a) ? b : a), null) ??
  client.firstSeenOn;

function late(
  kind: "visitOverdue" | "callOverdue",
  client: ClientFacts,
  last: PlainDate | null,
  everyDays: { own: number | null; tiers: number | null },
  date: PlainDate,
  points: { each: number; most: number },
): Reason | undefined {
  const standardDays = everyDays.own ?? everyDays.tiers;
  if (standardDays === null) return undefined;
  const days = daysBetween(last ?? clockStart(client), date);
  if (days <= standardDays) return undefined;
  return {
    kind,
    points: Math.min(points.most, (points.each * days) / standardDays),
    days,
    standardDays,
    never: last === null,
    ...(everyDays.own !== null && { isOwn: true }),
  };
}
