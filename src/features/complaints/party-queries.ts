import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import { halfWidth } from "../../lib/full-width.ts";
import { offeredClients } from "../clients/offer-queries.ts";
import { clientInReach } from "../clients/queries.ts";
import { seesClients } from "../people/queries.ts";

/**
 * How somebody named a client. In their own reach by its id; else only as they knew it: by the number, or by the full name and the
 * last four digits of the phone (domain.md, "Who may see what"), which is asked again whenever it is used.
 */
export type Naming = { id: number } | { clientNo: string } | { name: string; digits: string };

const idShape = /^id:([1-9]\d{0,14})$/;

/** A naming as a choice of the form carries it. */
export function namingText(naming: Naming): string {
  if ("id" in naming) return `id:${naming.id}`;
  return "clientNo" in naming ? `no:${naming.clientNo}` : `as:${naming.digits}:${naming.name}`;
}

/** Reads what a choice of the form carried: a claim. */
export function readNaming(carried: string): Naming | undefined {
  const id = idShape.exec(carried)?.[1];
  if (id) return { id: Number(id) };
  if (carried.startsWith("no:")) return { clientNo: carried.slice(3) };
  const [, digits, name] = /^as:(\d{4}):(.+)$/s.exec(carried) ?? [];
  return digits && name ? { digits, name } : undefined;
}

/** Words that end in four digits name somebody by name and phone. */
export function readTyped(typed: string): Naming[] {
  const plain = halfWidth(typed);
  const [, name, digits] = /^(.+?)[\s,，]*(\d{4})$/su.exec(plain) ?? [];
  return [...(plain === "" ? [] : [{ clientNo: plain }]), ...(name && digits ? [{ name: name.trim(), digits }] : [])];
}

/** `name` null: it was found, and that is all that the asker learns. */
export type Party = { id: number; name: string | null; clientNo: string | null };

/** The client that is meant, if it is one and the asker may name it so. */
export async function partyOf(db: Db, asker: Asker, naming: Naming): Promise<Party | undefined> {
  if ("id" in naming) return clientInReach(db, asker, naming.id);
  const id = "clientNo" in naming ? await byNumber(db, naming.clientNo) : await byName(db, naming);
  if (id === undefined) return undefined;
  // who may see the client at all sees who it is
  return (await clientInReach(db, asker, id)) ?? { id, name: null, clientNo: null };
}

async function byNumber(db: Db, clientNo: string): Promise<number | undefined> {
  const [found] = await db.rows<{ id: number }>(
    `SELECT "id" FROM "Client" WHERE "clientNo" IN (?, ?)`,
    clientNo,
    clientNo.toUpperCase(),
  );
  return found?.id;
}

const digitsOf = (phone: string | null) => (phone ?? "").replace(/\D/g, "");

/** The only client of exactly that name who has such a phone; of two, none: then the number is needed. */
async function byName(db: Db, { name, digits }: { name: string; digits: string }): Promise<number | undefined> {
  const rows = await db.rows<{ id: number; phone: string | null }>(
    `SELECT c."id", c."phone" FROM "Client" c WHERE c."name" = ?
     UNION ALL SELECT c."id", k."phone" FROM "Client" c JOIN "Contact" k ON k."clientId" = c."id" WHERE c."name" = ?`,
    name,
    name,
  );
  const ids = new Set(rows.filter(({ phone }) => digitsOf(phone).endsWith(digits)).map(({ id }) => id));
  return ids.size === 1 ? [...ids][0] : undefined;
}

export type Offer = { naming: Naming; party: Party };

/** The clients that are meant by what is typed: first whom it names in full, then those of the asker's reach as one types. */
export async function offeredParties(db: Db, asker: Asker, typed: string, most: number): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (const naming of readTyped(typed)) {
    const party = await partyOf(db, asker, naming);
    const isNew = party && !offers.some((offer) => offer.party.id === party.id);
    if (isNew) offers.push({ naming: party.name === null ? naming : { id: party.id }, party });
  }
  const own = seesClients(asker) ? await offeredClients(db, asker, typed, most) : [];
  const others = own.filter(({ id }) => !offers.some((offer) => offer.party.id === id));
  return [...offers, ...others.map((party) => ({ naming: { id: party.id }, party }))];
}

/** Active people of the house whose name holds the words: who may be complained about is no secret. */
export async function offeredPeople(db: Db, typed: string, most: number): Promise<{ id: number; name: string }[]> {
  const words = halfWidth(typed);
  if (words === "") return [];
  return db.prisma.person.findMany({
    where: { active: true, name: { contains: words } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: most,
    select: { id: true, name: true },
  });
}
