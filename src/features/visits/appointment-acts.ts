import type { Tx } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Doer, ItemKind } from "./item-rules.ts";

/** Why a client is on the plan of a day besides an arranged visit. */
type OwnCause = "moved" | "added" | "agreed" | "aftercare";

export type Appointed = Doer & {
  clientId: number;
  on: PlainDate;
  kind: ItemKind;
  cause: Exclude<OwnCause, "added">;
  /** the day it was moved from */
  fromDate?: PlainDate;
};

/**
 * Puts the client on the plan of that day whatever its reasons. Two for the same day are one, a visit if either is; beside a
 * visit that a lead arranged, what is appointed here stays when that one is called off.
 */
export async function appoint(tx: Tx, { clientId, on, kind, cause, fromDate, byId, at }: Appointed): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Appointment" ("clientId", "on", "kind", "cause", "fromDate", "byId", "at")
    VALUES (${clientId}, ${on}, ${kind}, ${cause}, ${fromDate ?? null}, ${byId}, ${at})
    ON CONFLICT ("clientId", "on") DO UPDATE SET
      "kind" = CASE WHEN "Appointment"."kind" = 'visit' THEN 'visit' ELSE excluded."kind" END,
      "fromDate" = CASE WHEN "Appointment"."cause" = 'arranged' THEN excluded."fromDate" ELSE "Appointment"."fromDate" END,
      "cause" = CASE WHEN "Appointment"."cause" = 'arranged' THEN excluded."cause" ELSE "Appointment"."cause" END,
      "byId" = excluded."byId", "at" = excluded."at"`;
}

/** Puts the client on the plan of that day by hand, unless it is appointed there already: then it gives false. */
export async function appointByHand(
  tx: Tx,
  { clientId, on, kind, byId, at }: Omit<Appointed, "cause">,
): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO "Appointment" ("clientId", "on", "kind", "cause", "byId", "at")
    VALUES (${clientId}, ${on}, ${kind}, 'added', ${byId}, ${at}) ON CONFLICT ("clientId", "on") DO NOTHING`;
  return added > 0;
}

type Unappointed = { clientId: number; on: PlainDate; cause: OwnCause; fromDate?: PlainDate };

/** Takes back an appointment of that cause; a visit that a lead arranged for the day stays. Gives whether there was one. */
export async function unappoint(tx: Tx, where: Unappointed): Promise<boolean> {
  const kept = await tx.appointment.updateMany({
    where: { ...where, goesId: { not: null } },
    data: { cause: "arranged", fromDate: null },
  });
  const { count } = await tx.appointment.deleteMany({ where: { ...where, goesId: null } });
  return kept.count + count > 0;
}

export type Arranged = Doer & { clientId: number; on: PlainDate; goesId: number };

/**
 * Somebody goes with the client's manager on that day, or alone: who goes stands beside what is appointed there already. Gives
 * false when a visit is arranged for the day already.
 */
export async function appointVisit(tx: Tx, { clientId, on, goesId, byId, at }: Arranged): Promise<boolean> {
  const arranged = await tx.$executeRaw`
    INSERT INTO "Appointment" ("clientId", "on", "kind", "cause", "goesId", "byId", "at")
    VALUES (${clientId}, ${on}, 'visit', 'arranged', ${goesId}, ${byId}, ${at})
    ON CONFLICT ("clientId", "on") DO UPDATE SET
      "kind" = 'visit', "goesId" = excluded."goesId", "byId" = excluded."byId", "at" = excluded."at"
    WHERE "Appointment"."goesId" IS NULL`;
  return arranged > 0;
}

/** Nobody goes there with the manager any more; what else was appointed for the day stays. False: no visit was arranged. */
export async function unappointVisit(tx: Tx, clientId: number, on: PlainDate): Promise<boolean> {
  const stands = { clientId, on, goesId: { not: null } };
  const { count } = await tx.appointment.deleteMany({ where: { ...stands, cause: "arranged" } });
  const kept = await tx.appointment.updateMany({ where: stands, data: { goesId: null } });
  return count + kept.count > 0;
}
