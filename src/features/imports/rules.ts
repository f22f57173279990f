import { halfWidth } from "../../lib/full-width.ts";

/** For each kind of file its columns: the name in our files, then the other words that a header may use. */
const headers = {
  branches: {
    branch: ["branch_name", "网点", "网点名称", "分行", "支行", "机构", "机构名称"],
    time_zone: ["timezone", "时区"],
    jurisdiction: ["country", "监管地", "管辖地", "国家", "国家或地区"],
    latitude: ["lat", "纬度"],
    longitude: ["lng", "lon", "经度"],
    language: ["语言"],
    desk_channel: ["投诉专员频道", "投诉频道", "消保频道"],
  },
  teams: {
    team: ["team_name", "团队", "团队名称", "部门", "部门名称"],
    branch: ["branch_name", "网点", "网点名称", "分行", "支行", "所属网点", "机构"],
    kind: ["type", "类型", "团队类型"],
    channel: ["频道", "团队频道"],
  },
  people: {
    email: ["e_mail", "mail", "邮箱", "电子邮箱", "邮件", "邮箱地址"],
    name: ["full_name", "姓名", "名字", "员工姓名"],
    roles: ["role", "角色", "岗位"],
    team: ["团队", "部门", "所属团队", "所属部门"],
    reports_to: ["manager", "汇报对象", "上级", "上级邮箱", "直属上级", "汇报给", "主管邮箱"],
    grade: ["等级", "级别", "职级", "客户经理等级"],
  },
  clients: {
    client_no: ["client_number", "client_id", "客户号", "客户编号", "客户号码"],
    name: ["client_name", "姓名", "名称", "客户名称", "客户姓名"],
    kind: ["client_kind", "类型", "客户类型", "客户性质"],
    segment: ["细分", "客户细分", "客群", "客户群", "行业"],
    owner_email: [
      "owner",
      "manager_email",
      "管户经理邮箱",
      "管户经理",
      "客户经理邮箱",
      "客户经理",
      "负责人邮箱",
      "负责人",
    ],
    assets: ["aum", "资产", "总资产", "金融资产", "管理资产", "资产余额", "资产金额"],
    currency: ["币种", "货币"],
    assets_as_of: ["as_of", "资产日期", "数据日期", "截至日期", "资产截至日期", "资产数据日期"],
    district: ["区域", "区", "区县", "地区", "片区", "行政区"],
    address: ["地址", "联系地址", "通讯地址"],
    phone: ["telephone", "mobile", "电话", "手机", "手机号", "手机号码", "联系电话", "电话号码"],
    latitude: ["lat", "纬度"],
    longitude: ["lng", "lon", "经度"],
    opened_on: ["opened", "开户日期", "开户日", "开户时间"],
    risk_preference: ["risk", "风险偏好", "风险等级", "风险承受能力"],
  },
  contacts: {
    client_no: ["client_number", "client_id", "客户号", "客户编号", "客户号码"],
    name: ["contact_name", "姓名", "联系人", "联系人姓名", "关键联系人"],
    role: ["角色", "身份", "联系人角色", "关系"],
    phone: ["telephone", "mobile", "电话", "手机", "手机号", "手机号码", "联系电话", "电话号码"],
    birthday: ["birth_date", "生日", "出生日期"],
    birthday_calendar: ["calendar", "生日历法", "历法", "生日类型"],
    anniversary: ["纪念日", "结婚纪念日"],
    note: ["notes", "备注", "说明"],
  },
  holdings: {
    client_no: ["client_number", "client_id", "客户号", "客户编号", "客户号码"],
    holding_no: ["holding_number", "持有编号", "产品编号", "合同号", "账号", "持仓编号"],
    product: ["product_name", "产品", "产品名称"],
    amount: ["金额", "持有金额", "本金"],
    currency: ["币种", "货币"],
    opened_on: ["opened", "起息日", "购买日期", "开始日期", "起始日期"],
    matures_on: ["matures", "maturity", "到期日", "到期日期"],
  },
  balances: {
    client_no: ["client_number", "client_id", "客户号", "客户编号", "客户号码"],
    as_of: ["assets_as_of", "date", "日期", "数据日期", "余额日期", "截至日期", "资产日期"],
    assets: ["aum", "balance", "资产", "总资产", "金融资产", "管理资产", "资产余额", "资产金额", "余额"],
    currency: ["币种", "货币"],
  },
  log: {
    client_no: ["client_number", "client_id", "客户号", "客户编号", "客户号码"],
    manager_email: ["manager", "owner_email", "客户经理邮箱", "客户经理", "管户经理邮箱", "管户经理", "负责人邮箱"],
    kind: ["type", "方式", "联系方式", "类型", "联系类型"],
    direction: ["方向", "发起方"],
    at: ["time", "date", "时间", "联系时间", "日期", "联系日期"],
    outcome: ["result", "结果", "联系结果", "走访结果"],
    notes: ["note", "备注", "记录", "内容"],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type Kind = keyof typeof headers;
export const kinds = Object.keys(headers) as Kind[];
export const isKind = (word: string): word is Kind => Object.hasOwn(headers, word);

const required: Record<Kind, readonly string[]> = {
  branches: ["branch"],
  teams: ["team"],
  people: ["email", "name"],
  clients: ["client_no", "name", "owner_email"],
  contacts: ["client_no", "name"],
  holdings: ["client_no", "holding_no"],
  balances: ["client_no", "as_of", "assets"],
  log: ["client_no", "manager_email", "kind", "at"],
};

/** What an import itself adds to a file of refused rows; taken off again when that file is imported. */
export const addedColumns = ["line", "reason"] as const;

/** What the checks of a row work out beside its columns. */
export const derivedColumns = ["search_text"] as const;

/** The columns of a kind, under the names that our own files use. */
export const columnsOf = (kind: Kind): string[] => Object.keys(headers[kind]);

export type HeaderMatch = {
  /** for each cell of a row the column it belongs to; null: not one of ours, not read */
  columns: (string | null)[];
  missing: string[];
  twice: string[];
  unknown: string[];
};

/** Which column is which, in English or Chinese, in any order; `line` and `reason` of a mended reject file are not read. */
export function matchHeader(cells: readonly string[], kind: Kind): HeaderMatch {
  const words = new Map<string, string>();
  for (const [column, others] of Object.entries(headers[kind]) as [string, readonly string[]][]) {
    for (const word of [column, ...others]) words.set(word, column);
  }
  const columns = cells.map((cell) => words.get(headerWord(cell)) ?? null);
  const isAdded = (cell: string) => (addedColumns as readonly string[]).includes(headerWord(cell));
  return {
    columns,
    missing: required[kind].filter((column) => !columns.includes(column)),
    twice: columnsOf(kind).filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column)),
    unknown: cells.filter((cell, i) => columns[i] === null && cell.trim() !== "" && !isAdded(cell)),
  };
}

/** ` Client No. *` is `client_no`. */
const headerWord = (cell: string) =>
  halfWidth(cell.replace(/^\uFEFF/, ""))
    .toLowerCase()
    .replace(/[*:：.'"()（）]/gu, "")
    .trim()
    .replace(/[\s-]+/g, "_");
