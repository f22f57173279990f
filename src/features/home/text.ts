import type { Role } from "../../deps.ts";
import { figure, type InBoth, plural } from "../../lib/language.ts";

type Planned = { visits: number; calls: number; done: number; beyond: number };
type FollowUps = { open: number; due: number; late: number };
type Team = { done: number; planned: number; late: number };

const en = {
  greeting: (name: string) => `Good day, ${name}`,
  roles: {
    manager: "client manager",
    lead: "team lead",
    staff: "staff",
    desk: "complaint desk",
    admin: "administrator",
  } satisfies Record<Role, string>,
  reportsTo: (name: string) => `reports to ${name}`,
  today: (date: string) => `Today, ${date}`,
  planned: ({ visits, calls, done, beyond }: Planned) =>
    `Plan: ${plural(visits, "visit", "visits")} and ${plural(calls, "call", "calls")}, ${figure(done)} done${beyond > 0 ? `; ${plural(beyond, "more is", "more are")} due` : ""}.`,
  followUpsStand: ({ open, due, late }: FollowUps) =>
    open === 0
      ? "Follow-ups: none is open."
      : `Follow-ups: ${figure(open)} open, ${figure(due)} due now, ${figure(late)} overdue.`,
  teamStands: ({ done, planned, late }: Team) =>
    `Team: ${planned > 0 ? `${figure(done)} of ${figure(planned)} planned visits and calls done` : "no plans are posted today"}; ${plural(late, "overdue follow-up", "overdue follow-ups")}.`,
  nothingOwn: "Nobody reports to you yet.",
  followUps: "Follow-ups",
  teamView: "How the team stands",
  notPlanned: (at: string) =>
    `No plan is posted for today yet. It comes at ${at} on working days; you can look at it now.`,
  dayOff: "Today is a day off. You can look at the next working day's plan.",
  showPlan: "Show the plan",
  showTeam: "Show the team's day",
  findClient: "Find a client",
  logContact: "Log a contact",
  showBook: "All clients",
  myComplaints: "My complaints",
  canDo: "What you can do",
  staff: "Client records are for client managers and their leads.",
  admin: "For administrators",
  notInSlack: (n: number) => `${plural(n, "person is", "people are")} not found in Slack (matched by e-mail):`,
  allInSlack: "Everyone in the house is found in Slack.",
  unpublished: (jurisdictions: string, year: number) =>
    `Calendar not published: ${jurisdictions} ${year}. Days there are Monday to Friday less the fixed holidays, until you load the year (npm run rounds -- calendar).`,
  andMore: (n: number) => `and ${figure(n)} more`,
};

const zh: typeof en = {
  greeting: (name) => `${name}，您好`,
  roles: { manager: "客户经理", lead: "团队主管", staff: "员工", desk: "投诉专员", admin: "管理员" },
  reportsTo: (name) => `上级：${name}`,
  today: (date) => `今日：${date}`,
  planned: ({ visits, calls, done, beyond }) =>
    `计划：走访${visits}户，电话联系${calls}户，已完成${done}户${beyond > 0 ? `；另有${figure(beyond)}户待联系` : ""}。`,
  followUpsStand: ({ open, due, late }) =>
    open === 0 ? "待跟进：暂无。" : `待跟进：共${figure(open)}项，已到期${figure(due)}项，已超期${figure(late)}项。`,
  teamStands: ({ done, planned, late }) =>
    `团队：${planned > 0 ? `今日计划已完成${figure(done)}户，共${figure(planned)}户` : "今日尚无已发布的计划"}；超期待跟进${figure(late)}项。`,
  nothingOwn: "暂无向您汇报的人员。",
  followUps: "待跟进",
  teamView: "团队情况",
  notPlanned: (at) => `今日计划尚未发布。计划于工作日${at}发布，现在也可以先行查看。`,
  dayOff: "今天是非工作日。可以先行查看下一个工作日的计划。",
  showPlan: "查看计划",
  showTeam: "查看团队今日计划",
  findClient: "查找客户",
  logContact: "登记联系",
  showBook: "全部客户",
  myComplaints: "我的投诉",
  canDo: "可用功能",
  staff: "客户档案仅供客户经理及其主管查看。",
  admin: "管理员事项",
  notInSlack: (n) => `以下${figure(n)}人未在Slack中找到（按邮箱匹配）：`,
  allInSlack: "人员名单中的所有人均已在Slack中找到。",
  unpublished: (jurisdictions, year) =>
    `节假日安排未公布：${jurisdictions} ${year}年。在导入该年安排之前，按周一至周五并扣除法定固定节假日计算（npm run rounds -- calendar）。`,
  andMore: (n) => `另有${figure(n)}人`,
};

export const homeText: InBoth<typeof en> = { en, zh };
