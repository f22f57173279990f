import type { InBoth } from "../../lib/language.ts";

const en = {
  title: "What Rounds does for you",
  titleOf: (command: string) => `What ${command} does`,
  hint: "Every word can also be written to me directly, without the slash. Answers are for your eyes only.",
  plan: "Managers find the day's plan here at 08:00 on every working day.",
  staff: "You see no client records here. Complaints will be filed and followed here in a later version.",
  helpUsage: { usage: "/rounds help", does: "all that Rounds does for you" },
  clientsHelp: { usage: "/clients help", does: "what /clients does" },
};

const zh: typeof en = {
  title: "Rounds可以为您做什么",
  titleOf: (command) => `${command}的用法`,
  hint: "也可以不加斜杠，直接在此发消息给我。回答仅您本人可见。",
  plan: "每个工作日08:00，客户经理会在此收到当日计划。",
  staff: "您在此看不到客户档案。后续版本将支持在此登记和跟踪投诉。",
  helpUsage: { usage: "/rounds help", does: "Rounds的全部用法" },
  clientsHelp: { usage: "/clients help", does: "/clients的用法" },
};

export const helpText: InBoth<typeof en> = { en, zh };
