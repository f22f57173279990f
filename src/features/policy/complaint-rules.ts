import { z } from "zod";
import { readList } from "./list-rules.ts";

const whole = z.number().int().positive();
/** A limit in the branch's working time, or, for what may take its time, in calendar days. */
const limit = z.union([
  z.strictObject({ hours: whole }),
  z.strictObject({ workingDays: whole }),
  z.strictObject({ calendarDays: whole }),
]);
export type Limit = z.infer<typeof limit>;

/** `propose` null: no remedy need be proposed by a set time. */
const limits = z.strictObject({ acknowledge: limit, propose: limit.nullable(), resolve: limit });

const named = z.strictObject({
  id: z.string().min(1).max(60),
  en: z.string().min(1).max(70),
  zh: z.string().min(1).max(70),
  /** offered no more; complaints of earlier days still name it */
  retired: z.literal(true).optional(),
});

const category = named.extend({ sub: z.array(named).max(50) });
const names = z.array(named).min(1).max(50);

/** Bank complaints by what they are about; a house has its own words in its policy. */
const categories = `
service: Service / 服务质量
- attitude: Attitude or manner / 服务态度
- waiting: Waiting time / 排队等候
- errand: An errand done wrong or not at all / 业务办理差错
sale: Sale and advice / 产品销售
- misled: Misleading or incomplete advice / 误导销售
- unsuited: A product that does not suit / 产品不适合
- result: Return or value below what was expected / 收益未达预期
money: Money and transactions / 资金与交易
- missing: Funds missing / 资金缺失
- wrong: A wrong or doubled transaction / 交易差错
- late: A late transaction / 到账延迟
fees: Fees and interest / 收费与利息
- unannounced: A fee that was not announced / 收费未告知
- interest: Interest / 利息计算
privacy: Personal data / 个人信息
- leak: Data leaked / 信息泄露
- calls: Unwanted calls and messages / 骚扰营销
systems: Machines and systems / 设备与系统
- machine: Cash machine or terminal / 自助设备
- app: App or online bank / 手机银行与网银
other: Other / 其他`;

const channels = `
counter: In person / 当面
phone: Phone / 电话
message: Message / 短信或聊天
letter: Letter or e-mail / 信函或邮件
hotline: Hotline / 客服热线
regulator: Regulator / 监管转办
court: Court or mediation / 法院或调解
press: Press or social media / 媒体或网络`;

/** domain.md, "Complaints", step 4, and what is found beside it. */
const causes = `
slighted: Felt ignored or slighted / 感到被忽视或轻慢
doubt: Doubt of our competence / 对专业能力不信任
fixedIdea: A fixed idea of the client / 客户固有看法
humanError: A mistake of ours / 员工差错
process: A rule or process of ours / 制度或流程问题
system: A fault of a system or machine / 系统或设备故障
unclear: Terms not explained, or not understood / 条款未讲清
thirdParty: A third party / 第三方原因
other: Other / 其他`;

/** How complaints are sorted, how long each step may take, and what files are taken (domain.md, "Complaints"). */
export const complaintPolicyShape = z.strictObject({
  categories: z.array(category).min(1).max(50),
  channels: names,
  causes: names,
  severities: z.strictObject({ S1: limits, S2: limits, S3: limits, S4: limits }),
  /** calendar days from filing by jurisdiction: the first counts, each further one after an extension; `CN` for others */
  legalDays: z
    .record(z.string(), z.array(whole).min(1))
    .refine(({ CN }) => CN !== undefined, { path: ["CN"], message: "days" }),
  /** the same client and category again within so many days is a repeat */
  repeatDays: whole,
  /** the courtesy call after a complaint was closed */
  courtesyDays: whole,
  /** of one piece of evidence */
  fileBytes: whole,
});
export type ComplaintPolicy = z.infer<typeof complaintPolicyShape>;

export const defaultComplaintPolicy: ComplaintPolicy = {
  categories: z.array(category).parse(readList(categories, [], true)),
  channels: names.parse(readList(channels, [], false)),
  causes: names.parse(readList(causes, [], false)),
  severities: {
    S1: { acknowledge: { hours: 1 }, propose: { hours: 4 }, resolve: { workingDays: 3 } },
    S2: { acknowledge: { hours: 4 }, propose: { workingDays: 2 }, resolve: { workingDays: 5 } },
    S3: { acknowledge: { workingDays: 1 }, propose: { workingDays: 3 }, resolve: { workingDays: 10 } },
    S4: { acknowledge: { workingDays: 1 }, propose: null, resolve: { calendarDays: 15 } },
  },
  legalDays: { CN: [15, 30, 60], UK: [56], AU: [30] },
  repeatDays: 180,
  courtesyDays: 14,
  fileBytes: 50 * 1024 * 1024,
};
