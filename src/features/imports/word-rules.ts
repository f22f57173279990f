import { oneOf, someOf } from "./cell-rules.ts";

// The words that cells may hold, in English and Chinese; the name before each list is what is stored.

const knownJurisdiction = oneOf({
  CN: ["中国", "中国大陆", "china"],
  UK: ["gb", "英国", "united kingdom"],
  AU: ["澳大利亚", "australia"],
});
/** Any other country by its two letters. */
export const jurisdiction = (text: string) =>
  knownJurisdiction(text) ?? (/^[A-Za-z]{2}$/.test(text.trim()) ? text.trim().toUpperCase() : undefined);

export const roles = someOf({
  manager: ["client manager", "客户经理", "经理"],
  lead: ["team lead", "leader", "主管", "团队主管", "业务主管"],
  staff: ["员工", "职员"],
  desk: ["complaint desk", "投诉专员", "消保专员", "投诉"],
  admin: ["administrator", "管理员", "系统管理员"],
});

export const grades = oneOf({
  senior: ["高级", "高级客户经理"],
  first: ["1", "一级", "一级客户经理"],
  second: ["2", "二级", "二级客户经理"],
  third: ["3", "三级", "三级客户经理"],
  fourth: ["4", "四级", "四级客户经理"],
  trainee: ["见习", "见习客户经理"],
});

export const clientKinds = oneOf({
  person: ["individual", "private", "个人", "个人客户", "自然人", "零售"],
  organisation: [
    "organization",
    "company",
    "corporate",
    "对公",
    "对公客户",
    "企业",
    "企业客户",
    "公司",
    "机构",
    "法人",
    "法人客户",
    "单位",
  ],
});

export const languages = oneOf({
  en: ["english", "英文", "英语", "en-gb", "en-us"],
  zh: ["chinese", "中文", "简体中文", "zh-cn"],
});

export const teamKinds = oneOf({ managers: ["manager", "团队", "客户经理团队"], department: ["dept", "部门"] });

export const calendars = oneOf({ solar: ["公历", "阳历", "新历", "gregorian"], lunar: ["农历", "阴历", "旧历"] });

export const contactKinds = oneOf({
  visit: ["走访", "拜访", "上门"],
  call: ["phone", "电话", "电联"],
  message: ["短信", "微信", "消息", "信息"],
});

export const directions = oneOf({ ours: ["我方", "主动"], theirs: ["对方", "客户", "客户来访", "来电"] });

export const outcomes = oneOf({
  reached: ["已联系", "成功", "已接通", "已见面"],
  "not reached": ["未联系上", "未接通", "未见到"],
  refused: ["拒绝", "已拒绝"],
  other: ["其他"],
});
