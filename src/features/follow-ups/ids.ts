import { z } from "zod";

/** Opens the form for a client: the value is the client's id. */
export const addFollowUpAction = "follow_up_add";
/** Opens a follow-up: the value is its id. */
export const openFollowUpAction = "follow_up_open";
/** Opens the form to hand one over: the value is its id. */
export const handOverAction = "follow_up_hand_over";

/** Another list, or another page of one. */
export const listAction = "follow_up_list";
/** What is done with a follow-up: from a line's menu, or from its card. */
export const actAction = "follow_up_act";
/** The answers to a hand-over. */
export const acceptAction = "follow_up_accept";
export const declineAction = "follow_up_decline";
/** Slack wants to be told of a press even where a link is followed. */
export const linkAction = "follow_up_link";

/** A list of follow-ups, as a place calls it: with a `listValue`. */
export const followUpsList = "follow_ups";

export const searchAction = "follow_up_client";
export const messageShortcutId = "follow_up_message";
export const addFormId = "follow_up_add_form";
export const dateFormId = "follow_up_date_form";
export const editFormId = "follow_up_edit_form";
export const cancelFormId = "follow_up_cancel_form";
export const handOverFormId = "follow_up_hand_over_form";

/** The fields of the forms. */
export const fields = {
  client: "follow_client",
  text: "follow_text",
  words: "follow_when",
  date: "follow_date",
  promised: "follow_promised",
  reason: "follow_reason",
  to: "follow_to",
} as const;

export const acts = [
  "done",
  "tomorrow",
  "threeDays",
  "nextWeek",
  "more",
  "date",
  "edit",
  "handOver",
  "take",
  "cancel",
] as const;
export type Act = (typeof acts)[number];

/** mine, due, overdue, all, or `client:` and the client's id */
export type ListName = "mine" | "due" | "overdue" | "all" | `client:${number}`;

const id = z.coerce.number().int().positive();
const version = z.coerce.number().int().nonnegative();
const listName = z
  .string()
  .regex(/^(mine|due|overdue|all|client:\d{1,15})$/)
  .transform((name) => name as ListName);

/** Which follow-up, as it stood when the button was shown: a claim to be checked. */
export type Claim = { id: number; version: number };

export type ShownList = { list: ListName; page: number };

const listShape = z.tuple([listName, z.coerce.number().int()]);
export const listValue = ({ list, page }: ShownList): string => `${list}|${page}`;

export function readList(value: string): ShownList {
  const read = listShape.safeParse(value.split("|"));
  return read.success ? { list: read.data[0], page: read.data[1] } : { list: "mine", page: 1 };
}

const claimShape = z.tuple([id, version]).rest(z.string());

/** Which follow-up; from a list, also which list is to be shown then. */
export const claimValue = ({ id, version }: Claim, shown?: ShownList): string =>
  [id, version, ...(shown ? [listValue(shown)] : [])].join("|");

/** Reads a button's value; undefined when it is not of our making. */
export function readClaim(value: string): { claim: Claim; shown: ShownList | undefined } | undefined {
  const read = claimShape.safeParse(value.split("|"));
  if (!read.success) return undefined;
  const [claimed, at, ...rest] = read.data;
  return { claim: { id: claimed, version: at }, shown: rest.length > 0 ? readList(rest.join("|")) : undefined };
}

const actShape = z.tuple([z.enum(acts), id, version]).rest(z.string());

/** What to do with which follow-up; from a list, also which list is to be shown then. */
export const actValue = (act: Act, claim: Claim, shown?: ShownList): string => `${act}|${claimValue(claim, shown)}`;

export function readAct(value: string): { act: Act; claim: Claim; shown: ShownList } | undefined {
  const read = actShape.safeParse(value.split("|"));
  if (!read.success) return undefined;
  const [act, claimed, at, ...rest] = read.data;
  return { act, claim: { id: claimed, version: at }, shown: readList(rest.join("|")) };
}

const heldShape = z.object({
  claim: z.object({ id, version }).optional(),
  /** the day that the typed words were understood as, and shown */
  shown: z.string().optional(),
  /** the message that the follow-up comes from */
  from: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** where the form or its card was opened (slack/place.ts), to show there what has become of it */
  place: z.string().max(1500).optional(),
});

/** What a form knows besides its fields, in its private_metadata. */
export type Held = z.infer<typeof heldShape>;

export const heldValue = (held: Held): string => JSON.stringify(held);

export function readHeld(metadata: string): Held {
  try {
    return heldShape.parse(JSON.parse(metadata));
  } catch {
    return {};
  }
}

/** The follow-up or the client that a button names by its id; undefined when it names none. */
export function readId(value: string): number | undefined {
  const read = id.safeParse(value);
  return read.success ? read.data : undefined;
}
