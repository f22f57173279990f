import { z } from "zod";
import { isDate, type PlainDate } from "../../lib/dates.ts";

/** Opens the form; the value is a client's id, or `CLIENTID|YYYY-MM-DD` from a plan's item, or nothing. */
export const openLogAction = "log_open";
/** A client's contacts in full; the value is the client's id, or `CLIENTID|PAGE`. */
export const openContactsAction = "log_contacts";
export const contactsPageAction = "log_contacts_page";
/** A client's contacts as a place calls them (slack/place.ts): `CLIENTID|PAGE`, and "over" when they lie over something. */
export const contactsList = "log_contacts";
/** The form filled with a contact; the value is the contact's id. */
export const correctAction = "log_correct";

/** On a receipt: the value is a follow-up that is done, as `follow-ups/ids.ts` writes a claim. */
export const settleLateAction = "log_settle_late";

export const logFormId = "log_contact_form";
export const logShortcutId = "log_contact";
export const logMessageShortcutId = "log_message";
export const unfoldAction = "log_more";
export const dropDraftAction = "log_drop";
/** The client's field: what is typed is asked for, what is chosen is told at once. */
export const logClientAction = "log_client";
/** The start of the block ids of fields that keep a draft, and of those whose days are shown back. */
const keptBlock = "log";
const dueBlock = "log_due";
export const keptFields = `field:${keptBlock}`;
export const dueFields = `field:${dueBlock}`;

/** The draft of a form that is opened from nowhere in particular. */
export const anyDraft = "log";
export const draftOfClient = (clientId: number): string => `${anyDraft}:C${clientId}`;
export const draftOfMessage = (channel: string, ts: string): string => `${anyDraft}:M${channel}:${ts}`;
export const draftOfCorrection = (contactId: number): string => `correct:${contactId}`;

export const pairsMost = 5;

/** What such a button claims, to be checked. */
export function readLogValue(value: string): { clientId: number | undefined; on: PlainDate | undefined } {
  const [id = "", on = ""] = value.split("|");
  return { clientId: readId(id), on: isDate(on) ? on : undefined };
}

export const readId = (value: string): number | undefined =>
  /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;

const id = z.number().int().positive();
const count = z.number().int().min(1).max(pairsMost);
/** A private_metadata holds 3,000 signs in all. */
export const placeMost = 1500;

const formState = z.object({
  clientId: id.nullable(),
  /** the contact's moment unless another is chosen: when the form was opened, or when its draft was begun */
  opened: z.number().int().nonnegative(),
  /** what tells this form from the next: when it was shown first */
  token: z.number().int().nonnegative(),
  /** under which its draft is kept */
  draft: z.string().max(100),
  /** where it was opened, to show there what became of the plan's item (slack/place.ts) */
  place: z.string().max(placeMost),
  isUnfolded: z.boolean(),
  /** the moment is asked on the first screen */
  asksWhen: z.boolean(),
  promises: count,
  facts: count,
  /** counts how often it was begun afresh: Slack keeps what was typed under ids that it knows */
  turn: z.number().int().nonnegative(),
  /** the contact that is corrected, and the version that was read */
  correcting: z.object({ id, version: z.number().int().nonnegative() }).nullable(),
  /** contacts within five minutes were asked about */
  askedTwice: z.boolean(),
  /** typed days whose dates were shown */
  shownDays: z.array(z.string().max(60)).max(pairsMost),
});

/** What the form carries in its private_metadata: claims to be checked, never rights. */
export type FormState = z.infer<typeof formState>;

/** Whether the client is chosen in the form: it was opened from no client's place. */
export const isChosenHere = ({ draft }: FormState): boolean => draft === anyDraft || draft.startsWith(`${anyDraft}:M`);

/** Reads the form's private_metadata; undefined when it is not of our making. */
export function readFormState(metadata: string): FormState | undefined {
  try {
    return formState.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

/** The block of a field such as `note` or `due2`. */
export function blockOf(name: string, turn: number): string {
  const due = /^due(\d)$/.exec(name)?.[1];
  const block = due ? `${dueBlock}:${due}` : `${keptBlock}:${name}`;
  return turn > 0 ? `${block}:${turn}` : block;
}

/** The field of a block of that turn; undefined for any other block. */
function nameOf(block: string, turn: number): string | undefined {
  const end = turn > 0 ? `:${turn}` : "";
  if (!block.endsWith(end)) return undefined;
  const [start, name, ...rest] = block.slice(0, block.length - end.length).split(":");
  if (!name || rest.length > 0) return undefined;
  return start === dueBlock ? `due${name}` : start === keptBlock ? name : undefined;
}

type Held = { typed: Record<string, string>; chosen: Record<string, string[]> };

/** What a form holds, by the names of its fields instead of its blocks; other blocks are left out. */
export function filledIn({ typed, chosen }: Held, turn: number): Held {
  const named = <T>(blocks: Record<string, T>) =>
    Object.fromEntries(
      Object.entries(blocks).flatMap(([block, held]) => {
        const name = nameOf(block, turn);
        return name === undefined ? [] : [[name, held] as const];
      }),
    );
  return { typed: named(typed), chosen: named(chosen) };
}
