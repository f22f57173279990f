import type { Entry } from "./fields.ts";

/** The people of complaint-house.ts, as those call them who read Chinese. */
export const names = { Boss: "老板", Lin: "林主管", Mei: "梅经理", Tom: "汤经理", Wu: "吴柜员", Dora: "朵拉" };

type Step = {
  by: keyof typeof names;
  button: [en: string, zh: string];
  values: Record<string, [Entry, Entry]>;
  zhFields: string[];
};
const both = (value: string): [Entry, Entry] => [value, value];

/** From filed to its end, in both languages: the buttons, the fields and what is put into them. */
export const way: Step[] = [
  {
    by: "Dora",
    button: ["Ask for more", "请登记人补充"],
    values: { "What is to be told": ["Which counter?", "哪个柜台？"] },
    zhFields: ["需补充的内容"],
  },
  {
    by: "Wu",
    button: ["Answer the desk", "补充情况"],
    values: { "Your answer": ["Counter three", "三号柜台"] },
    zhFields: ["补充情况"],
  },
  {
    by: "Dora",
    button: ["Reclassify", "调整类别"],
    values: { Severity: ["S2 high", "S2 重大"], Reason: ["Money lost", "客户受损"] },
    zhFields: ["严重程度", "理由"],
  },
  { by: "Dora", button: ["Valid", "投诉成立"], values: { Remarks: ["Seen", "属实"] }, zhFields: ["意见"] },
  {
    by: "Dora",
    button: ["Assign", "确定责任部门"],
    values: { "Responsible department": both("一部"), "Responsible person": ["Wu", names.Wu] },
    zhFields: ["责任部门", "处理人"],
  },
  {
    by: "Wu",
    button: ["Wait for client", "待客户反馈"],
    values: { "What the client is to answer": ["The date", "日期"] },
    zhFields: ["待客户反馈的事项"],
  },
  {
    by: "Wu",
    button: ["Client answered", "客户已反馈"],
    values: { "What the client answered": ["The third", "三日"] },
    zhFields: ["客户反馈"],
  },
  {
    by: "Wu",
    button: ["Ask for more time", "申请延期"],
    values: { Reason: ["Pictures", "调取录像"] },
    zhFields: ["理由"],
  },
  {
    by: "Lin",
    button: ["Grant more time", "同意延期"],
    values: { Remarks: ["Hurry", "抓紧"] },
    zhFields: ["意见"],
  },
  {
    by: "Wu",
    button: ["Analyse", "分析投诉原因"],
    values: {
      Cause: ["Felt ignored or slighted", "感到被忽视或轻慢"],
      "In words": ["Nobody greeted", "无人接待"],
      "Five whys": ["Too few counters", "柜台太少"],
    },
    zhFields: ["投诉原因", "原因说明", "五问法"],
  },
  {
    by: "Wu",
    button: ["Propose a remedy", "提交方案"],
    values: {
      Remedy: ["Apologise", "致歉"],
      Compensation: ["1,200.50", "1,200.50"],
      "How it will not happen again": ["A float", "增设柜台"],
      "Promise to the client": ["A letter", "致函"],
      "Promised for": both("2035-03-20"),
    },
    zhFields: ["处理方案", "补偿金额", "防范措施", "对客户的承诺", "承诺完成日期"],
  },
  {
    by: "Lin",
    button: ["Return", "退回修改"],
    values: { Remarks: ["Too little", "力度不够"] },
    zhFields: ["意见"],
  },
  {
    by: "Wu",
    button: ["Propose a remedy", "提交方案"],
    values: { Remedy: ["Apologise, and a gift", "致歉并赠礼"] },
    zhFields: ["处理方案"],
  },
  { by: "Lin", button: ["Approve", "同意"], values: { Remarks: ["Well done", "同意"] }, zhFields: ["意见"] },
  {
    by: "Wu",
    button: ["Carried out", "登记实施结果"],
    values: { "What was done": ["Called", "已上门"], "How the client was told": ["In person", "当面"] },
    zhFields: ["实施情况", "告知方式"],
  },
  {
    by: "Lin",
    button: ["Evaluate and close", "总结评价并办结"],
    values: { "How satisfied is the client?": ["4 · satisfied", "4 · 满意"], Lesson: ["Greet", "主动接待"] },
    zhFields: ["客户是否满意", "经验教训"],
  },
  { by: "Dora", button: ["Reopen", "重新受理"], values: { Reason: ["Again", "再次来电"] }, zhFields: ["理由"] },
  { by: "Dora", button: ["Withdraw", "撤销投诉"], values: { Reason: ["Settled", "已和解"] }, zhFields: ["理由"] },
];

/** The fields of the form that files it. */
export const filing: Record<string, [zhField: string, en: Entry, zh: Entry]> = {
  "Who complains?": ["投诉人", "Not a client", "非本机构客户"],
  "Their name": ["姓名", "Ann Lee", "李安"],
  "Their phone": ["电话", "5551234", "5551234"],
  "What is it about?": ["投诉类别", "Service", "服务质量"],
  "More exactly": ["具体类别", "Waiting time", "排队等候"],
  "How severe is it?": ["严重程度", "S3 normal", "S3 一般"],
  "What happened?": ["投诉内容", "A long queue", "排队太久"],
  "What does the client want?": ["客户诉求", "An apology", "道歉"],
  "How did it reach us?": ["投诉渠道", "Phone", "电话"],
  "When did it happen?": ["发生日期", "2035-03-02", "2035-03-02"],
  "Where did it happen?": ["发生地点", "The hall", "大厅"],
};
