import type { InBoth } from "../../../lib/language.ts";
import type { Act } from "../given-rules.ts";

const en = {
  submit: "Save",
  close: "Close",
  notTheirs: "That is not yours to do: others decide on it.",
  own: "You proposed it or asked for it yourself: somebody else decides.",
  notNow: (number: string, state: string) => `${number} has moved on: ${state}. That is not to be done now.`,
  quicker: (by: string, state: string) => `Meanwhile: ${by}. Now: ${state}. Nothing of yours was saved yet.`,
  savedNow: (said: string, state: string) => `Saved: ${said}. Now: ${state}.`,
  cardRead: (number: string, state: string) => `Complaint ${number}: ${state}`,
  newsHead: (number: string, category: string, severity: string) => `Complaint ${number} · ${category} · ${severity}`,
  news: (number: string, said: string, state: string) => `Complaint ${number}: ${said}. Now: ${state}.`,
  quoted: (words: string) => `“${words}”`,
  responsible: (name: string, department: string) => `Responsible: ${name}${department ? ` (${department})` : ""}`,
  nobodyYet: "Nobody is responsible yet",
  repeat: "Repeat: the same client complained of the same within half a year",
  moved: "This complaint is no longer dealt with here.",
  asOf: (at: string) => `As of ${at}`,
  explained: {
    judgeNotValid: "It ends here; who filed it is told the reason.",
    askReporter: "Who filed it is asked; the clocks go on.",
    assign: "Somebody above the responsible person approves later.",
    propose: "An apology comes first. A lead approves, never who proposed.",
    carryOut: "Once the client was told the clocks end.",
    waitForClient: "The house's clock stands meanwhile, the legal one goes on.",
    reclassify: "A change of severity moves the house's clock.",
    correctParties:
      "Who is named now will not see this complaint any more. Empty: about nobody; without a number, not a client.",
    extend: "The legal clock moves; both dates are recorded.",
    reopen: "The house's clock begins anew, the legal one goes on.",
  } as Partial<Record<Act, string>>,
  whysHint: "One line each, five at most",
  clientHint: "As in the core system, such as P100",
  moneyHint: "Such as 500 or 1,234.50",
};

const zh: typeof en = {
  submit: "保存",
  close: "关闭",
  notTheirs: "此项操作不在您的权限内，由其他人员办理。",
  own: "该方案或申请由您本人提出，须由其他人批示。",
  notNow: (number, state) => `${number}的状态已变为“${state}”，现在无法进行此项操作。`,
  quicker: (by, state) => `期间已有变化：${by}。当前状态：${state}。您的内容尚未保存。`,
  savedNow: (said, state) => `已保存：${said}。当前状态：${state}。`,
  cardRead: (number, state) => `投诉${number}：${state}`,
  newsHead: (number, category, severity) => `投诉${number} · ${category} · ${severity}`,
  news: (number, said, state) => `投诉${number}：${said}。当前状态：${state}。`,
  quoted: (words) => `“${words}”`,
  responsible: (name, department) => `处理人：${name}${department ? `（${department}）` : ""}`,
  nobodyYet: "尚未确定处理人",
  repeat: "重复投诉：同一客户半年内曾就同类问题投诉",
  moved: "此投诉已不在此处办理。",
  asOf: (at) => `截至${at}`,
  explained: {
    judgeNotValid: "投诉到此结束，理由将告知登记人。",
    askReporter: "将请登记人补充，期间时限照常计算。",
    assign: "方案须由处理人的上级批示。",
    propose: "先致歉，后处理。方案由主管批示，提出人本人不得批示。",
    carryOut: "告知客户后，时限停止计算。",
    waitForClient: "期间内部时限暂停，监管时限照常计算。",
    reclassify: "严重程度变化后，内部时限随之调整。",
    correctParties: "更正后的被投诉人将看不到此投诉。留空表示无被投诉人；无客户编号表示非客户。",
    extend: "监管时限顺延，前后日期均予记录。",
    reopen: "内部时限重新计算，监管时限照常计算。",
  },
  whysHint: "每行一问，最多五行",
  clientHint: "核心系统中的客户编号，如P100",
  moneyHint: "如500、1,234.50或1.2万",
};

/** The desk's card, its thread, the forms of the acts and what is told of them. */
export const deskText: InBoth<typeof en> = { en, zh };
