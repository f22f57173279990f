import type { Db } from "../db/sql.ts";
import { type LogOrder, logContact } from "../features/contact-log/acts.ts";
import { correctContact } from "../features/contact-log/correct-acts.ts";
import { newContact } from "../features/contact-log/entry-rules.ts";
import { addDays, instantOf, type PlainDate } from "../lib/dates.ts";
import type { DemoClient } from "./clients.ts";
import { demoZone, emailOf } from "./house.ts";
import type { DemoPerson } from "./person.ts";

type Told = LogOrder["contact"];

const words = {
  zh: {
    visit: "到访公司，介绍了新的结算方案，对方有兴趣",
    needs: "下半年有新厂房贷款需求",
    documents: "产品说明书一份，已签收",
    suggestion: "希望网点周六下午也营业",
    promise: "发送结算方案报价",
    offer: "通话，推介大额存单",
    offered: "三年期大额存单",
    corrected: "通话，推介大额存单，客户希望与家人商量",
    win: "签约定投，客户很满意",
    won: "基金定投",
  },
  en: {
    visit: "At their office; presented the new settlement package, they are interested",
    needs: "A loan for the new plant in the second half of the year",
    documents: "The product brochure, signed for",
    suggestion: "Would like the branch to open on Saturday afternoons",
    promise: "Send the offer for the settlement package",
    offer: "Rang about the certificate of deposit",
    offered: "Three-year certificate of deposit",
    corrected: "Rang about the certificate of deposit; wants to ask the family first",
    win: "Signed the savings plan, very pleased",
    won: "Fund savings plan",
  },
} as const;

/** A call, and nothing else to it; its moment is that of its filling. */
const plain: Contact = { ...newContact(new Date(0)), helpers: [] };

/**
 * Gives each manager contacts as they are logged in chat, with clients whose standards are kept: a visit with all that may come
 * of one, written down two days late; an offer that was corrected afterwards; a win with help.
 */
export async function fillContacts(db: Db, clients: readonly DemoClient[], today: PlainDate): Promise<void> {
  const managers = [...new Set(clients.map((client) => client.manager))];
  for (const manager of managers) {
    const [visited, offered, won] = clients.filter(
      ({ manager: own, state, tier }) => own === manager && state === "kept" && tier === "platinum",
    );
    if (!visited || !offered || !won) continue;
    const fill = filling(db, manager, today);
    const text = words[manager.language];
    await fill(visited, 3, visitOf(text, today), { loggedAgo: 1, promise: text.promise });
    await correctOffer(db, text, await fill(offered, 4, offerOf(text)));
    const helper = managers.find((other) => other !== manager && other.team === manager.team);
    const helpers = helper ? [(await personOf(db, helper.handle)).id] : [];
    await fill(won, 2, { ...winOf(text), helpers });
  }
}

type Words = (typeof words)["zh" | "en"];
type Contact = Omit<Told, "at">;

const visitOf = (text: Words, today: PlainDate): Contact => ({
  ...plain,
  kind: "visit",
  notes: text.visit,
  purposes: ["products", "advice"],
  arranged: "phone",
  needs: text.needs,
  documents: text.documents,
  suggestion: text.suggestion,
  nextOn: addDays(today, 20),
});

const offerOf = (text: Words): Contact => ({
  ...plain,
  notes: text.offer,
  sale: "offered",
  saleWhat: text.offered,
  saleMinor: 50_000_000n,
  saleCurrency: "CNY",
});

const winOf = (text: Words): Contact => ({
  ...plain,
  kind: "visit",
  notes: text.win,
  sale: "won",
  saleWhat: text.won,
  saleMinor: 20_000_000n,
  saleCurrency: "CNY",
});

const personOf = (db: Db, handle: string) => db.prisma.person.findUniqueOrThrow({ where: { email: emailOf(handle) } });

type More = { loggedAgo?: number; promise?: string };

/** Logs a contact of so many days ago as the manager would. */
function filling(db: Db, manager: DemoPerson, today: PlainDate) {
  return async (client: DemoClient, daysAgo: number, contact: Contact, { loggedAgo, promise }: More = {}) => {
    const { id: byId } = await personOf(db, manager.handle);
    const { id: clientId } = await db.prisma.client.findUniqueOrThrow({ where: { clientNo: client.clientNo } });
    const order: LogOrder = {
      clientId,
      keeperId: byId,
      byId,
      personId: byId,
      timeZone: demoZone,
      now: instantOf(addDays(today, -(loggedAgo ?? daysAgo)), "17:20", demoZone),
      contact: { ...contact, at: instantOf(addDays(today, -daysAgo), "15:10", demoZone) },
      nextKind: "visit",
      promises: promise ? [{ text: promise, dueOn: addDays(today, 3) }] : [],
      facts: [],
      news: [],
      draft: { form: `log:C${clientId}`, token: 0 },
    };
    const logged = await logContact(db, order);
    if (logged === "known") throw new Error(`the demo has two contacts at one moment: ${client.clientNo}`);
    return { ...order, id: logged.id };
  };
}

/** The next morning the note is completed. */
async function correctOffer(db: Db, text: Words, order: LogOrder & { id: number }): Promise<void> {
  const now = new Date(order.now.getTime() + 16 * 3_600_000);
  await correctContact(db, { ...order, version: 0, now, contact: { ...order.contact, notes: text.corrected } });
}
