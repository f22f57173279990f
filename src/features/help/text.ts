import type { InBoth } from "../../lib/language.ts";

const en = {
  title: "What Rounds does for you",
  titleOf: (command: string) => `What ${command} does`,
  hint: "Every word can also be written to me in a direct message, without the slash. Answers are for your eyes only.",
  plan: (at: string) => `Managers find the day's plan in their messages with me at ${at} on every working day.`,
  staff: "Client records are for client managers and their leads. Complaints anyone of the house may file.",
  helpUsage: { usage: "/rounds help", does: "all that Rounds does for you" },
  clientsHelp: { usage: "/clients help", does: "what /clients does" },
};

const zh: typeof en = {
  title: "Rounds可以为您做什么",
  titleOf: (command) => `${command}的用法`,
  hint: "也可以不加斜杠，直接在私信中发给我。回答仅您本人可见。",
  plan: (at) => `每个工作日${at}，客户经理会在与我的私信中收到当日计划。`,
  staff: "客户档案仅供客户经理及其主管查看。投诉人人均可登记。",
  helpUsage: { usage: "/rounds 帮助", does: "Rounds的全部用法" },
  clientsHelp: { usage: "/clients 帮助", does: "/clients的用法" },
};

export const helpText: InBoth<typeof en> = { en, zh };
