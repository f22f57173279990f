import type { InBoth } from "../../../lib/language.ts";

const en = {
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
};

const zh: typeof en = {
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
};

/** What a warning says. */
export const clocksText: InBoth<typeof en> = { en, zh };
