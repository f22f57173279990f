import type { Db, Tx } from "../../db/sql.ts";
import { Prisma } from "../../generated/client/client.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import type { Message } from "../../slack/blocks.ts";
import { enqueue } from "../../slack/delivery.ts";
import { learnFacts } from "../brief/fact-acts.ts";
import { advanceLastContacts } from "../clients/last-contact-acts.ts";
import { openFollowUp } from "../follow-ups/acts.ts";
import { tellNow } from "../notices/acts.ts";
import { appoint } from "../visits/appointment-acts.ts";
import { completeItems, type PlanOf } from "../visits/item-acts.ts";
import { endDraft } from "./draft-acts.ts";
import type { Contact, Entry, Fact } from "./entry-rules.ts";
import type { Promised } from "./promise-rules.ts";
import { paysStandard } from "./rules.ts";

/** A win or a suggestion to be told: in a channel, or to a lead alone. */
export type News = { what: "win" | "suggestion" } & (
  | { channel: string; message: Message }
  | { lead: { id: number; slackUserId: string | null }; day: PlainDate; message: Message; line: string }
);

export type LogOrder = {
  clientId: number;
  byId: number;
  /** who had the contact: `byId`, unless somebody else corrects it */
  personId: number;
  /** who keeps what was promised */
  keeperId: number;
  /** of who logs it */
  timeZone: string;
  now: Date;
  contact: Omit<Contact, "helpers"> & { helpers: number[] };
  nextKind: Entry["nextKind"];
  promises: readonly Promised[];
  facts: readonly Fact[];
  news: readonly News[];
  draft: { form: string; token: number };
};

/** `plans`: of which an item was ended. */
export type Logged = { id: number; plans: PlanOf[] };

/**
 * Writes a contact down with all that comes of it, in one transaction: promises as follow-ups, facts learned, the plan's item,
 * the next date, what is to be told, and the end of its draft. "known": this contact is there already, as after a second tap.
 * Whether the person may is for the caller to see.
 */
export async function logContact(db: Db, order: LogOrder): Promise<Logged | "known"> {
  const { clientId, contact, byId, now } = order;
  return db.prisma.$transaction(async (tx) => {
    const row = { ...contactRow(contact), clientId, personId: order.personId, loggedAt: now, loggedById: byId };
    const id = await addContact(tx, row);
    if (id === undefined) return "known";
    const counts = paysStandard(contact);
    if (counts) await advanceLastContacts(tx, { clientId, at: contact.at, isVisit: contact.kind === "visit" });
    const plans = counts ? await completePlans(tx, order, id) : [];
    await writeConsequences(tx, order, id);
    return { id, plans };
  });
}

/** Adds the row, in half of the time that Prisma's `create` takes. Gives its id; undefined when there is one of that unique key. */
async function addContact(tx: Tx, row: Prisma.ContactLogUncheckedCreateInput): Promise<number | undefined> {
  const columns = Prisma.raw(
    Object.keys(row)
      .map((name) => `"${name}"`)
      .join(", "),
  );
  const [added] = await tx.$queryRaw<{ id: number | bigint }[]>`
    INSERT INTO "ContactLog" (${columns}) VALUES (${Prisma.join(Object.values(row))}) ON CONFLICT DO NOTHING RETURNING "id"`;
  return added && Number(added.id);
}

/** The unique key of contacts: client, moment, person, kind and direction. */
export const isSameMoment = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

const listOrNull = (list: readonly (string | number)[]) => (list.length > 0 ? JSON.stringify(list) : null);

/** The columns of a contact that a person fills in. */
export const contactRow = ({ purposes, met, helpers, ...plain }: LogOrder["contact"]) => ({
  ...plain,
  purposes: listOrNull(purposes),
  met: listOrNull(met),
  helpers: listOrNull(helpers),
});

/** Ends the client's items on the plans of the contact's day. */
export const completePlans = (
  tx: Tx,
  { clientId, byId, contact, timeZone, now: at }: LogOrder,
  contactLogId: number,
): Promise<PlanOf[]> =>
  completeItems(tx, { clientId, on: localDate(contact.at, timeZone), contactLogId, kind: contact.kind, byId, at });

/** What comes of a contact besides its row. A correction passes on only what is new. */
export async function writeConsequences(tx: Tx, order: LogOrder, contactLogId: number): Promise<void> {
  const { clientId, byId, keeperId, contact, promises, facts, news, nextKind, draft, now: at } = order;
  for (const { text, dueOn } of promises) {
    const promise = { clientId, ownerId: keeperId, dueOn, text, source: "visit", isPromised: true } as const;
    await openFollowUp(tx, { ...promise, contactLogId, byId, at });
  }
  if (facts.length > 0) {
    await learnFacts(tx, { clientId, facts, on: localDate(contact.at, order.timeZone), byId, at, contactLogId });
  }
  if (contact.nextOn) await appoint(tx, { clientId, on: contact.nextOn, kind: nextKind, cause: "agreed", byId, at });
  for (const one of news) await tell(tx, one, contactLogId, byId);
  await endDraft(tx, { personId: byId, ...draft, at });
}

/** The key has the one who logged it, who is told when the channel cannot be reached. */
async function tell(tx: Tx, news: News, contactLogId: number, byId: number): Promise<void> {
  const key = `${news.what}:L${contactLogId}:P${byId}`;
  if ("channel" in news) await enqueue(tx, { key, target: news.channel, message: news.message });
  else await tellNow(tx, { key, person: news.lead, day: news.day, message: news.message, line: news.line });
}

/** Reading a client's contacts in full is written down like the opening of its record. */
export async function noteReading({ prisma }: Db, personId: number, clientId: number, at: Date): Promise<void> {
  await prisma.accessLog.create({ data: { personId, clientId, at, what: "contacts" } });
}
