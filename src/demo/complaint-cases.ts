import type { Act } from "../features/complaints/given-rules.ts";

/** Something said, in the language of who says it. */
export type Said = { zh: string; en: string };
export const said = (zh: string, en: string): Said => ({ zh, en });

/**
 * So many working days before the demo's day, with the time: `3 10:40`; with a d the last working day so many calendar days
 * before: `14d 15:30`.
 */
export type Moment = string;

/** What is given with an act; `responsible` and `promise` are put in by whoever carries the case out. */
type Given = { [field: string]: Said | string | number | { minor: number; currency: string } };
export type Step = { act: Act; by: string; at: Moment; given?: Given; promisedInDays?: number; responsible?: string };

/** One complaint of the demo. Seats are Slack ids, as what people are called depends on the naming. */
export type Case = {
  /** the manager's seat, and which of their quiet clients it is */
  client: [manager: string, nth: number];
  by: string;
  at: Moment;
  category: string;
  subCategory?: string;
  severity: "S1" | "S2" | "S3" | "S4";
  channel: string;
  about?: string;
  what: Said;
  wish?: Said;
  steps: Step[];
};

const desk = "U0WUMIN";
const [jianguo, margaret] = ["U0JIANGUO", "U0MARGARET"];

export const valid = (at: Moment): Step => ({ act: "judgeValid", by: desk, at });
export const assign = (responsible: string, at: Moment): Step => ({ act: "assign", by: desk, at, responsible });
export const analyse = (by: string, at: Moment, cause: string, words: Said): Step => ({
  ...{ act: "analyse", by, at, given: { cause, words } },
});
const apology = said("当面致歉，说明原因，并落实整改", "Apologise in person, say what went wrong and put it right");
export const propose = (by: string, at: Moment, more: Partial<Step> = {}): Step => ({
  ...{ act: "propose", by, at, ...more, given: { remedy: apology, ...more.given } },
});
const leadOf = (seat: string) => (zhTeam.includes(seat) ? jianguo : margaret);
const zhTeam = ["U0MEI", "U0WENBO", "U0SIYUAN", "U0YAQIN"];
export const approve = (of: string, at: Moment): Step => ({ act: "approve", by: leadOf(of), at });
export const carryOut = (by: string, at: Moment, done: Said): Step => ({
  ...{ act: "carryOut", by, at, given: { done, how: "phone" } },
});
export const evaluate = (of: string, at: Moment, satisfaction: number, clientsWords: Said): Step => ({
  ...{ act: "evaluate", by: leadOf(of), at, given: { satisfaction, clientsWords } },
});

type Lived = { from: [judged: Moment, analysed: Moment, approved: Moment, told: Moment, closed: Moment] };
type Closed = Lived & { by: string; cause: string; words: Said; done: Said; satisfaction: number; clientsWords: Said };

/** All steps from the desk's judgement to the end. */
export const closed = ({ from, by, cause, words, done, satisfaction, clientsWords }: Closed): Step[] => {
  const [judged, analysed, approved, told, ended] = from;
  return [
    ...[valid(judged), assign(by, judged), analyse(by, analysed, cause, words), propose(by, analysed)],
    ...[approve(by, approved), carryOut(by, told, done), evaluate(by, ended, satisfaction, clientsWords)],
  ];
};
