import { figure, type InBoth, plural } from "../../../lib/language.ts";

const en = {
  helpList: {
    usage: "/complaint list open overdue S2",
    does: "complaints by state, severity, category, department, mine, overdue, repeat, from one day to another",
  },
  list: (n: number) => `Complaints: ${figure(n)}`,
  filters: { open: "open", mine: "mine", overdue: "overdue", repeat: "repeat" },
  /** who is used to other words types these */
  overdueToo: "late",
  none: "No such complaints.",
  unknownFilter: (words: string) =>
    `“${words}” is none of the filters: open, mine, overdue, repeat, S1 to S4, a state, a category or a department (with hyphens for blanks), and days such as 2026-11-01 (from it), ..2026-11-30 (up to it).`,
  filed: (day: string) => `filed ${day}`,
  repeat: "a repeat",
  narrowed: (words: string) => `Only: ${words}`,
  from: (day: string) => `from ${day}`,
  to: (day: string) => `up to ${day}`,
  filter: "Filter",
  filterTitle: "Which complaints?",
  show: "Show",
  cancel: "Cancel",
  listTitle: "Complaints",
  any: "All",
  anyDepartment: "All departments",
  openStates: "Open: not ended yet",
  fields: {
    state: "State",
    severity: "Severity",
    category: "Category",
    department: "Department",
    marks: "Only those that",
    from: "Filed from",
    to: "Filed up to",
  },
  marks: { mine: "are mine: I filed them or see to them", overdue: "are overdue", repeat: "are repeats" },
  faults: {
    unknown: "This choice is no longer there. Please choose again.",
    notADate: "There is no such day.",
    turned: "This lies before the first day.",
  },
};

const zh: typeof en = {
  helpList: {
    usage: "/complaint 列表 未结 超时 S2",
    does: "按状态、严重程度、类别、部门、我的、超时、重复及登记日期查看投诉",
  },
  list: (n) => `投诉：${figure(n)}件`,
  filters: { open: "未结", mine: "我的", overdue: "超时", repeat: "重复" },
  overdueToo: "超期",
  none: "没有符合条件的投诉。",
  unknownFilter: (words) =>
    `无法识别“${words}”。可用条件：未结、我的、超时、重复、S1至S4、状态、类别、部门（空格写作连字符）及日期，如2026-11-01（起）、..2026-11-30（止）。`,
  filed: (day) => `${day}登记`,
  repeat: "重复投诉",
  narrowed: (words) => `筛选条件：${words}`,
  from: (day) => `${day}起`,
  to: (day) => `至${day}`,
  filter: "筛选",
  filterTitle: "筛选投诉",
  show: "查看",
  cancel: "取消",
  listTitle: "投诉",
  any: "全部",
  anyDepartment: "全部部门",
  openStates: "未结",
  fields: {
    state: "状态",
    severity: "严重程度",
    category: "投诉类别",
    department: "责任部门",
    marks: "只看",
    from: "登记日期起",
    to: "登记日期止",
  },
  marks: { mine: "我的：由我登记或处理", overdue: "已超时", repeat: "重复投诉" },
  faults: { unknown: "该选项已不存在，请重新选择。", notADate: "没有这一天。", turned: "不能早于起始日期。" },
};

/** The lists of complaints and their filters. */
export const archiveText: InBoth<typeof en> = { en, zh };

const recordEn = {
  complainant: "Complainant",
  concerning: "Complained about",
  reporter: "Filed by",
  responsible: "Responsible",
  department: "Department",
  came: "Came by",
  happened: "Happened",
  wished: "Wish",
  history: "History",
  keptTyped: "What you typed, so that nothing of it is lost:",
  extensionAsked: "More time is asked for",
  ended: "Both clocks have ended",
  steps: (n: number) => plural(n, "step", "steps"),
  details: "Details",
  readAll: "Read it all",
  caseFile: "Case file",
  open: "Open",
  fileStates: { waiting: "being fetched", stored: "kept", refused: "not kept" } as Record<string, string>,
  gone: "There is no such complaint that you may see.",
  notFound: (typed: string) =>
    `There is no complaint ${typed} that you may see. /complaint mine lists yours; a number looks like C-2026-000123.`,
};

const recordZh: typeof recordEn = {
  complainant: "投诉人",
  concerning: "被投诉人",
  reporter: "登记人",
  responsible: "处理人",
  department: "责任部门",
  came: "投诉渠道",
  happened: "发生日期",
  wished: "客户诉求",
  history: "办理经过",
  keptTyped: "以下为您填写的内容，供您留存：",
  extensionAsked: "已申请延期",
  ended: "时限计时已结束",
  steps: (n) => `${n}条`,
  details: "详情",
  readAll: "查看全文",
  caseFile: "投诉卷宗",
  open: "打开",
  fileStates: { waiting: "获取中", stored: "已保存", refused: "未保存" },
  gone: "没有您可查看的这件投诉。",
  notFound: (typed) => `没有您可查看的投诉${typed}。“/complaint 我的”可列出您的投诉；编号形如C-2026-000123。`,
};

/** One complaint as its reader may see it. */
export const recordText: InBoth<typeof recordEn> = { en: recordEn, zh: recordZh };
