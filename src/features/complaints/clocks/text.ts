import { type InBoth, plural } from "../../../lib/language.ts";

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
  stepClock: {
    acknowledge: (at: string) => `To be acknowledged by ${at}`,
    propose: (at: string) => `Remedy to be proposed by ${at}`,
  },
  clockStands: "The house's clock stands while the client is waited for",
  house: (at: string, left: string) => `House clock: until ${at}, ${left} left`,
  houseLate: (at: string, late: string) => `House clock: was due ${at}, ${late} late`,
  legal: (day: string, left: number) => `Legal clock: up to and including ${day}, ${plural(left, "day", "days")} left`,
  legalLate: (day: string, late: number) => `Legal clock: ended on ${day}, ${plural(late, "day", "days")} ago`,
  daysHours: (days: number, hours: number) =>
    `${plural(days, "working day", "working days")}${hours > 0 ? ` ${hours} h` : ""}`,
  hoursMinutes: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
  minutes: (minutes: number) => `${minutes} min`,
};

const zh: typeof en = {
  clocks: {
    acknowledge: "首次响应时限",
    propose: "提出处理方案的时限",
    resolve: "办理并答复客户的时限",
    legal: "监管时限",
  },
  moment: (day, time) => `${day}${time}`,
  about: (number, severity, name) => `投诉${number}（${severity}，${name}）`,
  nobody: "未留姓名",
  used: (about, what, share, when) => `${about}：${what}已用${share}%，截止${when}。`,
  over: (about, what, when) => `${about}：${what}已于${when}届满，现已超时。`,
  warning: (number) => `投诉${number}时限预警`,
  open: "查看投诉",
  stepClock: {
    acknowledge: (at) => `首次响应时限：${at}`,
    propose: (at) => `提交方案时限：${at}`,
  },
  clockStands: "待客户反馈期间，内部时限暂停计时",
  house: (at, left) => `内部时限：${at}，剩余${left}`,
  houseLate: (at, late) => `内部时限：${at}，已超时${late}`,
  legal: (day, left) => `监管时限：${day}，剩余${left}天`,
  legalLate: (day, late) => `监管时限：${day}，已超时${late}天`,
  daysHours: (days, hours) => `${days}个工作日${hours > 0 ? `${hours}小时` : ""}`,
  hoursMinutes: (hours, minutes) => `${hours}小时${minutes}分钟`,
  minutes: (minutes) => `${minutes}分钟`,
};

/** How both clocks are told, and what a warning says. */
export const clocksText: InBoth<typeof en> = { en, zh };
