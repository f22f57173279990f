import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Message } from "../../slack/blocks.ts";
import { tellLater, tellNow } from "../notices/acts.ts";
import { appointVisit, unappointVisit } from "../visits/appointment-acts.ts";

export type KeyMark = {
  clientId: number;
  /** the owners whose lead the asker is at this moment */
  ledOwners: readonly number[];
  isKey: boolean;
  on: PlainDate;
  byId: number;
  at: Date;
  /** how the owner hears of it, with their next plan */
  told: { personId: number; line: string };
};

/**
 * Puts a client on the list of key accounts or takes it off, with its history. Gives false, and changes nothing, when it stands
 * so already (of two taps one counts) or when the asker does not lead its owner.
 */
export const markKeyAccount = ({ prisma }: Db, mark: KeyMark): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { clientId, ledOwners, isKey, on, byId, at, told } = mark;
    const { count } = await tx.client.updateMany({
      where: { id: clientId, ownerId: { in: [...ledOwners] }, keyAccountOn: isKey ? null : { not: null } },
      data: { keyAccountOn: isKey ? on : null },
    });
    if (count === 0) return false;
    const change = await tx.keyAccountChange.create({ data: { clientId, isKey, byId, at }, select: { id: true } });
    await tellLater(tx, { key: `key:${change.id}`, ...told });
    return true;
  });

/** Somebody who is told of an arranged visit at once, on their own local day. */
export type Told = {
  person: { id: number; slackUserId: string | null };
  day: PlainDate;
  message: Message;
  line: string;
};

export type LeadershipVisit = {
  clientId: number;
  ledOwners: readonly number[];
  on: PlainDate;
  goesId: number;
  byId: number;
  at: Date;
  told: readonly Told[];
};

/**
 * Arranges a leadership visit: the client is on its manager's plan of that day, beside what was agreed for it, and those
 * concerned are told. "known": one is
 * arranged for that day already; "gone": the client is no key account of an owner whom the asker leads.
 */
export const arrangeVisit = ({ prisma }: Db, visit: LeadershipVisit): Promise<"arranged" | "known" | "gone"> =>
  prisma.$transaction(async (tx) => {
    const { clientId, ledOwners, on, goesId, byId, at, told } = visit;
    // who arranges at the same moment waits here, and then sees what the first has arranged
    const { count } = await tx.client.updateMany({
      where: { id: clientId, ownerId: { in: [...ledOwners] }, keyAccountOn: { not: null } },
      data: { id: clientId },
    });
    if (count === 0) return "gone";
    if (!(await appointVisit(tx, { clientId, on, goesId, byId, at }))) return "known";
    for (const one of told) {
      await tellNow(tx, { key: `arranged:${clientId}:${on}:${at.getTime()}:P${one.person.id}`, ...one });
    }
    return "arranged";
  });

export type CallOff = {
  clientId: number;
  on: PlainDate;
  at: Date;
  told: readonly Told[];
};

/** Calls off an arranged visit and tells those concerned. Gives false when there is none any more, as at the second of two taps. */
export const callOffVisit = ({ prisma }: Db, { clientId, on, at, told }: CallOff): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    if (!(await unappointVisit(tx, clientId, on))) return false;
    for (const one of told) {
      // with the moment: a visit may be arranged and called off again
      await tellNow(tx, { key: `called off:${clientId}:${on}:${at.getTime()}:P${one.person.id}`, ...one });
    }
    return true;
  });
