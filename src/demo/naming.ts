import type { DemoPerson } from "./person.ts";

/** In which languages the demo branch has its people, teams and clients: half and half, or all in one. */
export type Naming = "mixed" | "zh" | "en";

const titles = [
  ["客户经理", "Client manager"],
  ["团队主管", "Team lead"],
  ["柜员", "Teller"],
  ["技术支持", "IT support"],
  ["服务台专员", "Service desk"],
  ["投诉专员", "Complaints officer"],
  ["系统管理员", "System administrator"],
] as const;

/** Who sits on a seat when everybody has names of the other language. */
const others: Record<string, Pick<DemoPerson, "handle" | "name">> = {
  U0MEI: { handle: "grace.whitfield", name: "Grace Whitfield" },
  U0WENBO: { handle: "martin.keller", name: "Martin Keller" },
  U0SIYUAN: { handle: "helen.brandt", name: "Helen Brandt" },
  U0YAQIN: { handle: "joanna.price", name: "Joanna Price" },
  U0JIANGUO: { handle: "george.aldridge", name: "George Aldridge" },
  U0SUNLI: { handle: "lucy.marsh", name: "Lucy Marsh" },
  U0HEJUN: { handle: "ivan.petrov", name: "Ivan Petrov" },
  U0WUMIN: { handle: "nora.quinn", name: "Nora Quinn" },
  U0LINTAO: { handle: "adam.lindqvist", name: "Adam Lindqvist" },
  U0DANIEL: { handle: "xu.zhiheng", name: "徐志恒" },
  U0SOPHIE: { handle: "gao.yun", name: "高芸" },
  U0ARJUN: { handle: "tang.rui", name: "唐睿" },
  U0EMILY: { handle: "shen.yan", name: "沈妍" },
  U0MARGARET: { handle: "cao.huifang", name: "曹慧芳" },
  U0TOM: { handle: "fan.lei", name: "范磊" },
};

const groups = {
  浦江团队: { zh: "浦江团队", en: "Pujiang team" },
  "Riverside team": { zh: "滨江团队", en: "Riverside team" },
  "运营部 Operations": { zh: "运营部", en: "Operations" },
  "陆家嘴支行 Lujiazui": { zh: "陆家嘴支行", en: "Lujiazui branch" },
} as const;

/** The name of a team or of the branch. */
export function groupName(mixed: keyof typeof groups, naming: Naming): string {
  return naming === "mixed" ? mixed : groups[mixed][naming];
}

/** The same seats with people of one language; whoever speaks it already stays. */
export function renamed(staff: readonly DemoPerson[], naming: Naming): readonly DemoPerson[] {
  if (naming === "mixed") return staff;
  const seats = staff.map((person) =>
    person.language === naming ? person : { ...person, ...inOther(person, naming) },
  );
  const handleOf = new Map(staff.map(({ handle }, i) => [handle, seats[i]?.handle ?? handle]));
  return seats.map(({ reportsTo, team, ...person }) => ({
    ...person,
    team: groupName(team as keyof typeof groups, naming),
    ...(reportsTo && { reportsTo: handleOf.get(reportsTo) ?? reportsTo }),
  }));
}

function inOther({ slackId, title }: DemoPerson, naming: "zh" | "en"): Partial<DemoPerson> {
  const pair = titles.find(([zh, en]) => zh === title || en === title);
  return { ...others[slackId], language: naming, title: (naming === "zh" ? pair?.[0] : pair?.[1]) ?? title };
}
