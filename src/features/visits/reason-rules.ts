import type { PlainDate } from "../../lib/dates.ts";
import type { FestivalName } from "../../lib/festivals.ts";
import type { YearlyDay } from "../../lib/recurring.ts";
import type { LastVisits, LevelState } from "../brief/key-rules.ts";
import type { Tier } from "../policy/rules.ts";
import type { Period } from "./day-rules.ts";

/** What the plan needs to know of a client; days are those of the manager who is planned for. */
export type ClientFacts = {
  id: number;
  clientNo: string;
  /** the owner's name, when the plan is that of the one who covers */
  coveredFor: string | null;
  tier: Tier | null;
  /** minor units as text: only ties compare it */
  assetsMinor: string | null;
  district: string | null;
  latitude: number | null;
  longitude: number | null;
  openedOn: PlainDate | null;
  givenOn: PlainDate | null;
  firstSeenOn: PlainDate;
  /** our own last contact that reached the client, and the last that was a visit */
  lastReachedOn: PlainDate | null;
  lastVisitOn: PlainDate | null;
  /** its own cadence; null: its tier's */
  visitEveryDays: number | null;
  callEveryDays: number | null;
  keyDays: KeyDay[];
  maturities: Maturity[];
  /** the festivals it keeps, as far as they are near */
  festivals: FestivalName[];
  followUps: FollowUp[];
  complaints: OpenComplaint[];
  movements: Movement[];
  appointment: Appointment | null;
  /** null: the client is no key account */
  keyAccount: KeyAccountFacts | null;
  /** on no plan before this day: moved or skipped */
  heldUntil: PlainDate | null;
  /** working days for which the client has been due without being contacted, before this day */
  carriedDays: number;
};
export type KeyDay = { what: "birthday" | "anniversary"; name: string; day: YearlyDay };
export type Maturity = { product: string | null; on: PlainDate };
/** An open follow-up that is due; plans that were stored long ago do not say which it is. */
export type FollowUp = { id?: number; text: string; dueOn: PlainDate; isPromised: boolean };
/** A complaint that is not ended. `since`: the day on which it was filed, or reopened. */
export type OpenComplaint = { number: string; since: PlainDate };
/** What a client had with us on a day and on the balance before it, in minor units as text, as it goes into JSON. */
export type Movement = { on: PlainDate; fromMinor: string; toMinor: string; currency: string };
/** Since when it is one, and its last visits by level; `isArranged`: a leadership visit is arranged for the day or after it. */
export type KeyAccountFacts = { keyAccountOn: PlainDate; lastVisits: LastVisits; isArranged: boolean };
/** The newest that has come and was not kept: of this day, or of one before. */
export type Appointment = {
  on: PlainDate;
  kind: "visit" | "call";
  cause: "moved" | "added" | "agreed" | "arranged" | "aftercare";
  fromDate: PlainDate | null;
};

/** Why a client is on the list, with the figures that the words need. */
export type Reason =
  /** no selling, an apology first; `isDue`: the client was not reached since, and is to be contacted for it */
  | { kind: "complaint"; points: number; numbers: string[]; isDue: boolean }
  | { kind: "followUp"; points: number; due: (FollowUp & { daysLate: number })[] }
  | { kind: "appointment"; points: number; on: PlainDate; cause: Appointment["cause"]; fromDate: PlainDate | null }
  | ({ kind: "movement"; points: number } & Movement)
  | { kind: "maturity"; points: number; holdings: Maturity[] }
  | { kind: "keyDay"; points: number; days: { what: KeyDay["what"]; name: string; on: PlainDate; lunar: boolean }[] }
  | { kind: "newClient"; points: number; since: PlainDate; contactBy: PlainDate }
  | {
      kind: "visitOverdue" | "callOverdue";
      points: number;
      days: number;
      standardDays: number;
      never: boolean;
      /** the client's own cadence, not its tier's */
      isOwn?: true;
    }
  /** the levels of visit at which a key account is cold, the coldest first */
  | { kind: "coldLevel"; points: number; levels: Omit<LevelState, "isCold">[] }
  | { kind: "festival"; points: number; days: { name: FestivalName; on: PlainDate }[] }
  | { kind: "courtesy"; points: number; period: Period; lastDay: PlainDate }
  /** beside a reason that still holds: for how many working days the client has been due, and since when */
  | { kind: "carried"; points: number; days: number; since: PlainDate };

/** A contact that reached the client since the reason came up has answered it. */
export const answered = (client: ClientFacts, since: PlainDate): boolean =>
  client.lastReachedOn !== null && client.lastReachedOn >= since;
