import { analyse, approve, assign, type Case, closed, propose, said, valid } from "./complaint-cases.ts";

const desk = "U0WUMIN";
const [mei, wenbo, siyuan, yaqin] = ["U0MEI", "U0WENBO", "U0SIYUAN", "U0YAQIN"];
const [daniel, sophie, arjun] = ["U0DANIEL", "U0SOPHIE", "U0ARJUN"];
const [teller, technician, serviceDesk] = ["U0SUNLI", "U0HEJUN", "U0TOM"];

/** What was closed, refused or taken back, the oldest first. */
const past: Case[] = [
  {
    ...{ client: [wenbo, 0], by: teller, at: "45 10:20", category: "fees", subCategory: "unannounced" },
    ...{ severity: "S3", channel: "counter" },
    what: said("账户管理费未提前告知就扣收", "The account fee was taken without a word before"),
    steps: closed({
      from: ["45 11:00", "44 15:10", "43 10:05", "42 16:30", "41 10:30"],
      ...{ by: wenbo, cause: "unclear", satisfaction: 4 },
      words: said("开户时未讲清收费标准", "The fee was not explained when the account was opened"),
      done: said("已退还费用并致歉", "Refunded the fee and apologised"),
      clientsWords: said("退费及时，可以接受", "The refund came quickly, fair enough"),
    }),
  },
  {
    ...{ client: [arjun, 0], by: serviceDesk, at: "30 14:05", category: "service", subCategory: "errand" },
    ...{ severity: "S3", channel: "hotline" },
    what: said("转账收款人录入错误，款项被退回", "A transfer was keyed with the wrong payee and came back"),
    steps: closed({
      from: ["30 15:00", "29 10:40", "28 11:15", "26 15:20", "25 10:00"],
      ...{ by: arjun, cause: "humanError", satisfaction: 2 },
      words: said("录入后未复核", "Nobody checked what was keyed"),
      done: said("已重新汇出并承担手续费", "Sent it again at our cost"),
      clientsWords: said("问题解决了，但等得太久", "Solved, but it took too long"),
    }),
  },
  {
    ...{ client: [mei, 0], by: teller, at: "17 09:40", category: "service", subCategory: "attitude" },
    ...{ severity: "S2", channel: "phone" },
    what: said("大额取款预约后仍被要求改天再来", "Asked to come another day for cash that had been booked"),
    wish: said("希望当面道歉", "Wants an apology in person"),
    steps: closed({
      from: ["17 10:10", "16 15:00", "15 10:30", "14 16:00", "14d 15:30"],
      ...{ by: mei, cause: "slighted", satisfaction: 5 },
      words: said(
        "预约信息未传到柜台，客户感到被轻慢",
        "The booking never reached the counter; the client felt slighted",
      ),
      done: said(
        "经理与客户经理登门致歉，预约流程已改",
        "Called on the client to apologise; bookings now reach the counter",
      ),
      clientsWords: said("处理得很用心，谢谢", "Handled with care, thank you"),
    }),
  },
  {
    ...{ client: [daniel, 0], by: daniel, at: "16 11:20", category: "sale", subCategory: "result" },
    ...{ severity: "S4", channel: "message" },
    what: said("基金收益低于同类产品", "The fund earned less than others of its kind"),
    steps: [
      {
        ...{ act: "judgeNotValid", by: desk, at: "15 10:00" },
        given: { reason: said("风险已书面揭示，客户已签字确认", "The risk was explained in writing and signed for") },
      },
    ],
  },
  {
    ...{ client: [siyuan, 0], by: technician, at: "9 16:15", category: "systems", subCategory: "app" },
    ...{ severity: "S3", channel: "hotline" },
    what: said("手机银行无法登录", "Cannot log in to the mobile bank"),
    steps: [
      {
        ...{ act: "withdraw", by: technician, at: "9 17:10" },
        given: {
          reason: said(
            "客户更新版本后已恢复，主动撤回",
            "It works since the app was updated; the client takes it back",
          ),
        },
      },
    ],
  },
];

/** What is on the way, the oldest first: past its deadline, near it, and fresh. */
const open: Case[] = [
  {
    ...{ client: [wenbo, 1], by: wenbo, at: "12 10:05", category: "money", subCategory: "late" },
    ...{ severity: "S3", channel: "phone" },
    what: said("跨行汇款三天未到账", "A transfer to another bank took three days"),
    steps: [
      ...[valid("12 11:00"), assign(wenbo, "12 11:10")],
      analyse(wenbo, "9 15:20", "process", said("大额汇款人工审核积压", "Large transfers waited for a check by hand")),
      propose(wenbo, "4 10:30", {
        promisedInDays: 1,
        given: {
          compensation: { minor: 20_000, currency: "CNY" },
          promise: said("书面答复汇款延迟原因", "Explain the delay in writing"),
          prevention: said("增加复核人手，当日清零", "A second checker, so that nothing waits overnight"),
        },
      }),
      approve(wenbo, "3 16:40"),
    ],
  },
  {
    ...{ client: [sophie, 1], by: serviceDesk, at: "8 09:50", category: "fees", subCategory: "interest" },
    ...{ severity: "S3", channel: "letter" },
    what: said("贷款利率调整后多收一期利息", "A month's interest too much after the rate was changed"),
    steps: [
      ...[valid("8 11:30"), assign(arjun, "8 11:45")],
      analyse(
        arjun,
        "5 14:10",
        "system",
        said("利率生效日取错", "The system took the wrong first day of the new rate"),
      ),
      propose(arjun, "1 15:00", { given: { compensation: { minor: 86_250, currency: "CNY" } } }),
    ],
  },
  {
    ...{ client: [mei, 1], by: mei, at: "6 14:30", category: "privacy", subCategory: "calls" },
    ...{ severity: "S4", channel: "message" },
    what: said("一周内接到多次营销电话", "Several sales calls within a week"),
    steps: [
      ...[valid("6 15:10"), assign(mei, "6 15:20")],
      analyse(
        mei,
        "5 10:00",
        "process",
        said("免打扰名单未同步到外呼", "The do-not-call list had not reached the call centre"),
      ),
      {
        ...{ act: "waitForClient", by: mei, at: "4 11:30" },
        given: { awaited: said("请客户提供来电号码", "The numbers that called, from the client") },
      },
    ],
  },
  {
    ...{ client: [daniel, 1], by: technician, at: "4 09:30", category: "systems", subCategory: "machine" },
    ...{ severity: "S2", channel: "counter" },
    what: said("自助柜员机吞钞 5,000 元未入账", "The cash machine kept 5,000 yuan and did not book it"),
    wish: said("尽快入账", "Have it booked at once"),
    steps: [
      ...[valid("4 10:15"), assign(daniel, "4 10:30")],
      analyse(daniel, "2 16:20", "system", said("点钞模块卡钞", "Notes were jammed in the counting unit")),
    ],
  },
  {
    ...{ client: [sophie, 2], by: serviceDesk, at: "3 10:10", category: "sale", subCategory: "misled" },
    ...{ severity: "S2", channel: "phone", about: sophie },
    what: said("称购买时被告知保本", "Says they were told that the capital was guaranteed"),
    steps: [valid("3 11:40"), assign(daniel, "3 14:00")],
  },
  {
    ...{ client: [yaqin, 0], by: teller, at: "2 15:45", category: "money", subCategory: "missing" },
    ...{ severity: "S1", channel: "counter" },
    what: said("账户被扣 38,000 元，客户否认本人操作", "38,000 yuan left the account; the client did not do it"),
    wish: said("追回资金，查明原因", "The money back, and to know how it happened"),
    steps: [
      ...[valid("2 16:05"), assign(yaqin, "2 16:10")],
      analyse(
        yaqin,
        "1 09:40",
        "thirdParty",
        said("疑似电信诈骗，已申请止付", "Looks like phone fraud; a stop was asked for"),
      ),
      propose(yaqin, "1 11:20", { given: { compensation: { minor: 3_800_000, currency: "CNY" } } }),
    ],
  },
  {
    ...{ client: [sophie, 0], by: serviceDesk, at: "2 10:10", category: "fees", subCategory: "unannounced" },
    ...{ severity: "S3", channel: "hotline" },
    what: said("信用卡年费未告知", "A card fee that nobody announced"),
    steps: [
      {
        ...{ act: "askReporter", by: desk, at: "2 11:00" },
        given: { question: said("是哪张卡？首年还是次年？", "Which card is it, and which year's fee?") },
      },
    ],
  },
  {
    // the same client and category as the first
    ...{ client: [wenbo, 0], by: teller, at: "1 14:20", category: "fees", subCategory: "unannounced" },
    ...{ severity: "S2", channel: "counter" },
    what: said("又扣了一次账户管理费", "The account fee was taken once more"),
    steps: [valid("1 15:30")],
  },
  {
    ...{ client: [arjun, 1], by: serviceDesk, at: "1 17:10", category: "service", subCategory: "waiting" },
    ...{ severity: "S3", channel: "counter" },
    what: said("排队一小时四十分钟", "An hour and forty minutes in the queue"),
    steps: [],
  },
];

/** The demo's complaints: their numbers follow each other by the time of filing. */
export const cases: readonly Case[] = [...past, ...open];
