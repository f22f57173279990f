import { z } from "zod";
import { isDate, type PlainDate } from "../../lib/dates.ts";

/** Opens the brief of a client; its value is the client's id. */
export const openBriefAction = "brief_open";

/** A brief as a place calls it (slack/place.ts), with what `briefPlace` says. */
export const briefStanding = "brief";
/** The brief again, in place of a form that was opened from it; whose, the form's private_metadata says. */
export const backToBriefAction = "brief_back";
export const briefPartAction = "brief_part";
export const chooseVisitAction = "brief_choose";

export const fillAction = "brief_fill";
export const changeFactsAction = "brief_facts";
export const profileFormId = "brief_profile";
export const prepareAction = "brief_prepare";
export const talkFormId = "brief_talk";
export const talkBlock = "talk";

export const visitFormId = "visit_client";
export const visitClientBlock = "client";
export const visitClientAction = "visit_suggest";

/** Puts a client on the list of key accounts, or takes it off: the value is `CLIENTID|on` or `CLIENTID|off`. */
export const markKeyAction = "key_mark";
const markClaim = z.tuple([z.coerce.number().int().positive(), z.enum(["on", "off"])]);

export const markValue = (clientId: number, isKey: boolean): string => `${clientId}|${isKey ? "on" : "off"}`;

/** Reads a button's value; undefined when it is not of our making. */
export function readMarkValue(value: string): { clientId: number; isKey: boolean } | undefined {
  const read = markClaim.safeParse(value.split("|"));
  return read.success ? { clientId: read.data[0], isKey: read.data[1] === "on" } : undefined;
}

export const arrangeAction = "key_arrange";
export const arrangeFormId = "key_arranged";
export const arrangeDayBlock = "day";
export const arrangeWhoBlock = "who";

/** Calls off an arranged visit: the value is `CLIENTID|YYYY-MM-DD`. */
export const callOffAction = "key_call_off";
const callOffClaim = z.tuple([z.coerce.number().int().positive(), z.string().refine(isDate)]);

export const callOffValue = (clientId: number, on: PlainDate): string => `${clientId}|${on}`;

/** Reads a button's value; undefined when it is not of our making. */
export function readCallOffValue(value: string): { clientId: number; on: PlainDate } | undefined {
  const read = callOffClaim.safeParse(value.split("|"));
  return read.success ? { clientId: read.data[0], on: read.data[1] } : undefined;
}

export const keyPageAction = "key_page";

/** The parts of a brief, in the order in which it shows them. */
export const briefParts = [
  "talking",
  "people",
  "holdings",
  "followUps",
  "complaints",
  "levels",
  "contacts",
  "facts",
] as const;
export type BriefPart = (typeof briefParts)[number];

/** The private_metadata of a part in full. */
export const partPlace = "part";

const partClaim = z.tuple([z.coerce.number().int().positive(), z.enum(briefParts), z.coerce.number()]);

export type PartClaim = { clientId: number; part: BriefPart; page: number };

export const partValue = ({ clientId, part, page }: PartClaim): string => `${clientId}|${part}|${page}`;

/** Reads a button's value; undefined when it is not of our making. */
export function readPartValue(value: string): PartClaim | undefined {
  const read = partClaim.safeParse(value.split("|"));
  if (!read.success) return undefined;
  const [clientId, part, page] = read.data;
  return { clientId, part, page };
}

/** What the brief and the forms in its place carry in their private_metadata: claims, as all that comes back. */
export type BriefPlace = {
  clientId: number;
  /** it lies over another modal, to which closing goes back */
  isOver: boolean;
  /** the last fact that the form's fields were made from */
  seenUpTo?: number;
  /** the key person whom the form asks about */
  contactId?: number;
};

const count = z.coerce.number().int().nonnegative();
const placeShape = z.tuple([z.coerce.number().int().positive(), z.enum(["over", "alone"]), count, count]);

export const briefPlace = ({ clientId, isOver, seenUpTo = 0, contactId = 0 }: BriefPlace): string =>
  [clientId, isOver ? "over" : "alone", seenUpTo, contactId].join("|");

/** Reads the private_metadata; undefined when it is not of our making. */
export function readBriefPlace(metadata: string): Required<BriefPlace> | undefined {
  const read = placeShape.safeParse(metadata.split("|"));
  if (!read.success) return undefined;
  const [clientId, over, seenUpTo, contactId] = read.data;
  return { clientId, isOver: over === "over", seenUpTo, contactId };
}

/** A field of the profile's form: what it fills, and of which. */
const blockOf = (kind: string) => (name: string) => `${kind}:${name}`;
export const recordBlock = blockOf("record");
export const personBlock = blockOf("person");
export const factBlock = blockOf("fact");
