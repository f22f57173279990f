import type { InBoth } from "../../lib/language.ts";
import type { State } from "./workflow.ts";

const en = {
  filing: {
    commandName: "complaint",
    helpMine: { usage: "/complaint mine", does: "The complaints that you filed, and where each stands" },
    none: "You have filed no complaints.",
  },
  watch: {
    severities: { S1: "S1 critical", S2: "S2 high", S3: "S3 normal", S4: "S4 low" },
    states: {
      recorded: "to be judged",
      informing: "more information wanted",
      valid: "to be assigned",
      assigned: "to be analysed",
      analysed: "remedy to be proposed",
      proposed: "to be approved",
      returned: "returned, to be proposed anew",
      approved: "to be carried out",
      carriedOut: "to be evaluated",
      waiting: "waiting for the client",
      closed: "closed",
      notValid: "not valid",
      withdrawn: "withdrawn",
    } satisfies Record<State, string>,
    filed: (day: string) => `filed ${day}`,
    repeat: "a repeat",
    clocks: {
      acknowledge: "the time to acknowledge it",
      propose: "the time to propose a remedy",
      resolve: "the time to put it right and tell the client",
      legal: "the time that the law allows",
    },
    moment: (day: string, time: string) => `${day}, ${time}`,
    about: (number: string, severity: string, name: string) => `Complaint ${number} (${severity}) of ${name}`,
    nobody: "somebody who left no name",
    used: (about: string, what: string, share: number, when: string) =>
      `${about}: ${share}% of ${what} is used. It ends on ${when}.`,
    over: (about: string, what: string, when: string) => `${about}: ${what} is over since ${when}.`,
    warning: (number: string) => `Time runs on complaint ${number}`,
    open: "Open the complaint",
  },
};

const zh: typeof en = {
  filing: {
    commandName: "投诉",
    helpMine: { usage: "/complaint 我的", does: "我登记的投诉及其进展" },
    none: "您没有登记过投诉。",
  },
  watch: {
    severities: { S1: "S1 特别重大", S2: "S2 重大", S3: "S3 一般", S4: "S4 轻微" },
    states: {
      recorded: "待认定",
      informing: "待补充材料",
      valid: "待确定责任部门",
      assigned: "待分析",
      analysed: "待提出方案",
      proposed: "待批示",
      returned: "已退回，待重拟方案",
      approved: "待落实",
      carriedOut: "待评价",
      waiting: "等待客户",
      closed: "办结归档",
      notValid: "投诉不成立",
      withdrawn: "已撤回",
    },
    filed: (day) => `${day}登记`,
    repeat: "重复投诉",
    clocks: {
      acknowledge: "受理时限",
      propose: "提出处理方案的时限",
      resolve: "办理并答复客户的时限",
      legal: "法定办理时限",
    },
    moment: (day, time) => `${day}${time}`,
    about: (number, severity, name) => `投诉${number}（${severity}，${name}）`,
    nobody: "未留姓名",
    used: (about, what, share, when) => `${about}：${what}已用${share}%，截止${when}。`,
    over: (about, what, when) => `${about}：${what}已于${when}届满，现已超期。`,
    warning: (number) => `投诉${number}时限预警`,
    open: "查看投诉",
  },
};

export const complaintsText: InBoth<typeof en> = { en, zh };
