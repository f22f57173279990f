import type { Db } from "../db/sql.ts";
import { completeFollowUp, moveFollowUp, offerFollowUp, openFollowUp } from "../features/follow-ups/acts.ts";
import { dueSoLate } from "../features/follow-ups/rules.ts";
import { addDays, instantOf, type PlainDate } from "../lib/dates.ts";
import { addWorkingDays, type WorkingCalendar, workingDayOnOrBefore } from "../lib/working-days.ts";
import type { DemoClient } from "./clients.ts";
import { type DemoPerson, demoManagers, demoZone, emailOf } from "./house.ts";

/** What a follow-up shows: how late it is, or when it will be due, in working days; and what became of it. */
type Shown = { late?: number; inDays?: number; isPromised?: boolean; became?: "snoozed" | "offered" | "done" };

/** Every manager has one of each: each age of what is late, something due today, promises, and each act. */
const shown: readonly Shown[] = [
  { late: 2, isPromised: true },
  { late: 5 },
  { late: 9, became: "snoozed" },
  { late: 16 },
  { late: 0 },
  { inDays: 1, isPromised: true },
  { inDays: 3, became: "offered" },
  { inDays: 8 },
  { late: 1, became: "done" },
];

const texts = {
  zh: [
    "回电告知大额存单的最新利率",
    "补齐开户资料中的受益人信息",
    "送达上季度对账单",
    "约见专家顾问，讨论资产配置",
    "发送理财产品说明书",
    "答复手续费减免申请",
    "联系经办人更新预留印鉴",
    "了解新项目的资金需求",
    "确认续存意向",
  ],
  en: [
    "Call back with the rate of the new certificate of deposit",
    "Complete the beneficial owner's papers",
    "Hand over last quarter's statements",
    "Arrange a meeting with our adviser",
    "Send the product's fact sheet",
    "Answer the request for a lower fee",
    "Renew the specimen signatures with the office manager",
    "Ask about the new project's funding",
    "Confirm the renewal of the deposit",
  ],
} as const;

/** Days before the due date that a follow-up was written down. */
const openedBefore = 6;

/** Gives each manager the follow-ups above, with clients whom they have to see or call anyway. */
export async function fillFollowUps(
  db: Db,
  clients: readonly DemoClient[],
  { today, calendar }: { today: PlainDate; calendar: WorkingCalendar },
): Promise<void> {
  for (const manager of demoManagers) {
    const late = clients.filter(({ manager: own, state }) => own === manager && /Overdue/.test(state));
    for (const [index, one] of shown.entries()) {
      const client = late[(index * 3) % late.length];
      if (client)
        await fillOne(db, { one, client, manager, text: texts[manager.language][index] ?? "" }, today, calendar);
    }
  }
}

function dueDate({ late = 0, inDays }: Shown, today: PlainDate, calendar: WorkingCalendar): PlainDate {
  if (inDays !== undefined) return addWorkingDays(today, inDays, calendar);
  return late > 0 ? workingDayOnOrBefore(dueSoLate(late, today, calendar), calendar) : today;
}

async function fillOne(
  db: Db,
  { one, client, manager, text }: { one: Shown; client: DemoClient; manager: DemoPerson; text: string },
  today: PlainDate,
  calendar: WorkingCalendar,
): Promise<void> {
  const personOf = (handle: string) => db.prisma.person.findUniqueOrThrow({ where: { email: emailOf(handle) } });
  const { id: ownerId } = await personOf(manager.handle);
  const { id: clientId } = await db.prisma.client.findUniqueOrThrow({ where: { clientNo: client.clientNo } });
  const dueOn = dueDate(one, today, calendar);
  const firstDueOn = one.became === "snoozed" ? addDays(dueOn, -openedBefore) : dueOn;
  const openedOn = addDays(firstDueOn < today ? firstDueOn : today, -openedBefore);
  const at = instantOf(openedOn, "10:15", demoZone);
  const id = await db.prisma.$transaction((tx) =>
    openFollowUp(tx, {
      clientId,
      ownerId,
      dueOn: firstDueOn,
      text,
      source: "hand",
      isPromised: one.isPromised ?? false,
      byId: ownerId,
      at,
    }),
  );
  const hand = { id, version: 0, byId: ownerId, at: instantOf(addDays(openedOn, 1), "16:40", demoZone) };
  if (one.became === "snoozed") await moveFollowUp(db, hand, { from: firstDueOn, to: dueOn, isOwn: true });
  if (one.became === "done") await completeFollowUp(db, hand);
  if (one.became === "offered") await offerFollowUp(db, hand, (await personOf(manager.reportsTo ?? "")).id);
}
