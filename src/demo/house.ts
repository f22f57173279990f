import { groupName, type Naming, renamed } from "./naming.ts";
import type { DemoPerson } from "./person.ts";

export const demoZone = "Asia/Shanghai";
const branch = "陆家嘴支行 Lujiazui";
export const channels = {
  general: "C0GENERAL",
  pujiang: "C0PUJIANG",
  riverside: "C0RIVERSIDE",
  desk: "C0DESK",
} as const;

const pujiang = "浦江团队";
const riverside = "Riverside team";
const operations = "运营部 Operations";

export const emailOf = (handle: string): string => `${handle}@lujiazui.example`;

const zhManager = {
  language: "zh",
  title: "客户经理",
  roles: "manager",
  team: pujiang,
  reportsTo: "zhou.jianguo",
} as const;
const enManager = {
  language: "en",
  title: "Client manager",
  roles: "manager",
  team: riverside,
  reportsTo: "margaret.hughes",
} as const;
const staff = { roles: "staff", team: operations } as const;

export const demoStaff: readonly DemoPerson[] = [
  { ...zhManager, slackId: "U0MEI", handle: "chen.mei", name: "陈梅", grade: "senior" },
  { ...zhManager, slackId: "U0WENBO", handle: "li.wenbo", name: "李文博", grade: "first" },
  { ...zhManager, slackId: "U0SIYUAN", handle: "wang.siyuan", name: "王思远", grade: "third" },
  { ...zhManager, slackId: "U0YAQIN", handle: "zhao.yaqin", name: "赵雅琴", grade: "second" },
  { ...enManager, slackId: "U0DANIEL", handle: "daniel.okafor", name: "Daniel Okafor", grade: "senior" },
  { ...enManager, slackId: "U0SOPHIE", handle: "sophie.laurent", name: "Sophie Laurent", grade: "first" },
  { ...enManager, slackId: "U0ARJUN", handle: "arjun.mehta", name: "Arjun Mehta", grade: "second" },
  { ...enManager, slackId: "U0EMILY", handle: "emily.carter", name: "Emily Carter", grade: "fourth" },
  {
    slackId: "U0JIANGUO",
    handle: "zhou.jianguo",
    name: "周建国",
    title: "团队主管",
    language: "zh",
    roles: "lead",
    team: pujiang,
  },
  {
    slackId: "U0MARGARET",
    handle: "margaret.hughes",
    name: "Margaret Hughes",
    title: "Team lead",
    language: "en",
    roles: "lead",
    team: riverside,
  },
  { ...staff, slackId: "U0SUNLI", handle: "sun.li", name: "孙丽", title: "柜员", language: "zh" },
  { ...staff, slackId: "U0HEJUN", handle: "he.jun", name: "何俊", title: "技术支持", language: "zh" },
  { ...staff, slackId: "U0TOM", handle: "tom.fischer", name: "Tom Fischer", title: "Service desk", language: "en" },
  {
    slackId: "U0WUMIN",
    handle: "wu.min",
    name: "吴敏",
    title: "投诉专员",
    language: "zh",
    roles: "desk",
    team: operations,
  },
  {
    slackId: "U0LINTAO",
    handle: "lin.tao",
    name: "林涛",
    title: "系统管理员",
    language: "zh",
    roles: "admin",
    team: operations,
  },
];

/** The people of the branch, with names of both languages or of one. */
export const staffOf = (naming: Naming): readonly DemoPerson[] => renamed(demoStaff, naming);

export const managersOf = (naming: Naming): readonly DemoPerson[] =>
  staffOf(naming).filter(({ roles }) => roles === "manager");

export const branchName = (naming: Naming): string => groupName(branch, naming);

type Cells = Record<string, string>;

/** The branch, its teams and its people, as rows of the import. */
export function demoHouse(naming: Naming): { branches: Cells[]; teams: Cells[]; people: Cells[] } {
  const inBranch = { branch: branchName(naming) };
  return {
    branches: [
      {
        ...inBranch,
        time_zone: demoZone,
        jurisdiction: "CN",
        latitude: "31.2376",
        longitude: "121.5016",
        language: naming === "en" ? "en" : "zh",
        desk_channel: channels.desk,
      },
    ],
    teams: [
      { team: groupName(pujiang, naming), ...inBranch, kind: "managers", channel: channels.pujiang },
      { team: groupName(riverside, naming), ...inBranch, kind: "managers", channel: channels.riverside },
      { team: groupName(operations, naming), ...inBranch, kind: "department", channel: "" },
    ],
    people: staffOf(naming).map(({ handle, name, roles, team, reportsTo, grade }) => ({
      email: emailOf(handle),
      name,
      roles,
      team,
      reports_to: reportsTo ? emailOf(reportsTo) : "",
      grade: grade ?? "",
    })),
  };
}
