import { figure, type InBoth } from "../../../lib/language.ts";

const en = {
  helpList: {
    usage: "/complaint list open overdue S2",
    does: "Complaints by state, severity, category, department, mine, overdue, repeat, from one day to another",
  },
  list: (n: number) => `Complaints: ${figure(n)}`,
  filters: { open: "open", mine: "mine", overdue: "overdue", repeat: "repeat" },
  none: "No such complaints.",
  unknownFilter: (words: string) =>
    `“${words}” is none of the filters: open, mine, overdue, repeat, S1 to S4, a state, a category or a department (with hyphens for blanks), and days such as 2026-11-01.`,
  filed: (day: string) => `filed ${day}`,
  repeat: "a repeat",
};

const zh: typeof en = {
  helpList: {
    usage: "/complaint 列表 未结 超期 S2",
    does: "按状态、严重程度、类别、部门、我的、超期、重复及登记日期查看投诉",
  },
  list: (n) => `投诉：${figure(n)}件`,
  filters: { open: "未结", mine: "我的", overdue: "超期", repeat: "重复" },
  none: "没有符合条件的投诉。",
  unknownFilter: (words) =>
    `无法识别“${words}”。可用条件：未结、我的、超期、重复、S1至S4、状态、类别、部门（空格写作连字符）及日期，如2026-11-01。`,
  filed: (day) => `${day}登记`,
  repeat: "重复投诉",
};

/** The lists of complaints and their filters. */
export const archiveText: InBoth<typeof en> = { en, zh };
