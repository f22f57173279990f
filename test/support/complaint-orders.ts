import type { Acted } from "../../src/features/complaints/acts.ts";
import { type Act, acts } from "../../src/features/complaints/given-rules.ts";
import { isEnded, type Step, stepFor, steps } from "../../src/features/complaints/workflow.ts";
import { defaultComplaintPolicy as policy } from "../../src/features/policy/complaint-rules.ts";
import type { Random } from "../../src/lib/random.ts";
import { type Desk, names } from "./complaint-desk.ts";
import { type Given, hasApprover, type Kept, mayByHand, tiesByHand, type World } from "./complaint-oracle.ts";

const minuteMs = 60_000;

/** Of the clients K1 to K6, given to three managers in turn. */
export const ownerOf = (client: number): string => ["Mei", "Tom", "Bob"][(client - 1) % 3] ?? "";

export const picker =
  (random: Random) =>
  <T>(items: readonly T[]): T =>
    items[random.whole(0, items.length - 1)] as T;

/** What an order gives with its act: mostly what is wanted, at times what must be refused. */
export function givenFor(desk: Desk, random: Random, act: Act, at: Date): Given {
  const pick = picker(random);
  const hands = () => {
    const [responsible, department] = [pick(names), pick(["Counter", "Managers"])];
    return { responsible, department, responsibleId: desk.id(responsible), departmentId: desk.id(department) };
  };
  const given: { [A in Act]?: () => Given } = {
    askReporter: () => ({ question: "Where?" }),
    giveInformation: () => ({ information: "Here" }),
    assign: hands,
    reassign: () => ({ ...hands(), reason: "Busy" }),
    analyse: () => ({ cause: pick(policy.causes).id, words: "Long queue" }),
    propose: () => ({
      remedy: "Apologise",
      ...(random.chance(0.3) && { compensation: { minor: 100, currency: "CNY" } }),
    }),
    sendBack: () => ({ remarks: "More" }),
    carryOut: () => ({
      done: "Told",
      how: "phone",
      toldAt: new Date(Number(at) - random.whole(0, 90) * minuteMs).toISOString(),
    }),
    evaluate: () => ({ satisfaction: random.whole(1, 5) }),
    reclassify: () => ({
      category: pick(policy.categories).id,
      severity: pick(["S1", "S2", "S3", "S4"]),
      reason: "Seen",
    }),
    correctParties: () => {
      const [about, client] = [random.chance(0.7) ? pick(names) : null, random.chance(0.8) ? random.whole(1, 6) : null];
      const named = { about, client: client && `K${client}`, owner: client && ownerOf(client) } as Given;
      const other = client === null ? { otherName: "Passer-by", otherPhone: "123" } : {};
      const ids = { aboutId: about && desk.id(about), clientId: client && desk.id(`K${client}`) };
      return { ...named, ...ids, ...other, reason: "Another counter" };
    },
    waitForClient: () => ({ awaited: "Papers" }),
    clientAnswered: () => ({ answer: "Sent" }),
    note: () => ({ text: "Noted" }),
    addEvidence: () => ({ files: [{ slackFileId: `F${random.whole(1, 1e6)}`, name: "a.png" }] }),
    judgeValid: () => ({}),
    approve: () => ({}),
    extend: () => ({}),
  };
  return given[act]?.() ?? { reason: "Because" };
}

/** Whether what was given must be refused at a field. */
function isFaulty(one: Kept, act: Act, given: Given, at: Date, world: World): boolean {
  if (act === "assign" || act === "reassign") {
    const { responsible = "", department } = given;
    const isSame = act === "reassign" && responsible === one.responsible && department === one.department;
    return (
      isSame ||
      responsible === one.about ||
      world.inactive.has(responsible) ||
      !hasApprover(responsible, one.about, world)
    );
  }
  if (act === "correctParties") {
    const { about = null, client = null } = given;
    if (about === one.about && client !== null && client === one.client) return true;
    const { responsible } = one;
    if (about === null || responsible === null || isEnded(one.state)) return false;
    return about === responsible || !hasApprover(responsible, about, world);
  }
  if (act === "carryOut") return new Date(given.toldAt ?? at) < one.approvedAt;
  if (act === "reclassify") return given.category === one.category && given.severity === one.severity;
  const days = policy.legalDays[one.branch === "Pudong" ? "CN" : "UK"] ?? [];
  return (act === "askExtension" || act === "extend") && one.legalStep + 1 >= days.length;
}

const isTime = ({ while: asked }: Step, one: Kept) =>
  asked === undefined || (asked === "extensionAsked") === (one.extensionAsker !== null);

/** What must come of an order on a complaint that nobody else acts on meanwhile. */
export function expected(one: Kept, act: Act, by: string, given: Given, at: Date, world: World): Acted["is"] {
  if (tiesByHand(one, by, world).size === 0) return "unknown";
  const step = stepFor(act, one.state);
  if (!step || !isTime(step, one)) return "notNow";
  if (!mayByHand(one, step, by, world)) return "notTheirs";
  return isFaulty(one, act, given, at, world) ? "faults" : "done";
}

/** A random order: half of them an act that the table has in this state, by one who may. */
export function choose(random: Random, one: Kept, world: World): { act: Act; by: string } {
  const pick = picker(random);
  const open = steps.filter((step) => step.from.includes(one.state) && step.to !== "same" && step.act !== "withdraw");
  const step = random.chance(0.25) ? pick(steps.filter(({ from }) => from.includes(one.state))) : pick(open);
  const able = names.filter((name) => mayByHand(one, step, name, world));
  if (able.length > 0 && random.chance(0.65)) return { act: step.act, by: pick(able) };
  return { act: pick(acts.filter((act) => act !== "record")), by: pick(names) };
}
