import type { Db, Tx } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { refreshSearchText } from "../clients/search-acts.ts";
import { learnFacts } from "./fact-acts.ts";
import { editedFacts, type KeptKind, type LearnedFact } from "./fact-rules.ts";
import type { PersonField, PersonValues, RecordField } from "./profile-rules.ts";

export type ProfileEdit = {
  clientId: number;
  /** whose clients the asker may see at this moment */
  owners: readonly number[];
  record: Partial<Record<RecordField, string>>;
  person: PersonValues;
  /** whom `person` is about; undefined: somebody new */
  contactId: number | undefined;
  facts: readonly LearnedFact<KeptKind>[];
  seenUpTo: number;
  on: PlainDate;
  byId: number;
  at: Date;
};

/** What stands in the way: somebody else has filled it in or changed it meanwhile. */
export type Conflict =
  | { of: "record"; field: RecordField; value: string }
  | { of: "person"; field: PersonField; value: string }
  | { of: "fact"; field: KeptKind; value: string };

/**
 * Writes down what a form of the profile says, all of it or nothing: what was missing is filled in, never overwritten, and facts
 * are added. Undefined: the client is not in the asker's reach. An empty list: saved.
 */
export const saveProfile = ({ prisma }: Db, edit: ProfileEdit): Promise<Conflict[] | undefined> =>
  prisma.$transaction(async (tx) => {
    const { clientId, owners } = edit;
    // who saves at the same moment waits here, and then sees what the first has written
    await tx.$executeRaw`UPDATE "Client" SET "id" = "id" WHERE "id" = ${clientId}`;
    const client = await tx.client.findFirst({ where: { id: clientId, ownerId: { in: [...owners] } } });
    if (!client) return undefined;
    const known = await tx.profileFact.findMany({ where: { clientId } });
    const { facts, changedMeanwhile } = editedFacts(known, edit.seenUpTo, edit.facts);
    const conflicts = [
      ...takenFields(client, edit.record),
      ...(await takenOfPerson(tx, edit)),
      ...changedMeanwhile.map(({ kind, value }) => ({ of: "fact" as const, field: kind, value })),
    ];
    if (conflicts.length > 0) return conflicts;
    await learnFacts(tx, { ...edit, facts });
    await fillRecord(tx, edit);
    return [];
  });

function takenFields(client: Record<RecordField, string | null>, record: ProfileEdit["record"]): Conflict[] {
  return (Object.entries(record) as [RecordField, string][]).flatMap(([field, said]) => {
    const value = client[field];
    return value === null || value === said ? [] : [{ of: "record", field, value }];
  });
}

async function takenOfPerson(tx: Tx, { clientId, contactId, person }: ProfileEdit): Promise<Conflict[]> {
  if (Object.keys(person).length === 0) return [];
  if (contactId === undefined) {
    const { name = "" } = person;
    const known = await tx.contact.findUnique({ where: { clientId_name: { clientId, name } } });
    return known && !isSame(known, person) ? [{ of: "person", field: "name", value: name }] : [];
  }
  const known = await tx.contact.findFirst({ where: { id: contactId, clientId } });
  return (["role", "phone", "birthday"] as const).flatMap((field) => {
    const [is, said] = [known?.[field] ?? null, person[field]];
    return said === undefined || is === null || is === said ? [] : [{ of: "person", field, value: is }];
  });
}

/** Whether the person is on record just so: then a second tap has nothing more to say. */
const isSame = (known: Record<"role" | "phone" | "birthday", string | null>, person: PersonValues): boolean =>
  (["role", "phone", "birthday"] as const).every((field) => (person[field] ?? null) === known[field]);

async function fillRecord(tx: Tx, { clientId, record, person, contactId }: ProfileEdit): Promise<void> {
  if (Object.keys(record).length > 0) await tx.client.update({ where: { id: clientId }, data: record });
  if (Object.keys(person).length > 0) {
    const { name = "", ...said } = person;
    const where = { clientId_name: { clientId, name } };
    if (contactId === undefined) await tx.contact.upsert({ where, create: { clientId, name, ...said }, update: said });
    else await tx.contact.updateMany({ where: { id: contactId, clientId }, data: said });
  }
  if (record.phone ?? person.phone ?? person.name) await refreshSearchText(tx, [clientId]);
}
