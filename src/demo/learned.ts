import type { Db } from "../db/sql.ts";
import { factKindsOf, type KeptKind, talkingPoints } from "../features/brief/fact-rules.ts";
import type { Level } from "../features/brief/key-rules.ts";
import { addDays, type PlainDate } from "../lib/dates.ts";
import type { Random } from "../lib/random.ts";
import type { DemoClient } from "./clients.ts";
import { emailOf } from "./house.ts";

type Said = Record<KeptKind, readonly [string, ...string[]]>;

const said: Record<"zh" | "en", Said> = {
  zh: {
    hobbies: ["书法", "品茶，尤其是龙井", "羽毛球，每周三", "摄影"],
    preferences: ["只在办公室见面", "不喝咖啡", "资料要纸质的"],
    family: ["女儿在国外读书", "两个儿子，小儿子今年高考", "与父母同住"],
    experience: ["从事外贸二十年", "退休前是大学教授", "曾在银行工作"],
    businessScale: ["员工约200人，年收入8,000万元", "三家门店，计划再开两家", "员工60人，以出口为主"],
    production: ["明年五月投产第二家工厂", "年底前更换生产线", "旺季在第三季度"],
    needs: ["可能需要出口融资", "考虑子女教育金", "到期资金尚无去向"],
    competitors: ["代发工资在他行，约占三分之一", "在他行有一笔贷款明年到期"],
    festivals: ["春节、中秋节", "春节、端午节、重阳节", "中秋节"],
    channel: ["电话", "消息", "面谈"],
    quietHours: ["12:00–14:00", "周一上午", "19:00以后"],
    talkingPoints: ["到期存款的去向\n新发行的大额存单\n请客户引荐财务负责人", "先问候家人\n介绍专家顾问"],
  },
  en: {
    hobbies: ["Tennis on Saturdays", "Sailing", "Collects first editions", "Long-distance running"],
    preferences: ["Meets in the office only", "No coffee, green tea", "Wants everything on paper"],
    family: ["Daughter studies abroad", "Two sons, the younger starts school", "Looks after an elderly mother"],
    experience: ["Twenty years in logistics", "Taught at the university", "Once worked for a bank"],
    businessScale: ["About 200 people, 80m a year", "Three shops, two more planned", "60 people, mostly export"],
    production: ["A second plant opens in May", "Replaces the line before year end", "High season in autumn"],
    needs: ["May need export finance", "Thinks about school fees", "Has no plan yet for what matures"],
    competitors: ["Payroll at another bank, about a third", "A loan elsewhere ends next year"],
    festivals: ["Christmas, Spring Festival", "Mid-Autumn, Christmas", "Spring Festival"],
    channel: ["Phone", "Messages", "In person"],
    quietHours: ["12:00–14:00", "Monday mornings", "After 19:00"],
    talkingPoints: [
      "What to do with the deposit that matures\nThe new certificate\nAsk to be introduced to the finance director",
      "Ask after the family first\nIntroduce our adviser",
    ],
  },
};

type LearnedRow = { clientNo: string; handle: string; kind: KeptKind; value: string; on: PlainDate };

/** What the managers know of their best clients, and of those with an occasion; here and there something changed. */
export function learnedRows(clients: readonly DemoClient[], random: Random, today: PlainDate): LearnedRow[] {
  const known = clients.filter(({ tier, occasion }) => ["blackGold", "diamond"].includes(tier) || occasion);
  return known.flatMap(({ clientNo, isPerson, manager: { language, handle } }) => {
    const kinds = factKindsOf(isPerson ? "person" : "organisation").filter(() => random.chance(0.4));
    const all: KeptKind[] = [...kinds, ...(random.chance(0.2) ? [talkingPoints] : [])];
    return all.map((kind) => {
      const on = addDays(today, -random.whole(0, kind === talkingPoints ? 6 : 500));
      return { clientNo, handle, kind, value: random.pick(said[language][kind]), on };
    });
  });
}

/** Which of a key account's visits, counted back from the last, was at which level; all others were the manager's own. By turns nothing and much is cold. */
const levelTurns: readonly Partial<Record<Level, number>>[] = [
  { technical: 1, leadership: 2 },
  { technical: 1, leadership: 7 },
  { technical: 4 },
];

/** Three key accounts of each manager: organisations of the highest tiers that were clients by then. */
function keyNumbers(clients: readonly DemoClient[], by: PlainDate): string[] {
  const organisations = clients.filter(({ isPerson, openedOn }) => !isPerson && openedOn < by);
  const byManager = Map.groupBy(organisations, ({ manager }) => manager.handle);
  return [...byManager.values()].flatMap((own) => own.slice(0, levelTurns.length).map(({ clientNo }) => clientNo));
}

type Branch = { clients: readonly DemoClient[]; random: Random; today: PlainDate; now: Date };

/** What no import brings: facts of profiles, and which clients are key accounts since when. */
export async function fillLearned(db: Db, branch: Branch): Promise<void> {
  await fillFacts(db, branch);
  await fillKeyAccounts(db, branch);
}

async function fillFacts({ prisma }: Db, { clients, random, today, now }: Branch): Promise<void> {
  const clientIds = new Map(
    (await prisma.client.findMany({ select: { id: true, clientNo: true } })).map(({ clientNo, id }) => [clientNo, id]),
  );
  const personIds = new Map(
    (await prisma.person.findMany({ select: { id: true, email: true } })).map(({ email, id }) => [email, id]),
  );
  const data = learnedRows(clients, random, today).map(({ clientNo, handle, ...fact }) => ({
    ...fact,
    clientId: clientIds.get(clientNo) ?? 0,
    byId: personIds.get(emailOf(handle)) ?? null,
    at: now,
  }));
  await prisma.profileFact.createMany({ data });
}

async function fillKeyAccounts({ prisma }: Db, { clients, today, now }: Branch): Promise<void> {
  const keyAccountOn = addDays(today, -150);
  const accounts = await prisma.client.findMany({
    where: { clientNo: { in: keyNumbers(clients, keyAccountOn) } },
    orderBy: { clientNo: "asc" },
    select: {
      id: true,
      ownerId: true,
      owner: { select: { reportsToId: true } },
      contactLogs: { where: { kind: "visit", outcome: "reached" }, orderBy: { at: "desc" }, select: { id: true } },
    },
  });
  for (const [i, { id, ownerId, owner, contactLogs }] of accounts.entries()) {
    await prisma.client.update({ where: { id }, data: { keyAccountOn } });
    await prisma.keyAccountChange.create({
      data: { clientId: id, isKey: true, byId: owner.reportsToId ?? ownerId, at: now },
    });
    for (const [level, back] of Object.entries(levelTurns[i % levelTurns.length] ?? {})) {
      const visit = contactLogs[back];
      if (visit) await prisma.contactLog.update({ where: { id: visit.id }, data: { level } });
    }
  }
}
