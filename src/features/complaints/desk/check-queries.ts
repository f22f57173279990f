import type { Db } from "../../../db/sql.ts";
import { localDate } from "../../../lib/dates.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { inUse, type Named } from "../../policy/list-rules.ts";
import { type ClockRules, extendedTo } from "../change-rules.ts";
import type { Act, Fault, Faults, Given } from "../given-rules.ts";
import type { ComplaintRecord } from "../record-queries.ts";
import { approversAbove } from "../tie-queries.ts";
import { isEnded } from "../workflow.ts";

type Situation = { db: Db; before: ComplaintRecord; rules: ClockRules; at: Date };
type Check<A extends Act> = (given: Given<A>, situation: Situation) => Promise<Faults> | Faults;

const fault = (field: string, is: Fault): Faults => ({ [field]: is });
const none: Faults = {};

/** Moments are picked by the minute: one of the same minute is not before. */
const pickedMs = 60_000;

/** A department and a person who may be responsible: active, not the one complained about, with somebody above to approve. */
const checkHands: Check<"assign"> = async ({ departmentId, responsibleId }, { db, before }) => {
  if (!(await isThere(db, "Team", departmentId))) return fault("departmentId", "unknown");
  const [person] = await db.rows<{ active: number }>(`SELECT "active" FROM "Person" WHERE "id" = ?`, responsibleId);
  if (!person) return fault("responsibleId", "unknown");
  if (!person.active) return fault("responsibleId", "notActive");
  if (responsibleId === before.aboutId) return fault("responsibleId", "concerned");
  const approvers = await approversAbove(db, responsibleId, before.aboutId);
  return approvers.length === 0 ? fault("responsibleId", "noLeadAbove") : none;
};

const isThere = async (db: Db, table: "Client" | "Person" | "Team", id: number): Promise<boolean> =>
  (await db.rows(`SELECT 1 FROM "${table}" WHERE "id" = ?`, id)).length > 0;

/** Somebody complains, and whom it is about neither sees to it nor is the only one who could approve. */
const checkParties: Check<"correctParties"> = async (given, { db, before }) => {
  const { aboutId, clientId, otherName, otherPhone } = given;
  const { responsibleId, state } = before;
  if (aboutId !== null && !(await isThere(db, "Person", aboutId))) return fault("aboutId", "unknown");
  if (clientId !== null && !(await isThere(db, "Client", clientId))) return fault("clientId", "unknown");
  if (clientId === null && !otherName) return fault("otherName", "missing");
  if (clientId === null && !otherPhone) return fault("otherPhone", "missing");
  const isSame = aboutId === before.aboutId && clientId !== null && clientId === before.clientId;
  if (isSame) return fault("aboutId", "unchanged");
  if (aboutId === null || responsibleId === null || isEnded(state)) return none;
  const isLeft = aboutId !== responsibleId && (await approversAbove(db, responsibleId, aboutId)).length > 0;
  return isLeft ? none : fault("aboutId", "reassignFirst");
};

/** What the world must be like for what was given with an act; acts that are not here need nothing of it. */
const checks: { [A in Act]?: Check<A> } = {
  assign: checkHands,
  reassign: async (given, situation) => {
    const { departmentId, responsibleId } = situation.before;
    const isSame = departmentId === given.departmentId && responsibleId === given.responsibleId;
    return isSame ? fault("responsibleId", "unchanged") : checkHands(given, situation);
  },
  analyse: ({ cause }, { rules }) => (knows(rules.policy.causes, cause) ? none : fault("cause", "unknown")),
  propose: ({ promise }, { at, rules }) =>
    promise && promise.dueOn < localDate(at, rules.time.timeZone) ? fault("promise.dueOn", "tooEarly") : none,
  carryOut: async ({ toldAt }, { db, before, at }) => {
    if (new Date(toldAt) > at) return fault("toldAt", "tooLate");
    const approval = await db.prisma.complaintAct.findFirst({
      where: { complaintId: before.id, act: "approve" },
      orderBy: { seq: "desc" },
      select: { at: true },
    });
    return approval && Number(new Date(toldAt)) + pickedMs <= Number(approval.at) ? fault("toldAt", "tooEarly") : none;
  },
  reclassify: ({ category, subCategory, severity }, { before, rules }) => {
    const isSame =
      category === before.category && (subCategory ?? null) === before.subCategory && severity === before.severity;
    return isSame ? fault("severity", "unchanged") : categoryFaults(rules.policy, category, subCategory);
  },
  correctParties: checkParties,
  askExtension: (_, { before, rules }) => (extendedTo(before, rules) ? none : fault("reason", "noFurther")),
  extend: (_, { before, rules }) => (extendedTo(before, rules) ? none : fault("remarks", "noFurther")),
};

/** What is wrong, by fields, with what was given, as the world is; nothing when all is well. */
export async function givenFaults<A extends Act>(act: A, given: Given<A>, situation: Situation): Promise<Faults> {
  return (await checks[act]?.(given, situation)) ?? none;
}

const knows = (names: readonly Named[], id: string) => inUse(names).some((name) => name.id === id);

function categoryFaults(policy: ComplaintPolicy, id: string, sub: string | undefined): Faults {
  const category = inUse(policy.categories).find((one) => one.id === id);
  if (!category) return fault("category", "unknown");
  return sub === undefined || knows(category.sub, sub) ? none : fault("subCategory", "unknown");
}

/** What is wrong, by fields, with a complaint that is to be filed. */
export async function filingFaults(
  db: Db,
  given: Given<"record">,
  { policy, today }: { policy: ComplaintPolicy; today: string },
): Promise<Faults> {
  const { category, subCategory, channel, clientId, otherName, otherPhone, aboutId, happenedOn } = given;
  return {
    ...categoryFaults(policy, category, subCategory),
    ...(knows(policy.channels, channel) ? none : fault("channel", "unknown")),
    ...(clientId === undefined || (await isThere(db, "Client", clientId)) ? none : fault("clientId", "unknown")),
    ...(clientId === undefined && !otherName ? fault("otherName", "missing") : none),
    ...(clientId === undefined && !otherPhone ? fault("otherPhone", "missing") : none),
    ...(aboutId === undefined || (await isThere(db, "Person", aboutId)) ? none : fault("aboutId", "unknown")),
    ...(happenedOn !== undefined && happenedOn > today ? fault("happenedOn", "tooLate") : none),
  };
}
