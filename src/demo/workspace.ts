import { branchName, channels, demoZone, emailOf, staffOf } from "./house.ts";
import type { Naming } from "./naming.ts";

/** The Slack side of the demo: who is in the practice workspace, and which channels it has. */
export type DemoWorkspace = {
  team: { id: string; name: string; domain: string };
  users: DemoUser[];
  channels: { id: string; name: string; isPrivate?: boolean; members: string[] }[];
};
export type DemoUser = {
  id: string;
  name: string;
  realName: string;
  title: string;
  email: string;
  locale: string;
  tz: string;
  isAdmin?: boolean;
  isBot?: boolean;
};

export const demoBotUserId = "U0ROUNDS";

/** The members of the demo branch with their bot, and their channels. */
export function demoWorkspace(naming: Naming = "mixed"): DemoWorkspace {
  const staff = staffOf(naming);
  const everyone = staff.map(({ slackId }) => slackId);
  const membersOf = (team: string) => staff.filter((person) => person.team === team).map(({ slackId }) => slackId);
  const [firstTeam = "", secondTeam = ""] = [...new Set(staff.map(({ team }) => team))];
  const desk = staff.filter(({ roles }) => roles === "desk" || roles === "lead").map(({ slackId }) => slackId);
  return {
    team: { id: "T0LUJIAZUI", name: branchName(naming), domain: "lujiazui" },
    users: [
      ...staff.map((person) => ({
        id: person.slackId,
        name: person.handle,
        realName: person.name,
        title: person.title,
        email: emailOf(person.handle),
        locale: person.language === "zh" ? "zh-CN" : "en-US",
        tz: demoZone,
        ...(person.roles === "admin" ? { isAdmin: true } : {}),
      })),
      bot,
    ],
    channels: [
      { id: channels.general, name: "general", members: [...everyone, demoBotUserId] },
      { id: channels.pujiang, name: "team-pujiang", members: [...membersOf(firstTeam), demoBotUserId] },
      { id: channels.riverside, name: "team-riverside", members: [...membersOf(secondTeam), demoBotUserId] },
      { id: channels.desk, name: "complaint-desk", isPrivate: true, members: [...desk, demoBotUserId] },
    ],
  };
}

const bot: DemoUser = {
  id: demoBotUserId,
  name: "rounds",
  realName: "Rounds",
  title: "",
  email: emailOf("rounds"),
  locale: "en-US",
  tz: demoZone,
  isBot: true,
};
