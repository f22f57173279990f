import type { Db, Tx } from "../../db/sql.ts";
import { localDate } from "../../lib/dates.ts";
import { refreshLastContacts } from "../clients/last-contact-acts.ts";
import { unappoint } from "../visits/appointment-acts.ts";
import { type PlanOf, reopenItemsOf } from "../visits/item-acts.ts";
import { completePlans, contactRow, isSameMoment, type LogOrder, writeConsequences } from "./acts.ts";
import { changedColumns, type Row } from "./correct-rules.ts";
import { paysStandard } from "./rules.ts";

export type Correction = LogOrder & { id: number; version: number };

export type Corrected = { plans: PlanOf[] };

/**
 * Corrects a contact in one transaction: what it said before is kept, the client's clocks are counted anew from the rows, and
 * the plan's item follows. "stale": somebody else corrected it since it was read; "known": another contact is of that very
 * moment. Whether the person may is for the caller to see.
 */
export async function correctContact(db: Db, order: Correction): Promise<Corrected | "unchanged" | "stale" | "known"> {
  const { id, version, byId, now } = order;
  try {
    return await db.prisma.$transaction(async (tx) => {
      const before = await tx.contactLog.findUniqueOrThrow({ where: { id } });
      const after = contactRow(order.contact);
      const was = changedColumns(before, after);
      const isMore = order.promises.length + order.facts.length > 0;
      if (!was && !isMore) return "unchanged";
      const { count } = await tx.contactLog.updateMany({
        where: { id, version },
        data: { ...after, version: version + 1 },
      });
      if (count === 0) return "stale";
      const plans: PlanOf[] = [];
      if (was) {
        await tx.contactLogChange.create({ data: { contactLogId: id, byId, at: now, before: JSON.stringify(was) } });
        await refreshLastContacts(tx, [order.clientId]);
        plans.push(...(await followOnPlans(tx, order, before)));
        await followAppointment(tx, order, before.nextOn);
      }
      const { nextOn } = order.contact;
      const isNewDate = nextOn !== before.nextOn;
      await writeConsequences(tx, { ...order, contact: { ...order.contact, nextOn: isNewDate ? nextOn : null } }, id);
      return { plans };
    });
  } catch (error) {
    if (isSameMoment(error)) return "known";
    throw error;
  }
}

/** An item that this contact ended is open again when it counts no more, or not on that day; and the other way round. */
async function followOnPlans(tx: Tx, order: Correction, before: Row): Promise<PlanOf[]> {
  const { contact, timeZone, clientId, id, byId, now: at } = order;
  const [from, to] = [localDate(before.at, timeZone), localDate(contact.at, timeZone)];
  const [counted, counts] = [paysStandard(before), paysStandard(contact)];
  if (counted === counts && from === to) return [];
  const touched = counted ? await reopenItemsOf(tx, id, { clientId, byId, at }) : [];
  return counts ? [...touched, ...(await completePlans(tx, order, id))] : touched;
}

/** The day that was agreed on by mistake is nobody's appointment any more. */
async function followAppointment(tx: Tx, { clientId, contact }: Correction, before: string | null): Promise<void> {
  if (before === null || before === contact.nextOn) return;
  await unappoint(tx, { clientId, on: before, cause: "agreed" });
}
