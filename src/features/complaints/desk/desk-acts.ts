import type { Tx } from "../../../db/sql.ts";
import type { PlainDate } from "../../../lib/dates.ts";
import type { Message } from "../../../slack/blocks.ts";
import { enqueue } from "../../../slack/delivery.ts";
import { tellLater, tellNow } from "../../notices/acts.ts";
import type { Way } from "./tell-rules.ts";

/** Where a complaint's card stands: the desk's channel, or one person's direct messages. */
export type DeskPlace = { target: string; personId?: number };

type Shown = { number: string; seq: number; place: DeskPlace; card: Message; line: Message };

/** By which a complaint's card, and what is posted with it, are known at one place. */
const keysAt =
  (number: string, { target, personId }: DeskPlace) =>
  (what: string) =>
    `complaint:${number}:${what}:${personId ? `P${personId}` : target}`;

/** Lays a complaint's card, or makes it anew, with one more line of its history in the thread under it. */
export async function layCard(tx: Tx, { number, seq, place, card, line }: Shown): Promise<void> {
  const keyed = keysAt(number, place);
  const cardKey = keyed("card");
  const isFirst = await enqueue(tx, { key: cardKey, ...place, message: card });
  if (!isFirst) await enqueue(tx, { key: keyed(`card.${seq}`), ...place, message: card, editOf: cardKey });
  await enqueue(tx, { key: keyed(`act.${seq}`), ...place, message: line, threadOf: cardKey });
}

/** Shows a card as it is at an instant, where it was laid. */
export async function showCardAnew(
  tx: Tx,
  { number, at, place, card }: Pick<Shown, "number" | "place" | "card"> & { at: Date },
): Promise<void> {
  const keyed = keysAt(number, place);
  const laid = await tx.delivery.findUnique({ where: { key: keyed("card") }, select: { key: true } });
  if (laid) await enqueue(tx, { key: keyed(`card.${at.toISOString()}`), ...place, message: card, editOf: laid.key });
}

const within = (start: string) => ({ startsWith: start });

/**
 * Takes a complaint away from where it was told and may not be read any more: its card and the lines under it wherever it is not
 * dealt with now, and all that one person was told of it, also what waits to be told. What was posted is replaced by `message`.
 */
export async function takeAway(
  tx: Tx,
  from: { id: number; number: string; seq: number; places: DeskPlace[]; personId: number | null; message: Message },
): Promise<void> {
  const { id, number, seq, places, personId, message } = from;
  const told = await tx.delivery.findMany({
    where: { key: within(`complaint:${number}:`), editOf: null },
    select: { key: true, target: true, personId: true },
    orderBy: { id: "asc" },
  });
  const isOfDesk = /^complaint:[^:]+:(card|act\.\d+):/;
  const stays = ({ target }: DeskPlace) => places.some((place) => place.target === target);
  for (const one of told) {
    const isTheirs = personId !== null && one.personId === personId;
    if (!isTheirs && (!isOfDesk.test(one.key) || stays({ target: one.target }))) continue;
    const whose = one.personId === null ? {} : { personId: one.personId };
    await enqueue(tx, { key: `${one.key}:away.${seq}`, target: one.target, ...whose, message, editOf: one.key });
  }
  if (personId === null) return;
  const starts = [`complaint:${number}:`, `complaint-clock:C${id}:`];
  await tx.notice.deleteMany({
    where: { personId, toldIn: null, OR: starts.map((start) => ({ key: within(start) })) },
  });
}

type Told = {
  key: string;
  person: { id: number; slackUserId: string | null };
  /** the person's own local day */
  day: PlainDate;
  message: Message;
  line: string;
};

/** Tells one person of an act, once. Whom Slack does not know reads it when that is mended. */
export async function tellOne(tx: Tx, way: Way, { key, person, day, message, line }: Told): Promise<void> {
  const { id, slackUserId } = person;
  if (way === "later" || slackUserId === null) await tellLater(tx, { key, personId: id, line });
  else if (way === "now") await tellNow(tx, { key, person, day, message, line });
  else await enqueue(tx, { key, personId: id, target: slackUserId, message });
}
