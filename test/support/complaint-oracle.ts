import { barredFrom } from "../../src/features/complaints/rights-rules.ts";
import { nextState, type Relation, type State, type Step } from "../../src/features/complaints/workflow.ts";
import { people, teams } from "./complaint-desk.ts";

/** A complaint as the test keeps it beside the database, by names; it knows nothing of how the product finds who is what. */
export type Kept = {
  id: number;
  branch: string;
  owner: string | null;
  about: string | null;
  client: string | null;
  reporter: string;
  responsible: string | null;
  proposer: string | null;
  extensionAsker: string | null;
  state: State;
  before: State;
  severity: string;
  category: string;
  department: string | null;
  legalStep: number;
  filedAt: Date;
  approvedAt: Date;
  /** every span in which the house's clock ran since it last began anew; the last one is open while it runs */
  runs: { from: Date; to: Date | null }[];
  /** when it stood for the client */
  stands: { from: Date; to: Date | null }[];
  clockFrom: Date;
  resolvedAt: Date | null;
  /** every act that was acknowledged, in order */
  acts: { act: string; by: string; from: State | null; to: State }[];
};

/** Who is active and who serves whom, as the test has set it. */
export type World = { inactive: ReadonlySet<string>; covers: Record<string, string[]> };

const chainAbove = (name: string): string[] => {
  const to = people[name]?.to;
  return to ? [to, ...chainAbove(to)] : [];
};
const has = (name: string, role: string) => people[name]?.roles.some((one) => one === role) ?? false;
export const branchOf = (name: string): string => teams[people[name]?.team ?? ""] ?? "";

/** What a person is to a complaint, from the plain list of people. */
export function tiesByHand(kept: Kept, name: string, { inactive, covers }: World): Set<Relation> {
  const ties = new Set<Relation>();
  const { about, owner, reporter, responsible } = kept;
  if (inactive.has(name) || name === about) return ties;
  const served = [name, ...(covers[name] ?? [])];
  const parties = [owner, reporter, about, responsible].filter((one) => one !== null);
  const isLeadAbove = (one: string) => has(name, "lead") && chainAbove(one).includes(name);
  if (name === reporter) ties.add("reporter");
  if (responsible && served.includes(responsible)) ties.add("responsible");
  if (owner && served.includes(owner)) ties.add("manager");
  const free = Object.keys(people).filter((one) => one !== about && !inactive.has(one));
  const desk = free.filter((one) => has(one, "desk") && branchOf(one) === kept.branch);
  if (desk.includes(name)) ties.add("desk");
  const above = chainAbove(about ?? reporter).filter((one) => free.includes(one));
  if (desk.length === 0 && above[0] === name) ties.add("standIn");
  if ((responsible ? [responsible] : parties).some(isLeadAbove)) ties.add("lead");
  if (parties.some(isLeadAbove)) ties.add("overseer");
  return ties;
}

/** Whether a person may do a step, by hand: the numbers stand for names. */
export function mayByHand(kept: Kept, step: Step, name: string, world: World): boolean {
  const number = (one: string | null) => (one === null ? null : Object.keys(people).indexOf(one) + 1);
  const parties = {
    aboutId: number(kept.about),
    reporterId: number(kept.reporter) ?? 0,
    responsibleId: number(kept.responsible),
    proposedById: number(kept.proposer),
    extensionById: number(kept.extensionAsker),
  };
  return barredFrom(step, parties, tiesByHand(kept, name, world), number(name) ?? 0) === undefined;
}

/** Whether somebody unconcerned and active could approve for a person. */
export const hasApprover = (responsible: string, about: string | null, { inactive }: World): boolean =>
  chainAbove(responsible).some((one) => has(one, "lead") && one !== about && !inactive.has(one));

export type Given = Record<string, unknown> & {
  responsible?: string;
  department?: string;
  toldAt?: string;
  about?: string | null;
  owner?: string | null;
  client?: string | null;
};

/** Writes an act that was acknowledged into what the test keeps. */
export function keep(kept: Kept, step: Step, { by, at, given }: { by: string; at: Date; given: Given }): void {
  const from = kept.state;
  kept.state = nextState(step, from, kept.before);
  if (step.to === "waiting") kept.before = from;
  kept.acts.push({ act: step.act, by, from, to: kept.state });
  const changes: Partial<Record<string, () => Partial<Kept>>> = {
    assign: () => ({ responsible: given.responsible ?? null, department: given.department ?? null }),
    reassign: () => ({ responsible: given.responsible ?? null, department: given.department ?? null }),
    propose: () => ({ proposer: by }),
    approve: () => ({ approvedAt: at }),
    reclassify: () => ({ severity: String(given.severity), category: String(given.category) }),
    correctParties: () => ({ about: given.about ?? null, owner: given.owner ?? null, client: given.client ?? null }),
    askExtension: () => ({ extensionAsker: by }),
    extend: () => ({ extensionAsker: null, legalStep: kept.legalStep + 1 }),
    refuseExtension: () => ({ extensionAsker: null }),
    reopen: () => ({ responsible: null, proposer: null, resolvedAt: null, stands: [], clockFrom: at }),
  };
  Object.assign(kept, changes[step.act]?.());
  keepClock(kept, step, at, given);
}

function keepClock(kept: Kept, { act, to }: Step, at: Date, { toldAt }: Given): void {
  const run = kept.runs.at(-1);
  const stand = kept.stands.at(-1);
  const isOver = act === "carryOut" || ["closed", "notValid", "withdrawn"].includes(String(to));
  if (isOver) kept.extensionAsker = null;
  if (act === "waitForClient") kept.stands.push({ from: at, to: null });
  if (stand && !stand.to && (act === "clientAnswered" || isOver)) stand.to = at;
  if (act === "reopen") kept.runs = [{ from: at, to: null }];
  else if (act === "clientAnswered") kept.runs.push({ from: at, to: null });
  else if (run && !run.to && (act === "waitForClient" || isOver)) {
    const told = act === "carryOut" ? new Date(toldAt ?? at) : at;
    // never before it last began to run
    run.to = new Date(Math.max(Number(told), Number(run.from)));
    if (act === "carryOut") kept.resolvedAt = run.to;
  }
}
